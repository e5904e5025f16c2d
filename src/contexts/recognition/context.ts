import { defineContext } from '#platform/context.ts'
import { recognitionContract } from './contract.ts'
import { recognitionPermissions } from './permissions.ts'

export const recognition = defineContext({
  contract: recognitionContract,
  handlers: {},
  permissions: recognitionPermissions,
  facts: [],
})
