import type { RecordKind } from '#platform/context.ts'
import { findBudgets } from './store/budgets.ts'
import { findSpending } from './store/spending.ts'
import { BUDGET_STATES, SOURCES } from './vocabulary.ts'

export const budgetsRecords: RecordKind[] = [
  {
    kind: 'budgets.budget',
    title: '预算',
    placeOf: async (tx, id) => {
      const [found] = await findBudgets(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findBudgets(tx, ids)).map(({ id, areaName, year, revision, state }) => ({
        id,
        label: `${areaName}${year}年预算`,
        detail: `第${revision}次 · ${BUDGET_STATES[state]}`,
      })),
    page: (id) => `/fund/budgets/${id}`,
  },
  {
    kind: 'budgets.spending',
    title: '支出',
    placeOf: async (tx, id) => {
      const [found] = await findSpending(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findSpending(tx, ids)).map(({ id, what, voucherNo, source }) => ({
        id,
        label: what,
        detail: `${SOURCES[source]} · 凭证${voucherNo}`,
      })),
    page: () => '/fund/budgets',
  },
]
