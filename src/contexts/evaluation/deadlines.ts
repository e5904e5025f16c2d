import { STAGES } from '#contexts/scoring/contract.ts'
import type { DeadlineKind } from '#platform/context.ts'
import { deadlinesBetween } from './store/deadlines.ts'

const TITLES = { scoring: '评分期限', objection: '异议期满', review: '复核决定期限' } as const

export const evaluationDeadlines: DeadlineKind[] = [
  {
    kind: 'evaluation.occasion',
    title: '评估',
    needs: 'evaluation.evaluation.read',
    list: async (tx, ask) =>
      (await deadlinesBetween(tx, ask)).map(({ id, what, on, stage, place, areaCode, done }) => ({
        ...{
          id: `${id}-${what}`,
          on,
          title: `${STAGES[stage]}：${TITLES[what]}`,
          place,
          areaCode,
          personId: null,
          done,
        },
        page: `/evaluation/occasions/${id}`,
      })),
  },
]
