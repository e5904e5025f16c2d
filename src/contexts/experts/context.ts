import { defineContext } from '#platform/context.ts'
import { expertsContract } from './contract.ts'
import { expertsPermissions } from './permissions.ts'

export const experts = defineContext({
  contract: expertsContract,
  handlers: {},
  permissions: expertsPermissions,
  facts: ['experts.experts-changed'],
})
