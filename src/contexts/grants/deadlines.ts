import type { DeadlineKind } from '#platform/context.ts'
import { callsClosing, grantsEnding } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const grantsDeadlines: DeadlineKind[] = [
  {
    kind: 'grants.grant',
    title: '资助项目结项',
    needs: 'grants.call.read',
    does: 'grants.grant.follow',
    list: grantsEnding,
  },
  { kind: 'grants.call', title: '资助征集截止', needs: 'grants.call.read', list: callsClosing },
]
