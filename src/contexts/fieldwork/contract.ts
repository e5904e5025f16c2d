import { groupEndpoints } from './contract-groups.ts'
import { visitEndpoints } from './contract-visits.ts'

export const fieldworkContract = {
  context: 'fieldwork',
  title: '小组与探访',
  endpoints: { ...visitEndpoints, ...groupEndpoints },
} as const
