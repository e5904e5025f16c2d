import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** People with points that ran out before this day, at most `limit`. */
export async function listRunOut(tx: Tx, today: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select distinct person_id from points.lot where left_over > 0 and expires_on < ${today}::date order by person_id limit ${limit}`.execute(
    tx,
  )
  return rows.map(({ personId }) => personId)
}

export type Reminder = { personId: string; expiresOn: string; points: number }

/** Notes whom to remind of points that run out by a day, each day's points once, and says which reminders are new. */
export async function addReminders(
  tx: Tx,
  { today, by, now }: { today: string; by: string; now: Date },
): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`
    with soon as materialized (
      select person_id, expires_on, sum(left_over)::int as points from points.lot
      where left_over > 0 and expires_on between ${today}::date and ${by}::date group by person_id, expires_on),
    added as (
      insert into points.reminder (person_id, expires_on, reminded_at) select person_id, expires_on, ${now}::timestamptz from soon
      on conflict do nothing returning person_id, expires_on)
    select soon.* from soon join added using (person_id, expires_on)`.execute(tx)
  return rows
}
