import { defineContext } from '#platform/context.ts'
import { evaluationContract } from './contract.ts'
import { evaluationPermissions } from './permissions.ts'

export const evaluation = defineContext({
  contract: evaluationContract,
  handlers: {},
  permissions: evaluationPermissions,
  facts: ['evaluation.result-final'],
})
