import { defineContext } from '#platform/context.ts'
import { fundContract } from './contract.ts'
import { fundPermissions } from './permissions.ts'

export const fund = defineContext({
  contract: fundContract,
  handlers: {},
  permissions: fundPermissions,
  facts: ['fund.funds-changed', 'fund.resolution-closed'],
})
