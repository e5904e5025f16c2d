import { codesWithin } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { teamsContract } from '../contract.ts'
import { countAwards, countRatings } from '../store/merits.ts'
import { countPlans } from '../store/plans.ts'
import { countProjects } from '../store/projects.ts'
import { countStations } from '../store/stations.ts'
import { countTeams } from '../store/teams.ts'
import { countTrainings } from '../store/trainings.ts'

/** How many of each there are in one place, today: what the tabs of the page say. */
export const countAll: Handler<typeof teamsContract.endpoints.countAll> = async (
  { areaCode },
  { tx, today, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const year = Number(today.slice(0, 4))
  return {
    year,
    teams: await countTeams(tx, { codes, state: 'existing', today }),
    projects: await countProjects(tx, { codes, state: 'running' }),
    plansApproved: await countPlans(tx, { codes, year, state: 'approved' }),
    plansWaiting: await countPlans(tx, { codes, state: 'submitted' }),
    stations: await countStations(tx, { codes }),
    stationsComplete: await countStations(tx, { codes, complete: 'yes' }),
    trainings: await countTrainings(tx, { codes }),
    awards: await countAwards(tx, { codes }),
    ratings: await countRatings(tx, { codes }),
  }
}
