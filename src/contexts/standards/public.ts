/** The front door of 创建进度: for evaluation, closing and reports, and for the command line. */

export {
  type CriterionOfPoint,
  criteriaOfPoint,
  milestonesOfPoint,
} from './criteria-of-point.ts'
export { measureNames } from './measures/index.ts'
export { progressOfPoints } from './points-progress.ts'
export { criteriaStatus } from './status.ts'
