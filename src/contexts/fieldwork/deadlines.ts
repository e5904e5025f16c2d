import type { DeadlineKind } from '#platform/context.ts'
import { visitsPlanned } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const fieldworkDeadlines: DeadlineKind[] = [
  { kind: 'fieldwork.visit', title: '约定的探访', needs: 'fieldwork.visit.record', list: visitsPlanned },
]
