import type { DeadlineKind } from '#platform/context.ts'
import { certificatesEnding } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const workforceDeadlines: DeadlineKind[] = [
  {
    kind: 'workforce.certificate',
    title: '社工证书到期',
    needs: 'workforce.worker.read',
    does: 'workforce.worker.record',
    list: certificatesEnding,
  },
]
