/** The front door of 社区基金 for contexts above it. */

import { fundErrors } from './errors.ts'
import { STATES } from './rules/states.ts'
import type { Fund } from './store/funds.ts'

export { type Interested, interestOf, isInterested, type Matter, openResolution } from './resolve.ts'
export { findCharity } from './store/charities.ts'
export { inOffice, type Member, seatsOf } from './store/committee.ts'
export { earmarksOf, type Fund, findFund, fundOfTown } from './store/funds.ts'
export { findResolution as resolutionOf, type Resolution } from './store/resolutions.ts'
export type { Doer } from './store/sql.ts'

/** Money is raised, granted and spent only by a fund that operates. Errors: fund.notOperating. */
export function mustOperate({ name, state }: Pick<Fund, 'name' | 'state'>): void {
  if (state !== 'operating') throw fundErrors.notOperating(name, STATES[state])
}
