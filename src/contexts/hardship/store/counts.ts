import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { AGE_BANDS, type AgeBand, bandOf } from '../rules/ages.ts'
import type { TargetCode } from '../rules/target-groups.ts'

export type Counts = {
  byCode: { targetCode: TargetCode; people: number }[]
  byPlace: { areaCode: string; areaName: string; townName: string; people: number }[]
  byBand: { band: AgeBand | null; people: number }[]
}

/** How many people are listed on a day in some areas (null: all in sight), by group, community and age. */
export async function countsOf(tx: Tx, codes: string[] | null, day: string): Promise<Counts> {
  const within = codes ? sql`l.area_code = any(${codes}::text[])` : sql`true`
  const listed = sql`l.from_date <= ${day}::date and coalesce(l.to_date, 'infinity') >= ${day}::date and ${within}`
  const { rows: byCode } = await sql<Counts['byCode'][number]>`
    select l.code as target_code, count(distinct l.person_id)::int as people from hardship.pub_listed l
    where ${listed} group by l.code order by l.code`.execute(tx)
  const { rows: byPlace } = await sql<Counts['byPlace'][number]>`
    select l.area_code, a.name as area_name, town.name as town_name, count(distinct l.person_id)::int as people
    from hardship.person l join directory.area a on a.code = l.area_code join directory.area town on town.code = a.parent_code
    where ${listed} group by l.area_code, a.name, town.name order by l.area_code`.execute(tx)
  const { rows: births } = await sql<{ birthDate: string | null; people: number }>`
    select p.birth_date, count(*)::int as people
    from directory.people_shown(array(select distinct l.person_id from hardship.person l where ${listed})) as p group by p.birth_date`.execute(
    tx,
  )
  const bands = new Map<AgeBand | null, number>()
  for (const { birthDate, people } of births) {
    const band = bandOf(birthDate, day)
    bands.set(band, (bands.get(band) ?? 0) + people)
  }
  const order = [...(Object.keys(AGE_BANDS) as AgeBand[]), null]
  const byBand = order.flatMap((band) => (bands.has(band) ? [{ band, people: bands.get(band) ?? 0 }] : []))
  return { byCode, byPlace, byBand }
}
