import type { DeadlineKind } from '#platform/context.ts'
import { recordsDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const volunteeringDeadlines: DeadlineKind[] = [
  {
    kind: 'volunteering.record',
    title: '时长记录期限',
    needs: 'volunteering.hours.read',
    does: 'volunteering.hours.confirm',
    list: recordsDue,
  },
]
