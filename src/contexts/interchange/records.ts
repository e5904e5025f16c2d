import { showDate, showMoment } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { SYNC_KINDS } from './rules/fields.ts'
import { findBatch, findBatches } from './store/batches.ts'
import { findStatement } from './store/statements.ts'

export const interchangeRecords: RecordKind[] = [
  {
    kind: 'interchange.batch',
    title: '对接批次',
    placeOf: async (tx, id) => {
      const found = await findBatch(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findBatches(tx, ids)).map(({ id, number, kind, areaName, madeAt }) => ({
        id,
        label: number,
        detail: [SYNC_KINDS[kind], areaName, showMoment(madeAt)].join(' · '),
      })),
    page: (id) => `/interchange/batches/${id}`,
  },
  {
    kind: 'interchange.statement',
    title: '外部时长清单',
    placeOf: async (tx, id) => {
      const found = await findStatement(tx, id)
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) => {
      const found = await Promise.all(ids.map((id) => findStatement(tx, id)))
      return found.flatMap((one) =>
        one
          ? [
              {
                id: one.id,
                label: `${one.areaName}时长对账`,
                detail: `${showDate(one.fromDate)}至${showDate(one.toDate)}`,
              },
            ]
          : [],
      )
    },
    page: (id) => `/interchange/statements/${id}`,
  },
]
