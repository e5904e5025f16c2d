import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { findSheet, labelsOfSheets } from './store/sheets.ts'
import { STAGES } from './vocabulary.ts'

export const scoringRecords: RecordKind[] = [
  {
    kind: 'scoring.sheet',
    title: '评分单',
    placeOf: async (tx, id) => {
      const found = await findSheet(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await labelsOfSheets(tx, ids)).map(({ id, areaName, stage, asOf }) => ({
        id,
        label: `${areaName}${STAGES[stage]}评分单`,
        detail: `统计日${showDate(asOf)}`,
      })),
    page: (id) => `/scoring/sheets/${id}`,
  },
]
