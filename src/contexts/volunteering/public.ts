/** The front door of 志愿服务 for contexts above it. */

export { addDraft } from './add-draft.ts'
export type { Attended } from './store/drafts.ts'
export { findRegistration } from './store/registrations.ts'
export { nearestWith } from './tell-officers.ts'
