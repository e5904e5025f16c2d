import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

/** It sits where it was asked for; a real one would sit at the town of its fund. */
async function lot(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into goods.lot (id, no, fund_id, area_code, giver_id, source_class, title, category, unit, quantity, is_used, restriction_kind,
      handed_over_on, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${`样例-${id}`}, ${randomUUID()}, ${areaCode}, ${randomUUID()}, 'resident', '样例棉被', 'daily', '床', 10, false, 'none',
      '2024-03-01', 'offered', ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

async function allocation(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into goods.allocation (id, lot_id, area_code, use, purpose, quantity, allocated_by, allocated_name, allocated_at)
    values (${id}, ${await lot(tx, areaCode, now)}, ${areaCode}, 'U1', '样例用途', 5, ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

async function handout(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  const allocationId = await allocation(tx, areaCode, now)
  await sql`insert into goods.handout (id, allocation_id, lot_id, area_code, receiver_kind, sealed, masked, quantity, fen, handed_on, handed_by,
        handed_name, handed_at)
      select ${id}, x.id, x.lot_id, ${areaCode}, 'household', ${Buffer.from('样例')}, '样*一户', 1, 0, '2024-03-02', ${randomUUID()}, '样例', ${now}
      from goods.allocation x where x.id = ${allocationId}`.execute(tx)
  return id
}

export const goodsSamples: Record<string, MakeSample> = {
  'goods.lot': lot,
  'goods.allocation': allocation,
  'goods.handout': handout,
  'goods.take-back': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into goods.take_back (id, handout_id, reason, asked_by, asked_name, asked_at)
      values (${id}, ${await handout(tx, areaCode, now)}, '样例理由', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'goods.stocktake': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into goods.stocktake (id, lot_id, counted_on, book, counted, counted_by, counted_name, counted_at)
      values (${id}, ${await lot(tx, areaCode, now)}, '2024-03-02', 0, 0, ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'goods.disposal': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into goods.disposal (id, lot_id, kind, quantity, disposed_on, reason, proposed_by, proposed_name, proposed_at)
      values (${id}, ${await lot(tx, areaCode, now)}, 'destroyed', 1, '2024-03-02', '样例理由', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}
