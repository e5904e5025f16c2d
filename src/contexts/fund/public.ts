/** The front door of 社区基金 for contexts above it. */

import { fundErrors } from './errors.ts'
import { STATES } from './rules/states.ts'
import type { Fund } from './store/funds.ts'

export { publicCommittee } from './committee-in-public.ts'
export { idleFunds } from './idle.ts'
export { isInterested, openResolution } from './resolve.ts'
export { idleWords } from './rules/idle.ts'
export { type Fund, findFund, fundOfTown } from './store/funds.ts'
export { surplusDisposal, waitingDisposal } from './store/surplus.ts'

/** Money is raised, granted and spent only by a fund that operates. Errors: fund.notOperating. */
export function mustOperate({ name, state }: Pick<Fund, 'name' | 'state'>): void {
  if (state !== 'operating') throw fundErrors.notOperating(name, STATES[state])
}
