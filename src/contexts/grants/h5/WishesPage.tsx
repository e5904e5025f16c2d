import { useState } from 'react'
import { type Fen, showYuan } from '#kernel/money.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { grantsContract } from '../contract.ts'
import { WISH_STATES } from '../vocabulary.ts'

/** Wishes that wait; one press chooses, a second one claims. */
export function WishesPage() {
  const list = useAsk(grantsContract, 'openWishes', {})
  const claim = useAct(grantsContract, 'claimWish')
  const [chosen, setChosen] = useState<string>()
  return (
    <Screen title="微心愿" back="/m/grants">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {claim.error && <Say tone="error">{claim.error.message}</Say>}
      {list.data?.rows.length === 0 && <Empty title="现在没有等待认领的心愿" next="过些日子再来看。" />}
      {list.data?.rows.map((wish) => (
        <Card key={wish.id} title={`${wish.alias}想要${wish.item}`}>
          <p>
            {wish.areaName}，约{showYuan(wish.valueFen as Fen)}元
          </p>
          {chosen === wish.id ? (
            <>
              <p>认领后，社区会与您联系，请在7天内办理。不要直接给钱。</p>
              <Button busy={claim.isPending} onClick={() => claim.mutate({ wishId: wish.id, version: wish.version })}>
                确定认领
              </Button>
              <Button kind="plain" onClick={() => setChosen(undefined)}>
                先不认领
              </Button>
            </>
          ) : (
            <Button onClick={() => setChosen(wish.id)}>我来实现</Button>
          )}
        </Card>
      ))}
      {list.data?.mine.map((wish) => (
        <Card key={wish.id} title={`您认领的：${wish.item}`}>
          <p>{WISH_STATES[wish.state]}</p>
        </Card>
      ))}
    </Screen>
  )
}
