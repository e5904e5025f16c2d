import type { RecordKind } from '#platform/context.ts'
import { findFile } from '#platform/files/store.ts'
import { isAttachment } from './actions/files.ts'

export const officeRecords: RecordKind[] = [
  {
    kind: 'office.file',
    title: '附件',
    placeOf: async (tx, id) => {
      const file = await findFile(tx, id)
      return file?.areaPath && isAttachment(file.purpose) ? { areaPath: file.areaPath } : undefined
    },
    labelsOf: async (tx, ids) => {
      const files = await Promise.all(ids.map((id) => findFile(tx, id)))
      return files.flatMap((file) =>
        file ? [{ id: file.id, label: file.name, detail: `${Math.ceil(file.bytes / 1024)} KB` }] : [],
      )
    },
  },
]
