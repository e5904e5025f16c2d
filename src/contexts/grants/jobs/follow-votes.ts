import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { MOVES } from '../rules/states.ts'
import { changeGrant, grantsOfResolution } from '../store/grants.ts'
import { addStep } from '../store/steps.ts'

/** The committee has decided: the grants that were put to that vote follow, once each. */
export const followVotes = job({
  name: 'grants.follow-votes',
  on: ['fund.resolution-closed'],
  payload: z.object({
    resolutionId: z.uuid(),
    subjectKind: z.string(),
    subjectId: z.string(),
    outcome: z.enum(['passed', 'rejected']),
  }),
  async run({ resolutionId, outcome }, { tx, now }) {
    const act = outcome === 'passed' ? 'vote-passed' : 'vote-failed'
    const state = MOVES[act].to
    for (const grant of await grantsOfResolution(tx, resolutionId)) {
      await changeGrant(tx, grant, { state })
      await addStep(tx, { grantId: grant.id, act, state }, { accountId: null, name: '管委会', now })
      await enqueue(tx, 'grants.grants-changed', { areaCodes: grant.areaPath.split('.').slice(-2) })
    }
  },
})
