import { defineContext } from '#platform/context.ts'
import { inspectionContract } from './contract.ts'
import { inspectionPermissions } from './permissions.ts'

export const inspection = defineContext({
  contract: inspectionContract,
  handlers: {},
  permissions: inspectionPermissions,
  facts: ['inspection.inspection-changed'],
})
