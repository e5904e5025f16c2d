import { defineContext } from '#platform/context.ts'
import { incubationContract } from './contract.ts'
import { incubationPermissions } from './permissions.ts'

export const incubation = defineContext({
  contract: incubationContract,
  handlers: {},
  permissions: incubationPermissions,
  facts: ['incubation.incubation-changed'],
})
