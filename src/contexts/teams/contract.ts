import { meritEndpoints } from './contract/merits.ts'
import { phoneEndpoints } from './contract/phone.ts'
import { planEndpoints } from './contract/plans.ts'
import { projectEndpoints } from './contract/projects.ts'
import { stationEndpoints } from './contract/stations.ts'
import { teamEndpoints } from './contract/teams.ts'

export const teamsContract = {
  context: 'teams',
  title: '志愿队伍',
  endpoints: {
    ...teamEndpoints,
    ...phoneEndpoints,
    ...stationEndpoints,
    ...planEndpoints,
    ...projectEndpoints,
    ...meritEndpoints,
  },
} as const
