/** The front door of 志愿服务 for contexts above it. */

export { addDraft } from './add-draft.ts'
export type { Attended, DraftVerdict } from './store/drafts.ts'
export { findRegistration, type Registration } from './store/registrations.ts'
