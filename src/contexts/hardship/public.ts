/** The front door of 困难群众 for contexts above it; names of groups are in its contract, people in `hardship.pub_listed`. */

export type { TargetCode } from './rules/target-groups.ts'
export { listedCodesOf } from './store/register.ts'
