import { Button, Select, Tag } from 'antd'
import { Link } from 'react-router'
import type { z } from 'zod'
import { useAsk } from '#ui/api.ts'
import { type Column, DataTable } from '#ui/DataTable.tsx'
import { EmptyHint } from '#ui/hints.tsx'
import { PageHeader } from '#ui/PageHeader.tsx'
import { exportPath } from '#ui/places.ts'
import { useMay, useSession } from '#ui/session.ts'
import { useFilters, usePaging } from '#ui/useFilters.ts'
import { type BudgetRow, budgetsContract } from '../contract.ts'
import { BUDGET_STATES } from '../vocabulary.ts'
import { rateWords, yuan } from './parts.tsx'

type Row = z.infer<typeof BudgetRow>

/** The budgets that hold now, a row a point and year. */
export function BudgetsPage() {
  const { filters, setFilter } = useFilters(['year'])
  const { page, pageSize, onPage } = usePaging()
  const { today } = useSession()
  const mayRecord = useMay('budgets.budget.record')
  const filter = filters.year ? { year: Number(filters.year) } : {}
  const list = useAsk(budgetsContract, 'listBudgets', { ...filter, page, pageSize })
  const thisYear = Number(today.slice(0, 4))
  const years = [thisYear + 1, thisYear, thisYear - 1, thisYear - 2]
  return (
    <>
      <PageHeader
        title="预算"
        description="每个创建点一年一份，按资金来源分列：财政、慈善、福彩、自筹各算各的，不混用。"
      />
      <DataTable
        label="预算"
        columns={COLUMNS}
        rows={list.data?.rows}
        rowKey={({ id }) => id}
        isPending={list.isFetching}
        error={list.error}
        onRetry={list.refetch}
        paging={{ page, pageSize, onPage, total: list.data?.total ?? 0 }}
        empty={<EmptyHint title="还没有预算" next="由街镇编制，提请区里另一人审定；审定后就可以凭凭证登记支出。" />}
        filters={
          <Select
            aria-label="年度"
            allowClear
            placeholder="全部年度"
            style={{ width: 140 }}
            options={years.map((year) => ({ value: String(year), label: `${year}年` }))}
            value={filters.year ?? null}
            onChange={(value) => setFilter('year', value ?? undefined)}
          />
        }
        actions={
          <>
            {mayRecord && (
              <Link to="/fund/budgets/new">
                <Button type="primary">编制预算</Button>
              </Link>
            )}
            <Link to={exportPath('budgets.execution', '预算执行表', filter)}>
              <Button>导出执行表</Button>
            </Link>
            <Link to={exportPath('budgets.spending', '支出台账', filter)}>
              <Button>导出支出台账</Button>
            </Link>
          </>
        }
      />
    </>
  )
}

const COLUMNS: Column<Row>[] = [
  {
    key: 'area',
    title: '街镇',
    render: ({ id, areaName, year }) => (
      <Link to={`/fund/budgets/${id}`}>
        {areaName}
        {year}年预算
      </Link>
    ),
  },
  { key: 'revision', title: '第几次', figure: true, wideOnly: true, render: ({ revision }) => revision },
  { key: 'state', title: '状态', render: ({ state }) => <Tag>{BUDGET_STATES[state]}</Tag> },
  { key: 'planned', title: '预算（元）', figure: true, render: ({ plannedFen }) => yuan(plannedFen) },
  { key: 'spent', title: '支出（元）', figure: true, render: ({ spentFen }) => yuan(spentFen) },
  { key: 'rate', title: '执行率', figure: true, render: ({ executedBp }) => rateWords(executedBp) },
]
