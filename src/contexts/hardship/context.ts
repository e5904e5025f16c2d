import { defineContext } from '#platform/context.ts'
import { hardshipContract } from './contract.ts'
import { hardshipPermissions } from './permissions.ts'

export const hardship = defineContext({
  contract: hardshipContract,
  handlers: {},
  permissions: hardshipPermissions,
  facts: ['hardship.hardship-changed'],
})
