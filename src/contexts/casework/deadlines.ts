import type { DeadlineKind } from '#platform/context.ts'
import { backfillsDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const caseworkDeadlines: DeadlineKind[] = [
  { kind: 'casework.backfill', title: '个案补齐服务计划', needs: 'casework.case.work', list: backfillsDue },
]
