/** The front door of 创建 for contexts above it and for the program's own commands. */

export { closePoint, markRectifying, stopPoint } from './actions/close-point.ts'
export { type CodeTable, codes, isCode, labelOfCode } from './codes.ts'
export { loadPackage } from './load-package.ts'
export { type PackageReading, readPackage } from './package/read-package.ts'
export type { Criterion, Milestone, ProgrammePackage } from './package/types.ts'
export { type Programme, parameterOn, programmeOf } from './programme.ts'
