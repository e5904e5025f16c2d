import { defineContext } from '#platform/context.ts'
import { caseworkContract } from './contract.ts'
import { caseworkPermissions } from './permissions.ts'

export const casework = defineContext({
  contract: caseworkContract,
  handlers: {},
  permissions: caseworkPermissions,
  facts: ['casework.casework-changed'],
})
