import type { RecordKind } from '#platform/context.ts'
import { findNeed, findNeeds } from './store/needs.ts'
import { NEED_STATES } from './vocabulary.ts'

export const needsRecords: RecordKind[] = [
  {
    kind: 'needs.need',
    title: '需求',
    placeOf: async (tx, id) => {
      const found = await findNeed(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findNeeds(tx, ids)).map(({ id, no, title, state, areaName }) => ({
        id,
        label: title,
        detail: `${no} · ${areaName} · ${NEED_STATES[state]}`,
      })),
    page: (id) => `/needs/${id}`,
  },
]
