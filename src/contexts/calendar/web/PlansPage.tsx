import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMay } from '#ui/session.ts'
import { usePaging } from '#ui/useFilters.ts'
import { calendarContract } from '../contract.ts'
import { PLAN_STATES, type PlanState } from '../vocabulary.ts'

type Row = { id: string; areaName: string; year: number; title: string; state: PlanState; items: number }

/** The yearly plans of the places one's posts cover. */
export function PlansPage() {
  const { page, pageSize, onPage } = usePaging()
  const mayRecord = useMay('calendar.plan.record')
  const list = useAsk(calendarContract, 'listPlans', { page, pageSize })
  return (
    <>
      <PageHeader title="年度计划" description="一个区划一年一份：几月、做什么、谁负责。审定之后事项进入日程。" />
      <DataTable<Row>
        label="年度计划"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有年度计划" next="由经办拟定，提请另一人审定。" />}
        actions={
          mayRecord && (
            <Link to="/calendar/plans/new">
              <Button type="primary">拟定计划</Button>
            </Link>
          )
        }
      />
    </>
  )
}
const COLUMNS: Column<Row>[] = [
  { key: 'title', title: '计划', render: ({ id, title }) => <Link to={`/calendar/plans/${id}`}>{title}</Link> },
  { key: 'area', title: '区划', render: ({ areaName }) => areaName },
  { key: 'year', title: '年度', figure: true, render: ({ year }) => year },
  { key: 'items', title: '事项', figure: true, render: ({ items }) => items },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{PLAN_STATES[state]}</Tag> },
]
