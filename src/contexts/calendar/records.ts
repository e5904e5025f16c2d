import type { RecordKind } from '#platform/context.ts'
import { findPlans } from './store/plans.ts'
import { PLAN_STATES } from './vocabulary.ts'

export const calendarRecords: RecordKind[] = [
  {
    kind: 'calendar.plan',
    title: '年度计划',
    placeOf: async (tx, id) => {
      const [found] = await findPlans(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findPlans(tx, ids)).map(({ id, title, areaName, state }) => ({
        id,
        label: title,
        detail: `${areaName} · ${PLAN_STATES[state]}`,
      })),
    page: (id) => `/calendar/plans/${id}`,
  },
]
