import type { DeadlineKind } from '#platform/context.ts'
import { meetingsPlanned, tasksDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const linkageDeadlines: DeadlineKind[] = [
  { kind: 'linkage.task', title: '联动任务', needs: 'linkage.linkage.read', list: tasksDue },
  {
    kind: 'linkage.meeting',
    title: '联席会议',
    needs: 'linkage.linkage.read',
    does: 'linkage.meeting.hold',
    list: meetingsPlanned,
  },
]
