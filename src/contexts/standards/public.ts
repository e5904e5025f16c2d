/** The front door of 创建进度 for the command line. */
export { measureNames } from './measures/index.ts'
export { criteriaStatus } from './status.ts'
