import { defineContext } from '#platform/context.ts'
import { reportingContract } from './contract.ts'
import { reportingPermissions } from './permissions.ts'

export const reporting = defineContext({
  contract: reportingContract,
  handlers: {},
  permissions: reportingPermissions,
  facts: ['reporting.report-accepted'],
})
