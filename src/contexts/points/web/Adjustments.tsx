import { Space } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { dateOf } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { toast } from '#ui/toast.ts'
import { usePaging } from '#ui/useFilters.ts'
import { pointsContract } from '../contract.ts'
import { type AdjustmentView, RULE_STATES } from '../contract-parts.ts'
import { signed } from './StatementPage.tsx'

type Adjustment = z.infer<typeof AdjustmentView>

/** Corrections by hand: proposed by one, approved by another, with a reason. */
export function Adjustments({ areaCode }: { areaCode?: string }) {
  const { page, pageSize, onPage } = usePaging()
  const list = useAsk(pointsContract, 'listAdjustments', { ...(areaCode && { areaCode }), page, pageSize })
  return (
    <DataTable
      label="积分调整"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={<EmptyHint title="没有积分调整" next="调整在个人对账单上提出，由另一位同事核准后入账。" />}
    />
  )
}

function Decide({ row }: { row: Adjustment }) {
  const act = useAct(pointsContract, 'decideAdjustment')
  const decide = (outcome: 'approved' | 'rejected', word: string) => (reason: string) =>
    act.mutateAsync({ adjustmentId: row.id, outcome, reason }).then(() => toast(word))
  if (!row.mayDecide) return null
  return (
    <Space>
      <ConfirmAct
        label="核准"
        title={`核准${row.name}的积分调整？`}
        consequences={[`账户${signed(row.points)}分，理由：${row.reason}`, '入账后不能修改，只能再作调整']}
        button={{ size: 'small', type: 'primary' }}
        danger={false}
        onConfirm={decide('approved', '已核准')}
      />
      <ConfirmAct
        label="不核准"
        title={`不核准${row.name}的积分调整？`}
        consequences={['账户不变']}
        reason={{ label: '理由', required: true }}
        button={{ size: 'small' }}
        onConfirm={decide('rejected', '已退回')}
      />
    </Space>
  )
}

const COLUMNS: Column<Adjustment>[] = [
  { key: 'on', title: '提出日期', date: true, render: ({ proposedAt }) => dateOf(new Date(proposedAt)) },
  {
    key: 'name',
    title: '姓名',
    render: ({ name, personId }) => <Link to={`/volunteering/points/accounts/${personId}`}>{name}</Link>,
  },
  { key: 'area', title: '社区（村）', wideOnly: true, render: ({ areaName }) => areaName },
  { key: 'points', title: '积分', figure: true, render: ({ points }) => signed(points) },
  { key: 'reason', title: '理由', render: ({ reason }) => reason },
  { key: 'state', title: '状态', render: ({ state }) => (state === 'proposed' ? '待核准' : RULE_STATES[state]) },
  {
    key: 'hands',
    title: '经手',
    wideOnly: true,
    render: (row) => [row.proposedName, row.decidedName].filter(Boolean).join('、'),
  },
  { key: 'act', title: '', render: (row) => <Decide row={row} /> },
]
