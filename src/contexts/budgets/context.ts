import { defineContext } from '#platform/context.ts'
import { budgetsContract } from './contract.ts'
import { budgetsPermissions } from './permissions.ts'

export const budgets = defineContext({
  contract: budgetsContract,
  handlers: {},
  permissions: budgetsPermissions,
  facts: ['budgets.budgets-changed'],
})
