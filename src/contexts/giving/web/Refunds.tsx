import { Tag } from 'antd'
import { useId, useState } from 'react'
import { showMoment } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { givingContract } from '../contract.ts'
import { REFUND_STATES } from '../vocabulary.ts'
import type { OneGift } from './GiftPage.tsx'
import { yuan } from './parts.tsx'

type Refund = OneGift['refunds'][number]

/** What was asked back, and the second hand. */
export const Refunds = ({ gift }: { gift: OneGift }) => (
  <Section title="退还">
    <DataTable label="退还" columns={COLUMNS} rows={gift.refunds} rowKey={({ id }) => id} />
  </Section>
)

const COLUMNS: Column<Refund>[] = [
  {
    key: 'asked',
    title: '提出',
    date: true,
    render: ({ askedAt, askedName }) => `${showMoment(new Date(askedAt))} ${askedName}`,
  },
  { key: 'fen', title: '金额（元）', figure: true, render: ({ fen }) => yuan(fen) },
  {
    key: 'reason',
    title: '理由',
    render: ({ reason, redReceipt }) => (redReceipt ? `${reason}（红字票据${redReceipt}）` : reason),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, decidedName, refundedOn, decisionNote }) => (
      <>
        <Tag>{REFUND_STATES[state]}</Tag> {[refundedOn, decidedName, decisionNote].filter(Boolean).join(' ')}
      </>
    ),
  },
  { key: 'act', title: '', render: (row) => row.mayDecide && <Decide refund={row} /> },
]

function Decide({ refund }: { refund: Refund }) {
  const act = useAct(givingContract, 'decideRefund')
  const { today } = useSession()
  const [day, setDay] = useState<string | undefined>(today)
  const id = useId()
  const ref = { refundId: refund.id, version: refund.version }
  return (
    <>
      <ConfirmAct
        label="批准退还"
        title={`批准退还${yuan(refund.fen)}元？`}
        consequences={[
          '从基金账上退出这笔钱，凭证不能修改',
          '筹集额相应减少',
          '款项由慈善组织原路退回捐赠人，平台不经手',
        ]}
        incomplete={!day}
        button={{ size: 'small' }}
        onConfirm={(note) =>
          act
            .mutateAsync({ ...ref, outcome: 'approved', ...(day && { refundedOn: day }), note })
            .then(() => toast('已退还'))
        }
      >
        <label htmlFor={id}>退款日期</label>
        <DatePick id={id} max={today} {...(day && { value: day })} onChange={setDay} />
      </ConfirmAct>
      <ConfirmAct
        label="不批准"
        title="不批准这项退还？"
        consequences={['账上没有变化', '可以重新提出']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={(note) => act.mutateAsync({ ...ref, outcome: 'rejected', note }).then(() => toast('已办理'))}
      />
    </>
  )
}
