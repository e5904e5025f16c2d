import { defineContext } from '#platform/context.ts'
import { givingContract } from './contract.ts'
import { givingPermissions } from './permissions.ts'

export const giving = defineContext({
  contract: givingContract,
  handlers: {},
  permissions: givingPermissions,
  facts: ['giving.gifts-changed'],
})
