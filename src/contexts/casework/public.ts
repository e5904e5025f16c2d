/** The front door of 个案: whether, never who. */

export { isOpenedFor as caseOpenedFor } from './store/counts.ts'
