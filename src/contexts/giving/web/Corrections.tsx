import { Tag } from 'antd'
import { showMoment } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { Section } from '#ui/PageHeader.tsx'
import { toast } from '#ui/toast.ts'
import { givingContract } from '../contract.ts'
import { CORRECTION_STATES } from '../vocabulary.ts'
import type { OneGift } from './GiftPage.tsx'
import { yuan } from './parts.tsx'

type Correction = OneGift['corrections'][number]

/** What was asked to be taken back in red, and the second hand. */
export const Corrections = ({ gift }: { gift: OneGift }) => (
  <Section title="红字更正">
    <DataTable label="红字更正" columns={columnsOf(gift)} rows={gift.corrections} rowKey={({ id }) => id} />
  </Section>
)

const columnsOf = (gift: OneGift): Column<Correction>[] => [
  {
    key: 'asked',
    title: '提出',
    date: true,
    render: ({ askedAt, askedName }) => `${showMoment(new Date(askedAt))} ${askedName}`,
  },
  {
    key: 'reason',
    title: '理由',
    render: ({ reason, redReceipt }) => (redReceipt ? `${reason}（红字票据${redReceipt}）` : reason),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, decidedName, decisionNote }) => (
      <>
        <Tag>{CORRECTION_STATES[state]}</Tag> {[decidedName, decisionNote].filter(Boolean).join(' ')}
      </>
    ),
  },
  { key: 'act', title: '', render: (row) => row.mayDecide && <Decide gift={gift} correction={row} /> },
]

function Decide({ gift, correction }: { gift: OneGift; correction: Correction }) {
  const act = useAct(givingContract, 'decideCorrection')
  const ref = { correctionId: correction.id, version: correction.version }
  return (
    <>
      <ConfirmAct
        label="批准更正"
        title={`批准红字冲销${gift.no}？`}
        consequences={[
          `账上以今天的红字凭证冲销${yuan(gift.fen)}元，原凭证保留，不能修改`,
          '捐赠作废，编号保留；筹集额相应减少；捐赠人原来的私人链接不能再打开',
          '银行流水回到待认领，可以重新登记',
        ]}
        button={{ size: 'small' }}
        onConfirm={(note) =>
          act.mutateAsync({ ...ref, outcome: 'approved', note }).then(() => toast('已红字冲销，捐赠已作废'))
        }
      />
      <ConfirmAct
        label="不批准"
        title="不批准这项更正？"
        consequences={['账上没有变化', '可以重新提出']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={(note) => act.mutateAsync({ ...ref, outcome: 'rejected', note }).then(() => toast('已办理'))}
      />
    </>
  )
}
