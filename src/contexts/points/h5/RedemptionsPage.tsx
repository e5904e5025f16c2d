import { useState } from 'react'
import type { z } from 'zod'
import { dateOf, showDate } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { Button, LinkButton } from '#ui/phone/Button.tsx'
import { Card } from '#ui/phone/Card.tsx'
import { Empty, Failed, Loading, Say } from '#ui/phone/Say.tsx'
import { Screen } from '#ui/phone/Screen.tsx'
import { pointsContract } from '../contract.ts'
import './points.css'

type Redemption = z.infer<typeof pointsContract.endpoints.myRedemptions.output>['rows'][number]

const WORDS: Record<Redemption['state'], string> = {
  asked: '等社区受理',
  prepared: '等街镇核准',
  approved: '可以来领了',
  handed: '已经领走',
  cancelled: '没有换，积分已退回',
  returned: '东西已退，积分已退回',
}

/** What one asked for and where it stands; a wish nobody took up yet can be taken back. */
export function RedemptionsPage() {
  const [shown, setShown] = useState(20)
  const list = useAsk(pointsContract, 'myRedemptions', { pageSize: Math.min(shown, 100) })
  return (
    <Screen title="我的兑换" back="/m/points">
      {list.isPending && <Loading />}
      {list.error && !list.data && <Failed error={list.error} onRetry={list.refetch} />}
      {list.data?.total === 0 && (
        <Empty
          title="还没有换过东西"
          next="用积分可以换日用品和服务。"
          action={<LinkButton to="/m/points/items">看看能换什么</LinkButton>}
        />
      )}
      {list.data?.rows.map((one) => (
        <One key={one.id} one={one} />
      ))}
      {list.data && list.data.rows.length < Math.min(list.data.total, 100) && (
        <Button kind="plain" onClick={() => setShown(shown + 20)}>
          再看以前的
        </Button>
      )}
    </Screen>
  )
}

function One({ one }: { one: Redemption }) {
  const [asking, setAsking] = useState(false)
  const withdraw = useAct(pointsContract, 'withdrawRedemption')
  return (
    <Card title={one.quantity > 1 ? `${one.itemName} ${one.quantity}份` : one.itemName}>
      <p>
        <strong>{WORDS[one.state]}</strong>
      </p>
      <p className="detail">
        {showDate(dateOf(new Date(one.askedAt)))}申请，{one.points}分
        {one.handedAt && `；${showDate(dateOf(new Date(one.handedAt)))}${one.receiver}签收`}
      </p>
      {one.endedReason && <p className="detail">原因：{one.endedReason}</p>}
      {withdraw.error && <Say tone="error">{withdraw.error.message}</Say>}
      {one.state === 'asked' && !asking && (
        <Button kind="plain" onClick={() => setAsking(true)}>
          不想换了
        </Button>
      )}
      {one.state === 'asked' && asking && (
        <>
          <p>不换了，{one.points}分马上退给您？</p>
          <Button
            kind="danger"
            busy={withdraw.isPending}
            onClick={() => withdraw.mutate({ redemptionId: one.id, version: one.version })}
          >
            确定不换
          </Button>
          <Button kind="plain" onClick={() => setAsking(false)}>
            还是要换
          </Button>
        </>
      )}
    </Card>
  )
}
