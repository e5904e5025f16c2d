import type { RecordKind } from '#platform/context.ts'
import { findDocuments } from './store/documents.ts'
import { STATES } from './vocabulary.ts'

export const documentsRecords: RecordKind[] = [
  {
    kind: 'documents.document',
    title: '公文',
    placeOf: async (tx, id) => {
      const [found] = await findDocuments(tx, [id])
      return found && { areaPath: found.areaPath }
    },
    labelsOf: async (tx, ids) =>
      (await findDocuments(tx, ids)).map(({ id, title, no, state }) => ({
        id,
        label: title,
        detail: `${no ?? '未编号'} · ${STATES[state]}`,
      })),
    page: (id) => `/documents/${id}`,
  },
]
