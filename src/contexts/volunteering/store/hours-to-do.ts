import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type ToDo = {
  toConfirm: number
  toVerify: number
  objections: number
  flags: number
  overdueRecords: number
  overdueObjections: number
}

/** What waits for a hand, in the areas of `codes` (null: all). Records are due by activity (order 67, 11). */
export async function countToDo(tx: Tx, codes: string[] | null, today: string): Promise<ToDo> {
  const here = codes
    ? sql`(organiser_area_code = any(${codes}::text[]) or area_code = any(${codes}::text[]))`
    : sql`true`
  const place = codes ? sql`area_code = any(${codes}::text[])` : sql`true`
  const { rows } = await sql<ToDo>`
    select d.*, j.*, (select count(*)::int from volunteering.import_flag where state = 'open' and ${place}) as flags
    from (select count(*) filter (where state = 'pending')::int as to_confirm,
                 count(*) filter (where state = 'confirmed')::int as to_verify,
                 count(distinct coalesce(activity_id, id)) filter (where state in ('pending', 'confirmed') and record_due_on < ${today}::date)::int as overdue_records
          from volunteering.draft_record where state in ('pending', 'confirmed') and ${here}) as d,
         (select count(*)::int as objections, count(*) filter (where answer_due_on < ${today}::date)::int as overdue_objections
          from volunteering.objection where state = 'open' and ${here}) as j`.execute(tx)
  return rows[0] ?? { toConfirm: 0, toVerify: 0, objections: 0, flags: 0, overdueRecords: 0, overdueObjections: 0 }
}

/** An activity whose hours wait to be recorded. Paths are of the organiser's area. */
export type Due = {
  activityId: string | null
  activity: string
  organiserAreaCode: string
  organiserAreaName: string
  organiserPath: string
  leaderPersonId: string | null
  leaderName: string
  recordDueOn: string
  toConfirm: number
  toVerify: number
}

/** Activities with drafts to confirm or verify that are due before a day, the longest overdue first. */
export async function listDue(tx: Tx, codes: string[] | null, before: string): Promise<Due[]> {
  const here = codes
    ? sql`(d.organiser_area_code = any(${codes}::text[]) or d.area_code = any(${codes}::text[]))`
    : sql`true`
  const { rows } = await sql<Due>`
    select d.activity_id, min(d.activity) as activity, d.organiser_area_code, o.name as organiser_area_name, o.path as organiser_path,
      d.leader_person_id, min(d.leader_name) as leader_name, d.record_due_on,
      count(*) filter (where d.state = 'pending')::int as to_confirm, count(*) filter (where d.state = 'confirmed')::int as to_verify
    from volunteering.draft_record d join directory.area o on o.code = d.organiser_area_code
    where d.state in ('pending', 'confirmed') and d.record_due_on < ${before}::date and ${here}
    group by coalesce(d.activity_id, d.id), d.activity_id, d.organiser_area_code, o.name, o.path, d.leader_person_id, d.record_due_on
    order by d.record_due_on, min(d.activity) limit 500`.execute(tx)
  return rows
}

/** The accounts of people, such as an activity's leader. */
export async function accountsOfPeople(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('personId', 'in', [...personIds])
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}

/** Of these accounts, those who have not had a message with this title on this day: a job that runs twice says it once. */
export async function notYetTold(tx: Tx, accountIds: readonly string[], title: string, since: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from unnest(${accountIds}::uuid[]) as a(id)
    where not exists (select from platform.message m where m.account_id = a.id and m.title = ${title} and m.created_at >= ${since})`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
