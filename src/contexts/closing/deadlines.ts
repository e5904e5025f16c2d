import { STAGES } from '#contexts/scoring/contract.ts'
import type { DeadlineKind } from '#platform/context.ts'
import { listDue } from './store/rectifications.ts'

export const closingDeadlines: DeadlineKind[] = [
  {
    kind: 'closing.rectification',
    title: '整改期限',
    needs: 'closing.rectification.read',
    list: async (tx, ask) =>
      (await listDue(tx, ask)).map(({ id, dueOn, stage, areaName, areaCode, state }) => ({
        ...{ id, on: dueOn, place: areaName, areaCode, personId: null },
        title: `提交${STAGES[stage]}整改报告`,
        done: state !== 'open',
        page: `/closing/rectifications/${id}`,
      })),
  },
]
