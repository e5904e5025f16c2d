import type { DeadlineKind } from '#platform/context.ts'
import { milestones, tasksDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const programmeDeadlines: DeadlineKind[] = [
  { kind: 'programme.milestone', title: '里程碑', needs: 'programme.task.read', list: milestones },
  {
    kind: 'programme.task',
    title: '创建任务',
    needs: 'programme.task.read',
    does: 'programme.task.change',
    list: tasksDue,
  },
]
