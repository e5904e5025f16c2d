/** The front door of 社区基金 for contexts above it. Other SQL reads fund.pub_charity, pub_fund, pub_member, pub_earmark, pub_plan, pub_resolution. */
import { fundErrors } from './errors.ts'
import { STATES, type State } from './rules/states.ts'

export { type Interested, isInterested, type Matter, openResolution } from './resolve.ts'
export { inOffice } from './store/committee.ts'
export { type Fund, findFund, fundOfTown } from './store/funds.ts'
export { findResolution as resolutionOf } from './store/resolutions.ts'

/** Refuses unless the fund is at work. Errors: fund.notOperating. */
export function mustOperate(fund: { name: string; state: State }): void {
  if (fund.state !== 'operating') throw fundErrors.notOperating(fund.name, STATES[fund.state])
}
