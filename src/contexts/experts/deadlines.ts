import type { DeadlineKind } from '#platform/context.ts'
import { answersDue } from './store/deadlines.ts'

/** The dates that this context keeps, for the calendar. */
export const expertsDeadlines: DeadlineKind[] = [
  {
    kind: 'experts.advice',
    title: '答复专家意见',
    needs: 'experts.expert.read',
    does: 'experts.advice.answer',
    list: answersDue,
  },
]
