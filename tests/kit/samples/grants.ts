import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MakeSample } from './samples.ts'

async function call(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into grants.call (id, fund_id, area_code, kind, title, uses, min_fen, max_fen, opens_on, closes_on, applicant_kinds, criteria,
      published_by, published_name, published_at)
    values (${id}, ${randomUUID()}, ${areaCode}, 'ordinary', '样例征集', '{U1}', 100, 1000000, '2024-01-01', '2024-12-31', '{community}',
      ${JSON.stringify([{ title: '需求', weight: 100 }])}::jsonb, ${randomUUID()}, '样例', ${now})`.execute(tx)
  return id
}

async function grant(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  await sql`insert into grants.grant (id, no, call_id, fund_id, area_code, title, use, applicant_kind, applicant_name, target_group, plan, starts_on,
      ends_on, asked_fen, granted_fen, related, state, recorded_by, recorded_name, recorded_at)
    values (${id}, ${`样例-${id}`}, ${await call(tx, areaCode, now)}, ${randomUUID()}, ${areaCode}, '样例项目', 'U1', 'community', '样例居委会', '老年人',
      '样例计划', '2024-03-01', '2024-06-30', 100000, 100000, '无', 'agreed', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

export const grantsSamples: Record<string, MakeSample> = {
  'grants.call': call,
  'grants.grant': grant,
  'grants.payment': async (tx, areaCode, now) => {
    const id = randomUUID()
    const grantId = await grant(tx, areaCode, now)
    await sql`insert into grants.instalment (grant_id, position, fen, condition) values (${grantId}, 1, 100000, '签约后')`.execute(
      tx,
    )
    await sql`insert into grants.payment (id, grant_id, position, fen, state, prepared_by, prepared_name, prepared_at)
      values (${id}, ${grantId}, 1, 100000, 'prepared', ${randomUUID()}, '样例', ${now})`.execute(tx)
    return id
  },
  'grants.wish': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into grants.wish (id, no, area_code, alias, item, value_fen, state, recorded_by, recorded_name, recorded_at)
      values (${id}, ${`样例-${id}`}, ${areaCode}, '张*', '台灯', 10000, 'recorded', ${randomUUID()}, '样例', ${now})`.execute(
      tx,
    )
    return id
  },
}
