import { defineContext } from '#platform/context.ts'
import { decideBudget, draftBudget, editBudget, getBudget, listBudgets, submitBudget } from './actions/budgets.ts'
import { listSpending, recordSpending, voidSpending } from './actions/spending.ts'
import { budgetsChecks } from './checks.ts'
import { budgetsContract } from './contract.ts'
import { budgetsExports } from './exports.ts'
import { budgetsPermissions } from './permissions.ts'
import { budgetsRecords } from './records.ts'

export const budgets = defineContext({
  contract: budgetsContract,
  handlers: {
    ...{ listBudgets, getBudget, draftBudget, editBudget, submitBudget, decideBudget },
    ...{ listSpending, recordSpending, voidSpending },
  },
  permissions: budgetsPermissions,
  facts: ['budgets.budgets-changed'],
  checks: budgetsChecks,
  exports: budgetsExports,
  records: budgetsRecords,
})
