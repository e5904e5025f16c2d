import { useState } from 'react'
import { showDate } from '#kernel/time.ts'
import { useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { disclosureContract } from '../contract.ts'
import { yuan } from '../rules/amounts.ts'
import { type GiftWay, Way } from './Way.tsx'

/** All one gave, the oldest first; one opens at a time. */
export function GiftsPage() {
  const list = useAsk(disclosureContract, 'myGifts', {})
  const [opened, setOpened] = useState<string>()
  const rows = list.data?.rows ?? []
  const one = rows.length === 1 ? rows[0] : rows.find(({ id }) => id === opened)
  if (one)
    return (
      <Screen title="我捐的钱去哪了">
        {rows.length > 1 && (
          <Button kind="plain" onClick={() => setOpened(undefined)}>
            看我捐的每一笔
          </Button>
        )}
        <Way way={one} />
      </Screen>
    )
  return (
    <Screen title="我捐的钱去哪了">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data && rows.length === 0 && (
        <Empty
          title="没有查到您的捐赠"
          next="您捐款时如果没有留下本人信息，请用慈善组织给您的链接来看。"
          action={<LinkButton to="/m/funds">看看社区基金</LinkButton>}
        />
      )}
      {rows.length > 1 && <Sums rows={rows} />}
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
    </Screen>
  )
}

const Sums = ({ rows }: { rows: readonly GiftWay[] }) => (
  <p>
    您一共捐了{rows.length}次，{yuan(rows.reduce((sum, { fen }) => sum + fen, 0))}元。先捐的先用。
  </p>
)
