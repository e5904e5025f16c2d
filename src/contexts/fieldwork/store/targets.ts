import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'

export type Target = {
  personId: string
  personName: string
  areaCode: string
  areaName: string
  codes: string[]
  lastOn: string | null
}
export type TargetSearch = { codes: string[] | null; targetCode?: string | undefined; day: string }

const isListed = (day: string) => sql`l.from_date <= ${day}::date and coalesce(l.to_date, 'infinity') >= ${day}::date`
const waiting = ({ codes, targetCode, day }: TargetSearch): RawBuilder<unknown> =>
  sql`(select l.person_id, min(l.area_code) as area_code, array_agg(distinct l.code order by l.code) as codes from hardship.pub_listed l
    where ${all([isListed(day), inCodes(sql`l.area_code`, codes)])} group by l.person_id) as t
    where ${all([
      targetCode !== undefined && sql`${targetCode} = any(t.codes)`,
      sql`not exists (select from fieldwork.visit_plan p where p.person_id = t.person_id and p.state = 'planned')`,
    ])}`

/** People on the list of the day whom nobody is to visit yet. */
export async function listTargets(tx: Tx, { page, pageSize, ...search }: TargetSearch & Paging): Promise<Target[]> {
  const { rows } = await sql<Target>`
    select t.person_id, coalesce(who.name, '') as person_name, t.area_code, a.name as area_name, t.codes,
      (select max(v.visited_on) from fieldwork.pub_visit v where v.person_id = t.person_id) as last_on
    from (select t.* from ${waiting(search)} order by t.area_code, t.person_id ${limitOf({ page, pageSize })}) as t
    join directory.area a on a.code = t.area_code left join directory.person who on who.id = t.person_id
    order by t.area_code, t.person_id`.execute(tx)
  return rows
}
export const countTargets = (tx: Tx, search: TargetSearch): Promise<number> => countOf(tx, waiting(search))

/** Of these people, who is listed on a day, with all their codes. */
export async function targetsAmong(tx: Tx, personIds: readonly string[], day: string) {
  const { rows } = await sql<{ personId: string; areaCode: string; codes: string[] }>`
    select l.person_id, min(l.area_code) as area_code, array_agg(distinct l.code order by l.code) as codes from hardship.pub_listed l
    where l.person_id = any(${personIds}::uuid[]) and ${isListed(day)} group by l.person_id`.execute(tx)
  return rows
}
