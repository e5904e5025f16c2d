import { defineContext } from '#platform/context.ts'
import { linkageContract } from './contract.ts'
import { linkagePermissions } from './permissions.ts'

export const linkage = defineContext({
  contract: linkageContract,
  handlers: {},
  permissions: linkagePermissions,
  facts: ['linkage.linkage-changed'],
})
