import { Select } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters } from '#ui/useFilters.ts'
import { programmeContract } from '../contract.ts'
import { TASK_MOVES, TASK_STATUSES, type TaskStatus } from '../rules/task-states.ts'
import './programme.css'

type Task = z.output<(typeof programmeContract)['endpoints']['listTasks']['output']>['rows'][number]
const PAGE_SIZE = 50

/** The tasks that the criteria were broken down into: the town does them, the district checks them. */
export function TasksPage() {
  const { filters, setFilter } = useFilters(['point', 'status', 'late', 'page'])
  const page = Number(filters.page ?? 1)
  const list = useAsk(programmeContract, 'listTasks', {
    ...(filters.point && { pointId: filters.point }),
    ...(filters.status && { status: filters.status as TaskStatus }),
    lateOnly: filters.late === '1',
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  })
  const points = useAsk(programmeContract, 'listPoints', { status: ['active'], limit: 200 })
  return (
    <>
      <PageHeader title="创建任务" description="每个创建点按24项指标各立一项任务，可再分解；街镇办理，区级核验。" />
      <DataTable<Task>
        label="创建任务"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        empty={<EmptyHint title="没有符合条件的任务" next="创建点启动后，任务自动生成。" />}
        paging={{
          page,
          pageSize: PAGE_SIZE,
          total: list.data?.total ?? 0,
          onPage: (next) => setFilter('page', next > 1 ? String(next) : undefined),
        }}
        filters={
          <>
            <Select
              aria-label="创建点"
              placeholder="全部创建点"
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              style={{ width: 220 }}
              value={filters.point ?? null}
              onChange={(id: string | undefined) => setFilter('point', id)}
              options={
                points.data?.rows.map(({ id, districtName, townName }) => ({
                  value: id,
                  label: `${districtName} ${townName}`,
                })) ?? []
              }
            />
            <Select
              aria-label="状态"
              placeholder="全部状态"
              allowClear
              style={{ width: 130 }}
              value={filters.status ?? null}
              onChange={(status: string | undefined) => setFilter('status', status)}
              options={Object.entries(TASK_STATUSES).map(([value, label]) => ({ value, label }))}
            />
            <Select
              aria-label="是否逾期"
              style={{ width: 120 }}
              value={filters.late ?? ''}
              onChange={(late: string) => setFilter('late', late || undefined)}
              options={[
                { value: '', label: '不限期限' },
                { value: '1', label: '只看逾期' },
              ]}
            />
          </>
        }
      />
    </>
  )
}

const columns: Column<Task>[] = [
  {
    key: 'point',
    title: '创建点',
    render: ({ pointId, districtName, townName }) => (
      <Link to={`/points/${pointId}`}>
        {districtName} {townName}
      </Link>
    ),
  },
  { key: 'title', title: '任务', render: ({ title, parentId }) => (parentId ? `└ ${title}` : title) },
  { key: 'owner', title: '责任人', render: ({ ownerName }) => ownerName || '—' },
  { key: 'weight', title: '权重', figure: true, render: ({ weight }) => weight || '—' },
  {
    key: 'dueOn',
    title: '期限',
    render: ({ dueOn, isLate }) => (isLate ? <strong className="short">{dueOn} 逾期</strong> : dueOn),
  },
  { key: 'status', title: '状态', render: ({ status }) => TASK_STATUSES[status] },
  { key: 'note', title: '说明', wideOnly: true, render: ({ note }) => note || '—' },
  { key: 'act', title: '', render: (task) => <Moves task={task} /> },
]

/** The steps open from a task's state to this person. */
function Moves({ task }: { task: Task }) {
  const mayChange = useMay('programme.task.change')
  const mayCheck = useMay('programme.task.check')
  const change = useAct(programmeContract, 'changeTask')
  const check = useAct(programmeContract, 'checkTask')
  const open = TASK_MOVES.filter(
    ({ from, by }) => from.includes(task.status) && (by === 'owner' ? mayChange : mayCheck),
  )
  return (
    <span className="row-acts">
      {open.map(({ verb, title, by, needsReason }) => (
        <ConfirmAct
          key={verb}
          label={title}
          title={`${title}：${task.title}？`}
          consequences={[
            `任务状态改为“${TASK_STATUSES[TASK_MOVES.find((one) => one.verb === verb)?.to ?? task.status]}”，并记下是谁、何时办理。`,
          ]}
          danger={needsReason}
          button={verb === 'cancel' ? { size: 'small', type: 'text', danger: false } : { size: 'small' }}
          reason={{ label: needsReason ? '理由' : '说明（可不填）', required: needsReason }}
          onConfirm={async (note) => {
            const input = { taskId: task.id, version: task.version, note }
            if (by === 'owner') await change.mutateAsync({ ...input, verb: verb as 'start' })
            else await check.mutateAsync({ ...input, verb: verb as 'verify' })
            toast(`已${title}`)
          }}
        />
      ))}
    </span>
  )
}
