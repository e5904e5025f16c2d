import { defineContext } from '#platform/context.ts'
import { fieldworkContract } from './contract.ts'
import { fieldworkPermissions } from './permissions.ts'

export const fieldwork = defineContext({
  contract: fieldworkContract,
  handlers: {},
  permissions: fieldworkPermissions,
  facts: ['fieldwork.fieldwork-changed'],
})
