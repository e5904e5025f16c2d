import { Button, Checkbox, Drawer, Form, Input, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { showMoment } from '#kernel/time.ts'
import { useAct, useAsk } from '#ui/api.ts'
import { ConfirmAct } from '#ui/ConfirmAct.tsx'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { Facts } from '#ui/Facts.tsx'
import { rulesOf } from '#ui/fields.ts'
import { EmptyHint, ErrorHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useIsNarrow } from '#ui/screen.ts'
import { useMay, useSession } from '#ui/session.ts'
import { toast } from '#ui/toast.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { linkageContract } from '../contract.ts'
import { SIDES, TASK_STATES, TASK_STEPS } from '../vocabulary.ts'
import { ActForm } from './ActForm.tsx'
import { oneOf, optionsOf } from './parts.tsx'
import { DueTag, type Task, TaskActs } from './TaskList.tsx'
import './linkage.css'

export function TasksPage() {
  const { filters, setFilter } = useFilters(['state', 'text', 'overdue', 'task'])
  const { page, pageSize, onPage } = usePaging()
  const state = oneOf(TASK_STATES, filters.state)
  const filter = {
    ...(state && { state }),
    ...(filters.text && { text: filters.text }),
    ...(filters.overdue && { overdueOnly: true }),
  }
  const list = useAsk(linkageContract, 'listTasks', { ...filter, page, pageSize })
  const columns: Column<Task>[] = [
    {
      key: 'title',
      title: '任务',
      render: ({ id, title }) => (
        <Button
          type="link"
          style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }}
          onClick={() => setFilter('task', id)}
        >
          {title}
        </Button>
      ),
    },
    ...COLUMNS,
    { key: 'acts', title: '办理', render: (task) => task.mayDo && <TaskActs task={task} onDone={list.refetch} /> },
  ]
  return (
    <>
      <PageHeader title="任务" description="联席会议的决议和联动项目交办的事：谁负责、到哪天、做到哪里。" />
      <DataTable
        label="联动任务"
        columns={columns}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="没有任务" next="任务从联席会议的决议和联动项目里交办。" />}
        filters={
          <>
            <SearchInput
              aria-label="搜索任务"
              placeholder="任务、单位、负责人"
              value={filters.text}
              onSearch={(text) => setFilter('text', text)}
            />
            <Select
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 140 }}
              options={optionsOf(TASK_STATES)}
              value={state ?? null}
              onChange={(value) => setFilter('state', value ?? undefined)}
            />
            <Checkbox
              checked={filters.overdue !== undefined}
              onChange={({ target }) => setFilter('overdue', target.checked ? '1' : undefined)}
            >
              只看逾期
            </Checkbox>
          </>
        }
        actions={
          <Link to={exportPath('linkage.tasks', '联动任务清单', filter)}>
            <Button>导出</Button>
          </Link>
        }
      />
      {filters.task && <OneTask taskId={filters.task} onClose={() => setFilter('task', undefined)} />}
    </>
  )
}

const COLUMNS: Column<Task>[] = [
  {
    key: 'owner',
    title: '负责',
    render: ({ ownerParty, ownerUnit, ownerName }) => `${SIDES[ownerParty]} · ${ownerUnit}（${ownerName}）`,
  },
  {
    key: 'from',
    title: '来自',
    wideOnly: true,
    render: ({ projectId, projectTitle, meetingId, meetingTitle }) =>
      projectId ? (
        <Link to={`/linkage/projects/${projectId}`}>{projectTitle}</Link>
      ) : (
        <Link to={`/linkage/meetings/${meetingId}`}>{meetingTitle}</Link>
      ),
  },
  { key: 'due', title: '期限', date: true, render: ({ dueOn }) => dueOn },
  { key: 'state', title: '状态', render: (task) => <DueTag task={task} /> },
  { key: 'note', title: '最近进展', wideOnly: true, render: ({ lastNote }) => lastNote },
]

const moveRules = rulesOf(linkageContract.endpoints.moveTask.input)

/** One task with everything that happened to it. */
function OneTask({ taskId, onClose }: { taskId: string; onClose: () => void }) {
  const isNarrow = useIsNarrow()
  const { today } = useSession()
  const mayLead = useMay('linkage.linkage.lead')
  const { data, error, refetch } = useAsk(linkageContract, 'getTask', { taskId }, { keepPrevious: false })
  const cancel = useAct(linkageContract, 'cancelTask')
  const [isMoving, setMoving] = useState(false)
  return (
    <Drawer title="任务" open onClose={onClose} size={isNarrow ? '100%' : 560} closable={{ 'aria-label': '关闭' }}>
      {error && !data && <ErrorHint error={error} onRetry={refetch} />}
      {!data && !error && <Skeleton active />}
      {data && (
        <>
          <h3>{data.title}</h3>
          <Facts
            facts={[
              ['编号', data.no],
              ['负责', `${SIDES[data.ownerParty]} · ${data.ownerUnit}（${data.ownerName}）`],
              ['期限', data.dueOn],
              ['状态', <DueTag key="state" task={data} />],
              ['完成', data.doneOn],
            ]}
          />
          <ol>
            {data.steps.map(({ kind, note, byName, at }) => (
              <li key={at + kind}>
                <span className="figure">{showMoment(new Date(at))}</span> {TASK_STEPS[kind]} {byName} {note}
              </li>
            ))}
          </ol>
          <span className="linkage-acts">
            {data.mayDo && <TaskActs task={data} onDone={refetch} />}
            {mayLead && data.state === 'open' && (
              <>
                <Button size="small" onClick={() => setMoving(true)}>
                  改期
                </Button>
                <ConfirmAct
                  label="取消任务"
                  title={`取消“${data.title}”？`}
                  consequences={['负责人不用再办，也不再催；经过留着']}
                  reason={{ label: '为什么取消', required: true }}
                  button={{ size: 'small' }}
                  onConfirm={(reason) =>
                    cancel.mutateAsync({ taskId, version: data.version, reason }).then(() => toast('已取消'))
                  }
                />
              </>
            )}
          </span>
          {isMoving && (
            <ActForm
              name="moveTask"
              title="改期"
              okText="改期"
              done="已改期"
              fixed={{ taskId, version: data.version }}
              onClose={() => setMoving(false)}
            >
              <Form.Item label="新的期限" name="dueOn" rules={moveRules.dueOn}>
                <DatePick min={today} />
              </Form.Item>
              <Form.Item label="为什么改" name="reason" rules={moveRules.reason}>
                <Input.TextArea rows={3} maxLength={500} showCount />
              </Form.Item>
            </ActForm>
          )}
        </>
      )}
    </Drawer>
  )
}
