import { defineContext } from '#platform/context.ts'
import { interchangeContract } from './contract.ts'
import { interchangePermissions } from './permissions.ts'

export const interchange = defineContext({
  contract: interchangeContract,
  handlers: {},
  permissions: interchangePermissions,
  facts: [],
})
