import { sql } from 'kysely'
import { fen, showYuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/database.ts'
import { type Asked, type Found, type Item, noData } from './item.ts'

type Execution = { year: number; source: string; planned: number; spent: number }

const SOURCES: Readonly<Record<string, string>> = {
  fiscal: '财政资金',
  charity: '慈善资金',
  lottery: '福彩公益金',
  own: '自筹资金',
}

/** What the point planned and spent by year and source, of all years that the point has seen. Amounts in fen. */
async function executionOf(tx: Tx, { point, asOf }: Asked): Promise<Execution[]> {
  const { rows } = await sql<Execution>`
    select year, source, planned_fen as planned, spent_fen as spent from budgets.pub_execution
    where point_id = ${point.pointId} and year between extract(year from ${point.startsOn}::date) and extract(year from ${asOf}::date)
    order by year, source`.execute(tx)
  return rows
}

const sourcesOf = (rows: readonly Execution[]): Found['sources'] =>
  rows.map(({ year, source, planned, spent }) => ({
    title: `${year}年${SOURCES[source] ?? source}预算`,
    detail: `预算${showYuan(fen(planned))}元，支出${showYuan(fen(spent))}元`,
    page: '/budgets',
  }))

const total = (rows: readonly Execution[], pick: (row: Execution) => number): number =>
  rows.reduce((sum, row) => sum + pick(row), 0)

/** A6 (domain §11.2): what was spent of what the approved budgets planned, all sources together, each shown by itself. */
export const budgetExecution: Item = {
  name: 'budgets.execution',
  title: '支出占已审定的预算',
  find: async (tx, asked) => {
    const rows = await executionOf(tx, asked)
    const planned = total(rows, (row) => row.planned)
    if (planned === 0) return noData('还没有审定的预算')
    const spent = total(rows, (row) => row.spent)
    return {
      part: spent,
      whole: planned,
      reason: `预算${showYuan(fen(planned))}元，支出${showYuan(fen(spent))}元`,
      sources: sourcesOf(rows),
    }
  },
}

/** D5 (domain §11.2): how many kinds of money were in fact spent on the point. */
export const budgetSources: Item = {
  name: 'budgets.sources',
  title: '实际用到的资金来源种类',
  find: async (tx, asked) => {
    const rows = await executionOf(tx, asked)
    if (rows.length === 0) return noData('还没有审定的预算')
    const kinds = [...new Set(rows.filter(({ spent }) => spent > 0).map(({ source }) => source))]
    return {
      part: kinds.length,
      whole: null,
      reason: kinds.length > 0 ? kinds.map((kind) => SOURCES[kind] ?? kind).join('、') : '各项来源都还没有支出',
      sources: sourcesOf(rows),
    }
  },
}
