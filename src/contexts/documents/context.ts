import { defineContext } from '#platform/context.ts'
import { documentsContract } from './contract.ts'
import { documentsPermissions } from './permissions.ts'

export const documents = defineContext({
  contract: documentsContract,
  handlers: {},
  permissions: documentsPermissions,
  facts: ['documents.issued'],
})
