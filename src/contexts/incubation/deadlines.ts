import type { DeadlineKind } from '#platform/context.ts'
import { filingsEnding, rectificationsDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const incubationDeadlines: DeadlineKind[] = [
  {
    kind: 'incubation.filing',
    title: '社会组织备案到期',
    needs: 'incubation.organisation.read',
    does: 'incubation.organisation.file',
    list: filingsEnding,
  },
  {
    kind: 'incubation.rectify',
    title: '社会组织整改期限',
    needs: 'incubation.organisation.read',
    does: 'incubation.organisation.file',
    list: rectificationsDue,
  },
]
