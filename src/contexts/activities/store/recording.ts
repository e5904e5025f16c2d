import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Called with the sight of all: whether hours are done is asked of every volunteer's drafts. */
export async function becomeRecorded(tx: Tx, activityIds: readonly string[], today: string): Promise<string[]> {
  const { rows } = await sql<{ areaCode: string }>`
    update activities.activity a set state = 'recorded', recorded_on = ${today}::date, version = version + 1
    where a.id = any(${activityIds}::uuid[]) and a.state = 'ended'
      and not exists (select from activities.attendance t where t.activity_id = a.id and t.out_at is null)
      and not exists (select from volunteering.pub_draft_record d where d.activity_id = a.id and d.state in ('pending', 'confirmed'))
    returning area_code`.execute(tx)
  return [...new Set(rows.map(({ areaCode }) => areaCode))]
}

export type OverShift = { id: string; activityId: string }

/** Shifts of live activities that are over for longer than may be overrun, not yet closed. */
export async function listOver(tx: Tx, before: Date): Promise<OverShift[]> {
  const { rows } = await sql<OverShift>`
    select s.id, s.activity_id from activities.shift s join activities.activity a on a.id = s.activity_id
    where s.closed_at is null and s.ends_at < ${before} and a.state in ('recruiting', 'closed', 'running')`.execute(tx)
  return rows
}

export type Ended = { id: string; title: string; areaCode: string; leaderPersonId: string | null; endsAt: Date }

/** Those of the activities whose every shift is closed. */
export async function listAllClosed(tx: Tx, activityIds: readonly string[]): Promise<Ended[]> {
  const { rows } = await sql<Ended>`
    select a.id, a.title, a.area_code, a.leader_person_id, a.ends_at from activities.activity a
    where a.id = any(${activityIds}::uuid[]) and a.state in ('recruiting', 'closed', 'running')
      and not exists (select from activities.shift s where s.activity_id = a.id and s.closed_at is null)`.execute(tx)
  return rows
}

export async function endByItself(tx: Tx, id: string, recordDueOn: string): Promise<void> {
  await sql`update activities.activity set state = 'ended', record_due_on = ${recordDueOn}::date, version = version + 1
    where id = ${id} and state in ('recruiting', 'closed', 'running')`.execute(tx)
}

/** The accounts through which a person signs in. */
export async function accountsOf(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('personId', '=', personId)
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}

/** Ended activities of which nobody has been recorded as coming or going since, over since before `before`. */
export async function listUnsettled(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from activities.activity where state = 'ended' and ends_at < ${before} order by ends_at limit 1000`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
