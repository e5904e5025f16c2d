import { Space } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { yuan } from '#contexts/campaigns/web/public.tsx'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { goodsContract } from '../contract.ts'
import type { CountView, DisposalView } from '../contract-stock-parts.ts'
import { DISPOSALS } from '../vocabulary.ts'

type Count = z.infer<typeof CountView>
type Disposal = z.infer<typeof DisposalView>
const STATES = { proposed: '待核准', approved: '已核准', rejected: '未核准' } as const

/** Stock-takes and disposals of a lot, with what waits for a second hand. */
export function Keeping({ lotId }: { lotId: string }) {
  const kept = useAsk(goodsContract, 'listKeeping', { lotId })
  if (!kept.data || kept.data.counts.length + kept.data.disposals.length === 0) return null
  return (
    <>
      {kept.data.counts.length > 0 && (
        <Section title="盘点">
          <DataTable label="盘点" columns={COUNTS} rows={kept.data.counts} rowKey={({ id }) => id} />
        </Section>
      )}
      {kept.data.disposals.length > 0 && (
        <Section title="处置">
          <DataTable label="处置" columns={DISPOSED} rows={kept.data.disposals} rowKey={({ id }) => id} />
        </Section>
      )}
    </>
  )
}

type DecideProps = {
  name: 'decideCount' | 'decideDisposal'
  refersTo: object
  what: string
  consequences: readonly string[]
}
function Decide({ name, refersTo, what, consequences }: DecideProps) {
  const act = useAct(goodsContract, name)
  const decide = (outcome: 'approved' | 'rejected') => (reason: string) =>
    act.mutateAsync({ ...refersTo, outcome, reason } as never).then(() => toast('已办理'))
  return (
    <Space>
      <ConfirmAct
        label="核准"
        title={`核准${what}？`}
        consequences={consequences}
        button={{ size: 'small', type: 'primary' }}
        onConfirm={decide('approved')}
      />
      <ConfirmAct
        label="不核准"
        title={`不核准${what}？`}
        consequences={['库存不变']}
        reason={{ label: '理由', required: true }}
        danger={false}
        button={{ size: 'small' }}
        onConfirm={decide('rejected')}
      />
    </Space>
  )
}

const COUNTS: Column<Count>[] = [
  { key: 'on', title: '日期', date: true, render: ({ countedOn }) => countedOn },
  { key: 'book', title: '账上', figure: true, render: ({ book }) => book },
  { key: 'counted', title: '清点', figure: true, render: ({ counted }) => counted },
  { key: 'reason', title: '差额原因', render: ({ reason }) => reason || '—' },
  { key: 'fen', title: '转出价值（元）', figure: true, render: ({ fen }) => yuan(fen) },
  { key: 'state', title: '状态', render: ({ state }) => STATES[state] },
  {
    key: 'act',
    title: '',
    render: ({ id, mayDecide, book, counted }) =>
      mayDecide && (
        <Decide
          name="decideCount"
          refersTo={{ stocktakeId: id }}
          what="这次盘点"
          consequences={[
            counted === book ? '账实相符，库存不变' : `库存由${book}更正为${counted}`,
            ...(counted < book ? ['短少部分的价值转入管理费用—物资盘亏与处置'] : []),
          ]}
        />
      ),
  },
]
const DISPOSED: Column<Disposal>[] = [
  { key: 'on', title: '日期', date: true, render: ({ disposedOn }) => disposedOn },
  { key: 'kind', title: '方式', render: ({ kind }) => DISPOSALS[kind] },
  { key: 'quantity', title: '数量', figure: true, render: ({ quantity }) => quantity },
  {
    key: 'proceeds',
    title: '变卖净收入（元）',
    figure: true,
    render: ({ proceedsFen, proceedsEntryId }) =>
      proceedsEntryId ? <Link to={`/fund/entries/${proceedsEntryId}`}>{yuan(proceedsFen)}</Link> : yuan(proceedsFen),
  },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  { key: 'state', title: '状态', render: ({ state }) => STATES[state] },
  {
    key: 'act',
    title: '',
    render: ({ id, mayDecide, kind, quantity, proceedsFen }) =>
      mayDecide && (
        <Decide
          name="decideDisposal"
          refersTo={{ disposalId: id }}
          what={`${DISPOSALS[kind]}${quantity}件`}
          consequences={[
            `库存减少${quantity}`,
            '其价值转入管理费用—物资盘亏与处置，不能恢复',
            ...(proceedsFen > 0 ? [`变卖净收入${yuan(proceedsFen)}元另作一张收入凭证，入原批物资的资金池`] : []),
          ]}
        />
      ),
  },
]
