import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce } from '#platform/db/driver.ts'
import type { Besides, Sheet } from '../rules/review-limits.ts'

/** What else a person has on that day and in that week: drafts that stand, and records that no draft made. */
export async function servedBesides(
  tx: Tx,
  about: {
    personId: string
    volunteerId: string
    activity: string
    servedOn: string
    week: { from: string; to: string }
  },
): Promise<Besides> {
  const { personId, volunteerId, activity, servedOn, week } = about
  const { rows } = await sql<Besides>`
    with ${plannedOnce} served as (
      select served_on, minutes, null::text as imported from volunteering.draft_record
      where person_id = ${personId} and served_on between ${week.from}::date and ${week.to}::date and state not in ('corrected', 'void')
      union all
      select served_on, minutes, activity from volunteering.pub_service_record
      where volunteer_id = ${volunteerId} and served_on between ${week.from}::date and ${week.to}::date and draft_id is null)
    select coalesce(sum(minutes) filter (where served_on = ${servedOn}::date), 0)::int as day_minutes,
           coalesce(sum(minutes), 0)::int as week_minutes,
           coalesce(bool_or(served_on = ${servedOn}::date and imported = ${activity}), false) as is_imported
    from served`.execute(tx)
  return rows[0] ?? { dayMinutes: 0, weekMinutes: 0, isImported: false }
}

type Line = { activityId: string | null; recordedBy: string | null; servedOn: string; minutes: number }

/** Drafts of one activity that one hand wrote down with the same minutes; scans by the volunteers themselves are not among them. */
export async function sameEntries(tx: Tx, { activityId, recordedBy, servedOn, minutes }: Line): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from volunteering.draft_record
    where activity_id is not distinct from ${activityId}::uuid and recorded_by = ${recordedBy}::uuid and served_on = ${servedOn}::date
      and minutes = ${minutes} and source in ('roll-call', 'paper') and state in ('pending', 'confirmed')`.execute(tx)
  return rows.map(({ id }) => id)
}

type SheetRow = { activityId: string; id: string; personId: string; minutes: number; state: string }

/**
 * The sheet of an activity and those of other activities of the same organiser in which everybody of it appears with the
 * same minutes. Only what a hand wrote down: a scan cannot be copied.
 */
export async function sheetsAlike(
  tx: Tx,
  activityId: string,
): Promise<{ own: (Sheet[number] & { id: string; state: string })[]; others: Sheet[] }> {
  const { rows } = await sql<SheetRow>`
    with ${plannedOnce} own as (
      select id, person_id, minutes, organiser_area_code, organiser from volunteering.draft_record
      where activity_id = ${activityId} and source in ('roll-call', 'paper') and state not in ('corrected', 'void')),
    alike as (
      select d.activity_id from own join volunteering.draft_record d
        on d.person_id = own.person_id and d.minutes = own.minutes
        and d.organiser_area_code = own.organiser_area_code and d.organiser = own.organiser
      where d.activity_id <> ${activityId} and d.source in ('roll-call', 'paper') and d.state not in ('corrected', 'void')
      group by d.activity_id having count(*) = (select count(*) from own))
    select activity_id, id, person_id, minutes, state from volunteering.draft_record
    where (activity_id = ${activityId} or activity_id in (select activity_id from alike))
      and source in ('roll-call', 'paper') and state not in ('corrected', 'void')`.execute(tx)
  const others = new Map<string, SheetRow[]>()
  for (const row of rows)
    if (row.activityId !== activityId) others.set(row.activityId, [...(others.get(row.activityId) ?? []), row])
  return { own: rows.filter((row) => row.activityId === activityId), others: [...others.values()] }
}
