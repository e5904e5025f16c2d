import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import type { Role } from './points.ts'

type StagedTown = { townCode: string; rows: number; choices: { areaCode: string; role: Role }[] }

/** Rows that were staged, a town at a time. */
export async function stagedTowns(tx: Tx, batchId: string): Promise<StagedTown[]> {
  const { rows } = await sql<{ townCode: string; areaCodes: string[]; role: Role }>`
    select staged.data->>'townCode' as town_code, staged.data->'areaCodes' as area_codes, staged.data->>'role' as role
    from ${stagedRows(batchId)} as staged order by staged.row_no`.execute(tx)
  const byTown = new Map<string, StagedTown>()
  for (const { townCode, areaCodes, role } of rows) {
    const one = byTown.get(townCode) ?? { townCode, rows: 0, choices: [] }
    one.rows += 1
    one.choices.push(...areaCodes.map((areaCode) => ({ areaCode, role })))
    byTown.set(townCode, one)
  }
  return [...byTown.values()]
}
