import { useState } from 'react'
import type { z } from 'zod'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import type { GoodsWay } from '../contract-parts.ts'
import { yuan } from '../rules/amounts.ts'
import { GoodsWayCards } from './GoodsWay.tsx'
import { type GiftWay, Way } from './Way.tsx'

type Given = z.infer<typeof disclosureContract.endpoints.myGifts.output>

/** All one gave, money first, each the oldest first; one opens at a time. */
export function GiftsPage() {
  const list = useAsk(disclosureContract, 'myGifts', {})
  return (
    <Screen title="我捐的钱和物去哪了">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data && <Gifts given={list.data} />}
    </Screen>
  )
}

function Gifts({ given: { rows, goods } }: { given: Given }) {
  const [opened, setOpened] = useState<string>()
  const count = rows.length + goods.length
  const [only] = count === 1 ? [...rows, ...goods] : []
  const id = only?.id ?? opened
  const [money, lot] = [rows.find((row) => row.id === id), goods.find((row) => row.id === id)]
  if (count === 0)
    return (
      <Empty
        title="没有查到您的捐赠"
        next="您捐赠时如果没有留下本人信息，请用慈善组织给您的链接来看。"
        action={<LinkButton to="/m/funds">看看社区基金</LinkButton>}
      />
    )
  if (money || lot)
    return (
      <>
        {count > 1 && (
          <Button kind="plain" onClick={() => setOpened(undefined)}>
            看我捐的每一笔
          </Button>
        )}
        {money && <Way way={money} />}
        {lot && <GoodsWayCards way={lot} />}
      </>
    )
  return (
    <>
      <Sums rows={rows} goods={goods} />
      {rows.map((row) => (
        <Card key={row.id} title={`${row.receivedOn ? showDate(row.receivedOn) : '还没有到账'}，${yuan(row.fen)}元`}>
          <p>
            已经用掉{yuan(row.fen - row.waitingFen)}元，还等着{yuan(row.waitingFen)}元
          </p>
          <Button kind="plain" onClick={() => setOpened(row.id)}>
            看这笔去哪了
          </Button>
        </Card>
      ))}
      {goods.map((row) => (
        <Card key={row.id} title={`${showDate(row.handedOverOn)}，${row.title}${row.quantity}${row.unit}`}>
          <p>{standing(row)}</p>
          <Button kind="plain" onClick={() => setOpened(row.id)}>
            看这批去哪了
          </Button>
        </Card>
      ))}
    </>
  )
}

const STAGES = { checking: '正在验收', valuing: '正在估值', refused: '没有接收' } as const
function standing({ stage, handed, stock, unit }: GoodsWay): string {
  if (stage !== 'entered') return STAGES[stage]
  return `已经发出${handed.reduce((sum, { pieces }) => sum + pieces, 0)}${unit}，库里还有${stock}${unit}`
}

const Sums = ({ rows, goods }: { rows: readonly GiftWay[]; goods: readonly GoodsWay[] }) => (
  <p>
    {rows.length > 0 &&
      `您一共捐款${rows.length}次，${yuan(rows.reduce((sum, { fen }) => sum + fen, 0))}元。先捐的先用。`}
    {goods.length > 0 && `捐物资${goods.length}批。`}
  </p>
)
