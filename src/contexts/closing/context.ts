import { defineContext } from '#platform/context.ts'
import { closingContract } from './contract.ts'
import { closingPermissions } from './permissions.ts'

export const closing = defineContext({
  contract: closingContract,
  handlers: {},
  permissions: closingPermissions,
  facts: ['closing.closed'],
})
