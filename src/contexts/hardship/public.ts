/** The front door of 困难群众 for contexts above it; lists of people are read from `hardship.pub_listed`. */

export { type AgeBand, ageOn, bandOf } from './rules/ages.ts'
export { LEAST_TOLD, showCount, sumTold, told } from './rules/small-counts.ts'
export { isTargetCode, nameOfCode, TARGET_CODES, TARGET_GROUPS, type TargetCode } from './rules/target-groups.ts'
export { listedCodesOf } from './store/register.ts'
