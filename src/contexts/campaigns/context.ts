import { defineContext } from '#platform/context.ts'
import { campaignsContract } from './contract.ts'
import { campaignsPermissions } from './permissions.ts'

export const campaigns = defineContext({
  contract: campaignsContract,
  handlers: {},
  permissions: campaignsPermissions,
  facts: ['campaigns.campaigns-changed'],
})
