import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

async function giver(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into giving.giver (id, area_code, kind, masked_name, shown_name, consent, source_class, recorded_by, recorded_name, recorded_at)
    values (${id}, ${areaCode}, 'anonymous', '匿名', '爱心人士', 'none', 'resident', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

async function gift(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into giving.gift (id, no, area_code, fund_id, giver_id, source_class, fen, channel, restriction, declared_on, state, recorded_by,
      recorded_name, recorded_at)
    values (${id}, ${`样例-${id}`}, ${areaCode}, ${randomUUID()}, ${await giver(tx, areaCode, now)}, 'resident', 50000, 'bank', 'none', '2024-03-01',
      'pledged', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

async function statement(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into giving.statement (id, area_code, fund_id, account, from_on, until_on, opening_fen, closing_fen, row_count, in_fen, out_fen,
      imported_by, imported_name, imported_at)
    values (${id}, ${areaCode}, ${randomUUID()}, '0001', '2024-02-01', '2024-02-29', 0, 50000, 1, 50000, 0, ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

async function row(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into giving.statement_row (id, statement_id, area_code, fund_id, account, position, serial, happened_on, fen, balance_fen, state)
    values (${id}, ${await statement(tx, areaCode, now)}, ${areaCode}, ${randomUUID()}, '0001', 1, 'YL0001', '2024-02-05', 50000, 50000, 'open')`.execute(
    tx,
  )
  return id
}

/** They sit where they were asked for; a real one would sit at the town of its fund. */
export const givingSamples: Record<string, MakeSample> = {
  'giving.giver': giver,
  'giving.gift': gift,
  'giving.statement': statement,
  'giving.statement-row': row,
  'giving.correction': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into giving.correction (id, gift_id, reason, asked_by, asked_name, asked_at, state)
      values (${id}, ${await gift(tx, areaCode, now)}, '样例理由', ${randomUUID()}, '样例', ${now}, 'asked')`.execute(
      tx,
    )
    return id
  },
  'giving.refund': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into giving.refund (id, gift_id, fen, reason, asked_by, asked_name, asked_at, state)
      values (${id}, ${await gift(tx, areaCode, now)}, 100, '样例理由', ${randomUUID()}, '样例', ${now}, 'asked')`.execute(
      tx,
    )
    return id
  },
}
