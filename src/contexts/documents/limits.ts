import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Working days within which what is open must be published, as on a day (政府信息公开条例第二十六条). Errors: no programme is loaded. */
export async function publishDays(tx: Tx, day: string): Promise<number> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return parameterOn(programme, 'documents.publish-days', day)
}
