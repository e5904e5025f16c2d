import { useState } from 'react'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { pointsContract } from '../contract.ts'
import './points.css'

type Item = z.infer<typeof pointsContract.endpoints.myItems.output>['rows'][number]

/** What can be had; one press asks, a second one confirms. */
export function ItemsPage() {
  const items = useAsk(pointsContract, 'myItems', {})
  const ask = useAct(pointsContract, 'askRedemption')
  const [chosen, setChosen] = useState<string>()
  const [done, setDone] = useState<string>()
  const confirm = (item: Item) =>
    ask.mutate(
      { itemId: item.id, quantity: 1 },
      {
        onSuccess: ({ balance }) => {
          setDone(`已为您留好“${item.name}”，还剩${balance}分。社区核准后会通知您来领。`)
          setChosen(undefined)
        },
      },
    )
  return (
    <Screen title="换东西" back="/m/points">
      {items.isPending && <Loading />}
      {items.error && !items.data && <Failed error={items.error} onRetry={items.refetch} />}
      {done && (
        <>
          <Say tone="done">{done}</Say>
          <LinkButton to="/m/points/mine" kind="plain">
            看我换的
          </LinkButton>
        </>
      )}
      {items.data && (
        <p>
          您有<strong className="figure">{items.data.balance}</strong>分可以用。
        </p>
      )}
      {items.data?.owed ? <Say tone="note">还有{items.data.owed}分要补，补齐后才能换。</Say> : null}
      {items.data?.rows.length === 0 && <Empty title="现在没有可以换的东西" next="过些日子再来看，或问问社区。" />}
      {items.data?.rows.map((item) => (
        <Card key={item.id} title={item.name}>
          <p>
            <strong className="figure">{item.price}分</strong>
            {item.stock > 0 ? `，还有${item.stock}份` : '，已经换完'}
          </p>
          {item.description && <p>{item.description}</p>}
          {item.sourceNote && <p className="detail">{item.sourceNote}提供</p>}
          {chosen === item.id ? (
            <>
              {ask.error && <Say tone="error">{ask.error.message}</Say>}
              <p>
                用{item.price}分换一份“{item.name}”？
              </p>
              <Button busy={ask.isPending} onClick={() => confirm(item)}>
                确定换
              </Button>
              <Button kind="plain" onClick={() => setChosen(undefined)}>
                先不换
              </Button>
            </>
          ) : (
            <Wish item={item} balance={items.data.owed ? 0 : items.data.balance} onChoose={() => choose(item)} />
          )}
        </Card>
      ))}
    </Screen>
  )

  function choose(item: Item): void {
    ask.reset()
    setDone(undefined)
    setChosen(item.id)
  }
}

function Wish({ item, balance, onChoose }: { item: Item; balance: number; onChoose: () => void }) {
  if (item.stock === 0) return null
  if (balance < item.price) return <p className="detail">积分还不够，差{item.price - balance}分</p>
  return <Button onClick={onChoose}>我要换</Button>
}
