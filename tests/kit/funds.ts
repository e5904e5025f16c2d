import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

type More = { feeBp?: number; name?: string; now?: Date }

/**
 * The id of a new operating fund of a town, with a host of its own; a fund the town had before is settled, since a town
 * has one that lives. For tests of what stands on funds; how a fund comes about is the fund context's story.
 */
export async function fundAt(tx: Tx, townCode: string, { feeBp = 0, name, now }: More = {}): Promise<string> {
  const [organisationId, charityId, fundId] = [randomUUID(), randomUUID(), randomUUID()]
  const moment = now ?? new Date('2024-01-01T09:00:00+08:00')
  const host = `天津市示例公益基金会${organisationId}`
  await sql`update fund.fund set state = 'settled', ended_on = '2024-01-01' where area_code = ${townCode} and state <> 'settled'`.execute(
    tx,
  )
  await sql`insert into directory.organisation (id, area_code, name, kind, standing, standing_no, standing_on, created_at)
    values (${organisationId}, '12', ${host}, 'host_charity', 'registered', '示例登记1号', '2015-01-01', ${moment})`.execute(
    tx,
  )
  await sql`insert into fund.charity (id, organisation_id, area_code, kind, certificate_no, certificate_from, management_cap_bp, recorded_by, recorded_at)
    values (${charityId}, ${organisationId}, '12', 'foundation', '53120000MJ0000001X', '2020-01-01', 1000, ${randomUUID()}, ${moment})`.execute(
    tx,
  )
  await sql`insert into fund.fund (id, area_code, charity_id, name, keeper_name, purpose, management_fee_bp, state, signed_on, operating_from, prepared_by, prepared_name, prepared_at)
    values (${fundId}, ${townCode}, ${charityId}, ${name ?? `${host}示例街道社区基金`}, '示例', '扶老助困', ${feeBp}, 'operating', '2023-08-01', '2023-08-15', ${randomUUID()}, '示例', ${moment})`.execute(
    tx,
  )
  return fundId
}
