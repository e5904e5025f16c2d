import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { samplePerson, townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function account(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const personId = await samplePerson(tx, areaCode, now)
  await sql`insert into points.account (person_id, area_code, opened_at) values (${personId}, ${areaCode}, ${now})`.execute(
    tx,
  )
  return personId
}

async function item(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into points.item (id, area_code, name, kind, price, source, created_at)
    values (${id}, ${areaCode}, '样例毛巾', 'goods', 20, 'merchant', ${now})`.execute(tx)
  return id
}

export const pointsSamples: Record<string, MakeSample> = {
  'points.account': account,
  'points.item': item,
  'points.rule': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into points.rule (id, area_code, valid_from, points_per_hour, daily_cap, validity_months, imported_earn, text, proposed_by, proposed_name, proposed_at)
      values (${id}, ${townOf(areaCode)}, '2023-08-01', 10, 60, 24, false, '样例规则', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
  'points.redemption': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into points.redemption (id, person_id, area_code, item_id, item_name, quantity, points, source, state, asked_by, asked_at)
      values (${id}, ${await account(tx, areaCode, now)}, ${areaCode}, ${await item(tx, areaCode, now)}, '样例毛巾', 1, 20, 'phone', 'asked', ${randomUUID()}, ${now})`.execute(
      tx,
    )
    return id
  },
  'points.adjustment': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into points.adjustment (id, person_id, area_code, points, reason, proposed_by, proposed_name, proposed_at)
      values (${id}, ${await account(tx, areaCode, now)}, ${areaCode}, 5, '样例理由', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}
