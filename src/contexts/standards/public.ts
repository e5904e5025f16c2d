/** The front door of 创建进度 for the command line, and for contexts above it. */
export { measureNames } from './measures/index.ts'
export { progressOfPoints } from './points-progress.ts'
export { criteriaStatus } from './status.ts'
