import { defineContext } from '#platform/context.ts'
import { disclosureContract } from './contract.ts'
import { disclosurePermissions } from './permissions.ts'

export const disclosure = defineContext({
  contract: disclosureContract,
  handlers: {},
  permissions: disclosurePermissions,
  facts: ['disclosure.duties-changed'],
})
