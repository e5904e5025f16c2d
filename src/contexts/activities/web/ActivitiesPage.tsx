import { Button, Checkbox, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { AreaField } from '#contexts/directory/web/public.tsx'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { DatePick } from '#ui/DatePick.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { SearchInput } from '#ui/SearchInput.tsx'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { type ActivityRow, AUDIENCES, activitiesContract } from '../contract.ts'
import { ACTIVITY_STATES, type ActivityState } from '../rules/states.ts'
import './activities.css'
import { spanOf } from '#ui/moments.ts'
import { StateTag } from './StateTag.tsx'

type Row = z.infer<typeof ActivityRow>
const STATES = Object.entries(ACTIVITY_STATES).map(([value, label]) => ({ value: value as ActivityState, label }))

/** All activities within reach, the latest first. */
export function ActivitiesPage() {
  const mayPlan = useMay('activities.activity.plan')
  const { filters, setFilter, clear, isFiltered } = useFilters(['areaCode', 'state', 'from', 'to', 'text', 'overdue'])
  const { page, pageSize, onPage } = usePaging()
  const { areaCode, from, to, text } = filters
  const state = STATES.find(({ value }) => value === filters.state)?.value
  const filter = {
    ...(areaCode && { areaCode }),
    ...(state && { state }),
    ...(from && { from }),
    ...(to && { to }),
    ...(text && { text }),
    overdue: filters.overdue === '1',
  }
  const list = useAsk(activitiesContract, 'listActivities', { ...filter, page, pageSize })
  return (
    <>
      <PageHeader
        title="活动"
        description="从筹划、审核、招募到签到和记录；志愿者、居民和小组的活动都在这里。"
        actions={<Ways mayPlan={mayPlan} filter={filter} />}
      />
      <DataTable
        label="活动"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isPending}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={
          isFiltered ? (
            <EmptyHint
              title="没有符合条件的活动"
              next="请放宽条件再看。"
              action={<Button onClick={clear}>清空条件</Button>}
            />
          ) : (
            <EmptyHint
              title="还没有活动"
              next={mayPlan ? '点右上角“筹划活动”，写好后提交审核。' : '活动由社区和街镇筹划。'}
            />
          )
        }
        filters={
          <>
            <SearchInput
              aria-label="按名称或地点查找"
              placeholder="名称或地点"
              width={180}
              value={text ?? ''}
              onSearch={(words) => setFilter('text', words || undefined)}
            />
            <div style={{ width: 200 }}>
              <AreaField
                aria-label="区划"
                placeholder="全部辖区"
                value={areaCode}
                onChange={(code) => setFilter('areaCode', code)}
              />
            </div>
            <Select<ActivityState>
              aria-label="状态"
              allowClear
              placeholder="全部状态"
              style={{ width: 130 }}
              options={STATES}
              {...(state && { value: state })}
              onChange={(value) => setFilter('state', value)}
            />
            <DatePick aria-label="日期不早于" value={from} onChange={(day) => setFilter('from', day)} />
            <DatePick aria-label="日期不晚于" value={to} onChange={(day) => setFilter('to', day)} />
            <Checkbox
              checked={filter.overdue}
              onChange={({ target }) => setFilter('overdue', target.checked ? '1' : undefined)}
            >
              只看记录逾期
            </Checkbox>
          </>
        }
      />
    </>
  )
}

/** What leads on from the list. */
function Ways({ mayPlan, filter }: { mayPlan: boolean; filter: object }) {
  const mayReadChecks = useMay('activities.attendance.read')
  return (
    <>
      {mayPlan && (
        <Link to="/activities/new">
          <Button type="primary">筹划活动</Button>
        </Link>
      )}
      {mayReadChecks && (
        <Link to="/activities/checks">
          <Button>从业查询</Button>
        </Link>
      )}
      <Link to={exportPath('activities.activities', '活动台账', filter)}>
        <Button>导出</Button>
      </Link>
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '活动', render: ({ id, title }) => <Link to={`/activities/${id}`}>{title}</Link> },
  { key: 'when', title: '时间', date: true, render: ({ startsAt, endsAt }) => spanOf(startsAt, endsAt) },
  {
    key: 'area',
    title: '社区（村）',
    render: ({ townName, areaName }) => [townName, areaName].filter(Boolean).join(' '),
  },
  { key: 'audience', title: '面向', wideOnly: true, render: ({ audience }) => AUDIENCES[audience] },
  { key: 'leader', title: '负责人', wideOnly: true, render: ({ leaderName }) => leaderName || '—' },
  {
    key: 'places',
    title: '报名/名额',
    figure: true,
    render: ({ taken, places, waiting }) => `${taken}/${places}${waiting > 0 ? `，候补${waiting}` : ''}`,
  },
  {
    key: 'recordDueOn',
    title: '记录期限',
    date: true,
    wideOnly: true,
    render: ({ recordDueOn, recordedOn }) => (recordedOn ? `${recordedOn} 完成` : (recordDueOn ?? '—')),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state, isOverdue, missingOut }) => (
      <span className="row-acts">
        <StateTag state={state} />
        {isOverdue && <Tag color="red">记录逾期</Tag>}
        {missingOut > 0 && <Tag color="orange">{missingOut}人未签退</Tag>}
      </span>
    ),
  },
]
