import { defineContext } from '#platform/context.ts'
import { grantsContract } from './contract.ts'
import { grantsPermissions } from './permissions.ts'

export const grants = defineContext({
  contract: grantsContract,
  handlers: {},
  permissions: grantsPermissions,
  facts: ['grants.grants-changed'],
})
