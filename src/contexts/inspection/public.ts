/** The front door of 检查与评议 for contexts above it. */

export {
  assessmentOf,
  type MadeVisit,
  type OwnAssessment,
  type OwnItem,
  visitsOf,
} from './store/for-others.ts'
