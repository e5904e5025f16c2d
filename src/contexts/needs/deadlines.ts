import type { DeadlineKind } from '#platform/context.ts'
import { needsDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const needsDeadlines: DeadlineKind[] = [
  { kind: 'needs.need', title: '需求办理期限', needs: 'needs.need.read', does: 'needs.need.work', list: needsDue },
]
