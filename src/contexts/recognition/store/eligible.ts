import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { StarHours } from '../rules/stars.ts'
import { countOf, type Paging, pageOf } from './pages.ts'

export type Eligible = {
  personId: string
  name: string
  areaCode: string
  areaName: string
  townName: string | null
  minutes: number
  reached: number
  level: number
}

/** Registered volunteers in sight whose minutes there reach a higher star than they hold, with no application under way. */
const rowsOf = (codes: string[] | null, today: string, hours: StarHours) => sql`
  select e.* from (
    select v.person_id, v.area_code, sum(r.minutes)::int as minutes,
      case when sum(r.minutes) >= ${hours[5] * 60} then 5 when sum(r.minutes) >= ${hours[4] * 60} then 4 when sum(r.minutes) >= ${hours[3] * 60} then 3
           when sum(r.minutes) >= ${hours[2] * 60} then 2 else 1 end as reached,
      coalesce((select max(s.level) from recognition.star s where s.person_id = v.person_id and s.state = 'granted'), 0)::int as level
    from volunteering.pub_volunteer v join volunteering.pub_service_record r on r.volunteer_id = v.id
    where (v.left_on is null or v.left_on >= ${today}::date) ${codes ? sql`and v.area_code = any(${codes}::text[])` : sql``}
    group by v.person_id, v.area_code having sum(r.minutes) >= ${hours[1] * 60}) as e
  where e.reached > e.level and not exists (select from recognition.star s where s.person_id = e.person_id and s.state in ('applied', 'public'))`

type Search = { codes: string[] | null; today: string; hours: StarHours }
export const listEligible = (tx: Tx, { codes, today, hours, ...paging }: Search & Paging): Promise<Eligible[]> =>
  pageOf<Eligible>(tx, rowsOf(codes, today, hours), { order: sql`one.minutes desc, one.person_id`, paging })
export const countEligible = (tx: Tx, { codes, today, hours }: Search): Promise<number> =>
  countOf(tx, rowsOf(codes, today, hours))
