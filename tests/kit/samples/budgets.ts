import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

async function budget(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into budgets.budget (id, point_id, area_code, year, revision, state, prepared_by, prepared_name, prepared_at)
    values (${id}, ${randomUUID()}, ${areaCode}, 2024, 1, 'draft', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

export const budgetsSamples: Record<string, MakeSample> = {
  'budgets.budget': budget,
  'budgets.spending': async (tx, areaCode, now) => {
    const [id, lineId, pointId] = [randomUUID(), randomUUID(), randomUUID()]
    await sql`insert into budgets.line (id, point_id, area_code, year, source) values (${lineId}, ${pointId}, ${areaCode}, 2024, 'own')`.execute(
      tx,
    )
    await sql`insert into budgets.spending (id, line_id, point_id, area_code, fen, spent_on, voucher_no, what, recorded_by, recorded_name, recorded_at)
      values (${id}, ${lineId}, ${pointId}, ${areaCode}, 100, '2024-03-01', ${`样例-${id}`}, '样例支出', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}
