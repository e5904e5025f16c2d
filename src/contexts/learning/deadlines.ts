import type { DeadlineKind } from '#platform/context.ts'
import { adoptionsEnding } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const learningDeadlines: DeadlineKind[] = [
  {
    kind: 'learning.adoption',
    title: '做法采用',
    needs: 'learning.case.read',
    does: 'learning.playbook.adopt',
    list: adoptionsEnding,
  },
]
