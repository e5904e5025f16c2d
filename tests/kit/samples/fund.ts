import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addOrganisation } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { townOf } from './directory.ts'
import type { MakeSample } from './samples.ts'

async function charity(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const id = randomUUID()
  const organisationId = await addOrganisation(tx, {
    ...{ areaCode, name: `样例基金会${id.slice(0, 13)}`, kind: 'host_charity', uscc: null, standing: 'registered' },
    ...{ standingNo: '津民0001', standingOn: '2016-09-01', domain: '', headName: '', createdAt: now },
  })
  await sql`insert into fund.charity (id, organisation_id, area_code, kind, certificate_no, certificate_from, management_cap_bp, recorded_by, recorded_at)
    values (${id}, ${organisationId}, ${areaCode}, 'foundation', '样例', '2020-01-01', 1000, ${randomUUID()}, ${now})`.execute(
    tx,
  )
  return id
}

/** The fund of the community's town; one a town, so a second sample is the first. */
export async function sampleFund(tx: Tx, areaCode: string, now: Date): Promise<string> {
  const town = townOf(areaCode)
  const { rows } = await sql<{
    id: string
  }>`select id from fund.fund where area_code = ${town} and state <> 'settled'`.execute(tx)
  if (rows[0]) return rows[0].id
  const id = randomUUID()
  await sql`insert into fund.fund (id, area_code, charity_id, name, keeper_name, purpose, state, signed_on, operating_from, prepared_by, prepared_name, prepared_at)
    values (${id}, ${town}, ${await charity(tx, areaCode, now)}, '样例基金会样例街道社区基金', '样例', '样例宗旨', 'operating', '2023-08-01', '2023-08-01', ${randomUUID()}, '样例', ${now})`.execute(
    tx,
  )
  return id
}

export const fundSamples: Record<string, MakeSample> = {
  'fund.charity': charity,
  'fund.fund': sampleFund,
  'fund.surplus-disposal': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into fund.surplus_disposal (id, fund_id, basis, recipient_kind, recipient, purpose, announced_at, fen, laid_down_by, laid_down_name,
        laid_down_on, laid_down_at)
      values (${id}, ${await sampleFund(tx, areaCode, now)}, 'similar', 'project', '样例慈善项目', '样例用途与本基金宗旨相近', '样例公告', 100,
        ${randomUUID()}, '样例', '2024-03-01', ${now})`.execute(tx)
    return id
  },
  'fund.resolution': async (tx, areaCode, now) => {
    const id = randomUUID()
    await sql`insert into fund.resolution (id, fund_id, kind, title, subject_kind, subject_id, is_major, opened_by, opened_name, opened_at, closes_on)
      values (${id}, ${await sampleFund(tx, areaCode, now)}, 'rules', '样例事项', 'fund.rules', ${id}, true, ${randomUUID()}, '样例', ${now}, '2024-12-31')`.execute(
      tx,
    )
    return id
  },
}
