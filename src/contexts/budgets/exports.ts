import type { z } from 'zod'
import { codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { allPages } from '#platform/exchange/all-pages.ts'
import { defineExport, type ExportKind } from '#platform/exchange/kinds.ts'
import { BudgetFilter } from './contract.ts'
import { countExecution, type Execution, listExecution } from './store/execution.ts'
import { countSpending, listSpending, type Spending } from './store/spending.ts'
import { SOURCES } from './vocabulary.ts'

type Filter = z.infer<typeof BudgetFilter>
const describe = ({ areaCode, year }: Filter) =>
  [areaCode ? `区划${areaCode}` : '全部辖区', ...(year ? [`${year}年`] : [])].join('；')
const search = async (tx: Tx, { areaCode, year }: Filter, reach: readonly string[]) => ({
  codes: await codesWithin(tx, reach, areaCode),
  year,
})

const execution = defineExport({
  name: 'budgets.execution',
  title: '预算执行表',
  needs: 'budgets.budget.read',
  filter: BudgetFilter,
  describe,
  columns: [
    { title: '街镇', width: 20, value: (row: Execution) => row.areaName },
    { title: '年度', form: 'integer', value: (row: Execution) => row.year },
    { title: '资金来源', width: 16, value: (row: Execution) => SOURCES[row.source] },
    { title: '预算（元）', form: 'decimal', value: (row: Execution) => row.plannedFen / 100 },
    { title: '支出（元）', form: 'decimal', value: (row: Execution) => row.spentFen / 100 },
    {
      title: '执行率（%）',
      form: 'decimal',
      value: (row: Execution) => (row.executedBp === null ? null : row.executedBp / 100),
    },
  ],
  count: async (tx, filter, reach) => countExecution(tx, await search(tx, filter, reach)),
  async *rows(tx, filter: Filter, reach) {
    const found = await search(tx, filter, reach)
    yield* allPages((paging) => listExecution(tx, { ...found, ...paging }))
  },
})

const spending = defineExport({
  name: 'budgets.spending',
  title: '支出台账',
  needs: 'budgets.budget.read',
  filter: BudgetFilter,
  describe,
  columns: [
    { title: '街镇', width: 20, value: (row: Spending) => row.areaName },
    { title: '资金来源', width: 16, value: (row: Spending) => SOURCES[row.source] },
    { title: '预算项目', width: 26, value: (row: Spending) => row.lineTitle },
    { title: '日期', form: 'date', value: (row: Spending) => row.spentOn },
    { title: '凭证号', form: 'code', width: 18, value: (row: Spending) => row.voucherNo },
    { title: '用途', width: 30, value: (row: Spending) => row.what },
    { title: '金额（元）', form: 'decimal', value: (row: Spending) => row.fen / 100 },
    { title: '作废理由', width: 24, value: (row: Spending) => row.voidReason },
  ],
  count: async (tx, filter, reach) => countSpending(tx, await search(tx, filter, reach)),
  async *rows(tx, filter: Filter, reach) {
    const found = await search(tx, filter, reach)
    yield* allPages((paging) => listSpending(tx, { ...found, ...paging }))
  },
})

export const budgetsExports: ExportKind[] = [execution, spending]
