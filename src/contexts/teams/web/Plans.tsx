import { Button, InputNumber, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay } from '#ui/session.ts'
import { useFilters, usePaging, useSort } from '#ui/useFilters.ts'
import { PLAN_STATES } from '../contract/fields.ts'
import type { PlanRow } from '../contract/plans.ts'
import { teamsContract } from '../contract.ts'
import { keyOf, optionsOf, placeOf } from './codes.ts'

type Plan = z.infer<typeof PlanRow>

const yearOf = (text = ''): number | undefined => (/^20\d\d$/.test(text) ? Number(text) : undefined)

/** The yearly plans of one place. */
export function Plans({ areaCode }: { areaCode?: string }) {
  const mayRecord = useMay('teams.plan.record')
  const { filters, setFilter, clear, isFiltered } = useFilters(['year', 'state'])
  const { sort, order, onSort } = useSort(['area', 'year'])
  const { page, pageSize, onPage } = usePaging()
  const state = keyOf(PLAN_STATES, filters.state)
  const year = yearOf(filters.year)
  const filter = { ...(areaCode && { areaCode }), ...(state && { state }), ...(year && { year }) }
  const list = useAsk(teamsContract, 'listPlans', { ...filter, ...order, page, pageSize })
  return (
    <DataTable
      label="年度计划"
      columns={COLUMNS}
      rows={list.data?.rows}
      rowKey={({ id }) => id}
      isPending={list.isFetching}
      error={list.error}
      onRetry={list.refetch}
      {...(sort && { sort })}
      onSort={onSort}
      paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
      empty={
        isFiltered ? (
          <EmptyHint
            title="没有符合条件的年度计划"
            next="请放宽条件。"
            action={<Button onClick={clear}>清空条件</Button>}
          />
        ) : (
          <EmptyHint title="还没有年度计划" next="由社区（村）填报，街镇批准后计入三（五）。" />
        )
      }
      filters={
        <>
          <InputNumber
            aria-label="年度"
            placeholder="年度"
            min={2020}
            max={2099}
            value={year ?? null}
            onChange={(value) => setFilter('year', value === null ? undefined : String(value))}
          />
          <Select
            aria-label="状态"
            placeholder="全部状态"
            allowClear
            style={{ width: 120 }}
            value={state ?? null}
            onChange={(value) => setFilter('state', value ?? undefined)}
            options={optionsOf(PLAN_STATES)}
          />
        </>
      }
      actions={
        <>
          {mayRecord && (
            <Link to="/teams/plans/new">
              <Button type="primary">填报年度计划</Button>
            </Link>
          )}
          <Link to={exportPath('teams.yearly-plans', '年度志愿服务计划', filter)}>
            <Button>导出</Button>
          </Link>
        </>
      }
    />
  )
}

export const PlanTag = ({ state }: { state: Plan['state'] }) => (
  <Tag color={{ draft: 'default', submitted: 'gold', approved: 'green', returned: 'red' }[state]}>
    {PLAN_STATES[state]}
  </Tag>
)

const COLUMNS: Column<Plan>[] = [
  { key: 'area', title: '社区（村）', sortable: true, render: placeOf },
  {
    key: 'year',
    title: '年度',
    date: true,
    sortable: true,
    render: ({ id, year }) => <Link to={`/teams/plans/${id}`}>{year}年计划</Link>,
  },
  { key: 'activities', title: '安排活动', figure: true, render: ({ activities }) => `${activities}项` },
  { key: 'submitted', title: '提交日期', date: true, wideOnly: true, render: ({ submittedOn }) => submittedOn ?? '—' },
  { key: 'approved', title: '批准日期', date: true, render: ({ approvedOn }) => approvedOn ?? '—' },
  { key: 'state', title: '状态', render: ({ state }) => <PlanTag state={state} /> },
]
