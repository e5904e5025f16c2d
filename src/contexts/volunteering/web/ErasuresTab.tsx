import { Tag } from 'antd'
import type { z } from 'zod'
import { showMoment } from '#kernel/time.ts'
import { useAct } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { useAskMore } from '#ui/more.ts'
import { toast } from '#ui/toast.ts'
import { volunteeringContract } from '../contract.ts'
import type { ErasureView } from '../contract-registration-views.ts'
import { ERASURE_STATES } from '../rules/consents.ts'

type Row = z.infer<typeof ErasureView>

/** People who asked that what is kept of them be deleted (PIPL 47), those due first. */
export function ErasuresTab() {
  const list = useAskMore(volunteeringContract, 'listErasures', { state: 'all', limit: 20 }, ({ next }) =>
    next ? { after: next } : undefined,
  )
  return (
    <DataTable
      label="删除请求"
      columns={COLUMNS}
      rows={list.pages?.flatMap(({ rows }) => rows)}
      rowKey={({ id }) => id}
      isPending={list.isPending}
      error={list.error}
      onRetry={list.refetch}
      paging={list.paging}
      empty={<EmptyHint title="没有删除请求" next="志愿者在手机上提出后显示在这里，应在15个工作日内答复。" />}
    />
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'asked', title: '提出时间', date: true, render: ({ askedAt }) => showMoment(new Date(askedAt)) },
  {
    key: 'due',
    title: '应答复',
    date: true,
    render: ({ dueOn, isOverdue }) => (
      <>
        {dueOn} {isOverdue && <Tag color="red">已逾期</Tag>}
      </>
    ),
  },
  { key: 'note', title: '说明', wideOnly: true, render: ({ note }) => note || '—' },
  {
    key: 'state',
    title: '状态',
    render: ({ state, answer }) => (
      <>
        <Tag>{ERASURE_STATES[state]}</Tag>
        {answer}
      </>
    ),
  },
  { key: 'act', title: '', render: (row) => row.state === 'asked' && <Decide row={row} /> },
]

function Decide({ row: { id: erasureId, version, name } }: { row: Row }) {
  const act = useAct(volunteeringContract, 'decideErasure')
  const decide = (decision: 'erase' | 'refuse') => (answer: string) =>
    act.mutateAsync({ erasureId, version, decision, answer }).then(() => toast('已答复'))
  return (
    <>
      <ConfirmAct
        label="删除"
        title={`删除${name}的个人信息？`}
        consequences={[
          '登记结束；姓名、证件号、电话、住址、生日都清除，手机号不能再登录',
          '服务过的时长只作为社区的数字留下，仍计入以前的测量',
          '不能恢复',
        ]}
        reason={{ label: '答复本人的话', required: true }}
        button={{ size: 'small' }}
        onConfirm={decide('erase')}
      />{' '}
      <ConfirmAct
        label="不予删除"
        title={`不删除${name}的个人信息？`}
        consequences={['本人会收到答复', '请写明依据，例如法定保存期限未满']}
        reason={{ label: '答复本人的话', required: true }}
        danger={false}
        button={{ size: 'small' }}
        onConfirm={decide('refuse')}
      />
    </>
  )
}
