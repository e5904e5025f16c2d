import { caseEndpoints } from './contract-cases.ts'
import { registerEndpoints } from './contract-registers.ts'

export const learningContract = {
  context: 'learning',
  title: '总结推广',
  endpoints: { ...caseEndpoints, ...registerEndpoints },
} as const
