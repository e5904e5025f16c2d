import { defineContext } from '#platform/context.ts'
import { learningContract } from './contract.ts'
import { learningPermissions } from './permissions.ts'

export const learning = defineContext({
  contract: learningContract,
  handlers: {},
  permissions: learningPermissions,
  facts: ['learning.learning-changed'],
})
