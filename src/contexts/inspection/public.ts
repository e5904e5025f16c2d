/** The front door of 检查与评议 for contexts above it. */

export { assessmentOf, visitsOf } from './store/for-others.ts'
