import { STAGES } from '#contexts/scoring/contract.ts'
import type { RecordKind } from '#platform/context.ts'
import { findClosings } from './store/closings.ts'
import { findRectifications } from './store/rectifications.ts'
import { CLOSING_STATES, RECTIFICATION_STATES } from './vocabulary.ts'

export const closingRecords: RecordKind[] = [
  {
    kind: 'closing.rectification',
    title: '整改',
    placeOf: async (tx, id) => {
      const [found] = await findRectifications(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findRectifications(tx, ids)).map(({ id, areaName, stage, state }) => ({
        id,
        label: `${areaName}${STAGES[stage]}整改`,
        detail: RECTIFICATION_STATES[state],
      })),
    page: (id) => `/closing/rectifications/${id}`,
  },
  {
    kind: 'closing.closing',
    title: '结项申请',
    placeOf: async (tx, id) => {
      const [found] = await findClosings(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findClosings(tx, ids)).map(({ id, areaName, state }) => ({
        id,
        label: `${areaName}结项申请`,
        detail: CLOSING_STATES[state],
      })),
    page: (id) => `/closing/closings/${id}`,
  },
]
