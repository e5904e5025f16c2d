import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'

type Stored = { stored: number; same: number; areaCodes: string[] }

/** Records the staged items; what is recorded already for the point, day, media and title is left as it is. */
export async function storeStagedPublicity(
  tx: Tx,
  { id, by, now }: { id: string; by: string; now: Date },
): Promise<Stored> {
  const { rows } = await sql<Stored>`
    with staged as (select data from ${stagedRows(id)} as staging),
    put as (
      insert into learning.publicity (id, area_code, point_id, title, kind, media, level, published_on, link, tells_of_people, batch_id, link_state,
        recorded_by, recorded_name, recorded_at)
      select gen_random_uuid(), data->>'areaCode', (data->>'pointId')::uuid, data->>'title', data->>'kind', data->>'media', data->>'level',
        (data->>'publishedOn')::date, data->>'link', false, ${id}::uuid, 'unchecked', ${by}::uuid, '表格导入', ${now}
      from staged on conflict do nothing returning area_code)
    select (select count(*)::int from put) as stored, (select count(*)::int from staged) - (select count(*)::int from put) as same,
      (select coalesce(array_agg(distinct area_code), '{}') from put) as area_codes`.execute(tx)
  return rows[0] ?? { stored: 0, same: 0, areaCodes: [] }
}

/** The point of each town that has one, by the town's code. */
export async function pointsOfTowns(tx: Tx): Promise<Map<string, string>> {
  const { rows } = await sql<{ town: string; id: string }>`
    select distinct on (town_code) town_code as town, id from programme.pub_point
    where status not in ('withdrawn', 'replaced', 'city_rejected') order by town_code, starts_on nulls last, id`.execute(
    tx,
  )
  return new Map(rows.map(({ town, id }) => [town, id]))
}
