import { receiveImport, scopeOf } from '#platform/exchange/import-steps.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { officeContract } from '../contract.ts'
import { officeErrors as errors } from '../errors.ts'
import { placeOfUpload, usableKind } from '../imports.ts'

/** Takes a spreadsheet in and has it checked; nothing of it is stored before the person confirms. */
export const startImport: Handler<typeof officeContract.endpoints.startImport> = async (input, call) => {
  const { tx, actor, now, file } = call
  const by = call.own()
  const kind = usableKind(actor, input.kind)
  const scope = scopeOf(kind, input.scope)
  const areaPath = await placeOfUpload(tx, actor, kind, scope)
  if (!file) throw errors.noFile()
  const row = await storeFile(tx, {
    content: { path: file.path },
    name: file.name,
    purpose: 'spreadsheet',
    areaPath,
    by,
    now,
  })
  const upload = { fileId: row.id, fileName: row.name, fileSm3: row.originalSm3, scope, areaPath }
  const { batch, wasThere } = await receiveImport(tx, kind, { ...upload, createdBy: by, creatorName: actor.name }, now)
  if (!wasThere) await call.tell('office.import-received', { batchId: batch.id })
  call.about('office.import', batch.id)
  return { batchId: batch.id, wasThere }
}
