import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import type { State } from '../vocabulary.ts'

export type Named = { id: string; areaCode: string; name: string; state: State }
/** Every organisation that has not ended, as the caller sees them. */
export const organisationsNamed = async (tx: Tx): Promise<Named[]> =>
  (
    await sql<Named>`select id, area_code, name, state from incubation.organisation where state not in ('deregistered', 'withdrawn')`.execute(
      tx,
    )
  ).rows

type Stored = { stored: number; same: number; areaCodes: string[] }

/**
 * Records the staged acts as the community's; what is recorded already for the organisation, day and title is left as it is. A filed
 * organisation with its first act is at work from now on. Errors: none; what ended since the check gets no new act.
 */
export async function storeStagedServices(
  tx: Tx,
  { id, by, now }: { id: string; by: string; now: Date },
): Promise<Stored> {
  const { rows } = await sql<Stored>`
    with staged as (select data, (data->>'organisationId')::uuid as organisation_id, (data->>'servedOn')::date as served_on, data->>'title' as title
      from ${stagedRows(id)} as staging),
    put as (
      insert into incubation.service (id, organisation_id, area_code, served_on, kind, title, people, note, by_party, batch_id, recorded_by, recorded_name, recorded_at)
      select gen_random_uuid(), o.id, o.area_code, s.served_on, s.data->>'kind', s.title, (s.data->>'people')::int, s.data->>'note', 'community', ${id}::uuid,
        ${by}::uuid, '表格导入', ${now}
      from staged s join incubation.organisation o on o.id = s.organisation_id and o.state not in ('deregistered', 'withdrawn')
      where not exists (select from incubation.pub_service v where v.organisation_id = s.organisation_id and v.served_on = s.served_on and v.title = s.title)
      returning organisation_id, area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from staged) - (select count(*)::int from put) as same,
      (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes`.execute(tx)
  await beginWork(tx, id, now)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

async function beginWork(tx: Tx, batchId: string, now: Date): Promise<void> {
  await sql`
    with begun as (
      update incubation.organisation o set state = 'active', version = o.version + 1
      where o.state = 'filed' and exists (select from incubation.service s where s.organisation_id = o.id and s.batch_id = ${batchId}::uuid)
      returning o.id, o.stage)
    insert into incubation.step (id, organisation_id, seq, act, state, stage, note, by_name, at)
    select gen_random_uuid(), b.id, coalesce((select max(s.seq) from incubation.step s where s.organisation_id = b.id), 0) + 1, 'begin-work', 'active', b.stage,
      '活动记录由表格导入', '表格导入', ${now}
    from begun b`.execute(tx)
}
