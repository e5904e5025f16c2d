import { showDate } from '#kernel/time.ts'
import type { RecordKind } from '#platform/context.ts'
import { viewOf } from './actions/view.ts'
import { nameOfCode, SOURCES } from './rules/target-groups.ts'
import { findListed } from './store/register.ts'

export const hardshipRecords: RecordKind[] = [
  {
    kind: 'hardship.person',
    title: '困难群众登记',
    placeOf: async (tx, id) => {
      const [found] = await findListed(tx, [id])
      return found && { areaPath: found.areaPath, personId: found.personId }
    },
    labelsOf: async (tx, ids, today) =>
      (await findListed(tx, ids)).map((row) => ({
        id: row.id,
        label: viewOf(row, today).name,
        detail: [
          row.areaName,
          row.codes.map(nameOfCode).join('、'),
          `${showDate(row.fromDate)}列入${row.toDate ? `，${showDate(row.toDate)}离开` : ''}`,
          SOURCES[row.source],
        ].join(' · '),
      })),
    page: (id) => `/hardship/${id}`,
  },
]
