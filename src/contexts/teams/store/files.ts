import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Where an uploaded file belongs. */
export async function fileInSight(tx: Tx, id: string): Promise<{ name: string; areaPath: string | null } | undefined> {
  const { rows } = await sql<{ name: string; areaPath: string | null }>`
    select name, area_path from platform.file where id = ${id}`.execute(tx)
  return rows[0]
}
