import { listEndpoints } from './contract-lists.ts'
import { meetingEndpoints } from './contract-meetings.ts'
import { projectEndpoints } from './contract-projects.ts'

export const linkageContract = {
  context: 'linkage',
  title: '五社联动',
  endpoints: { ...listEndpoints, ...projectEndpoints, ...meetingEndpoints },
} as const
