import { defineContext } from '#platform/context.ts'
import { scoringChecks } from './checks.ts'
import { scoringContract } from './contract.ts'
import { scoringPermissions } from './permissions.ts'

export const scoring = defineContext({
  contract: scoringContract,
  handlers: {},
  permissions: scoringPermissions,
  facts: ['scoring.table-fixed'],
  checks: scoringChecks,
})
