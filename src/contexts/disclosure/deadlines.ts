import type { DeadlineKind } from '#platform/context.ts'
import { dutiesDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const disclosureDeadlines: DeadlineKind[] = [
  {
    kind: 'disclosure.duty',
    title: '信息公开',
    needs: 'disclosure.duty.read',
    does: 'disclosure.duty.fulfil',
    list: dutiesDue,
  },
]
