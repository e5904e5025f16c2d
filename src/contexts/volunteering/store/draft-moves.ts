import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { DraftState, Flag, Step } from '../rules/draft-words.ts'
import { MINUTES_OF_A_DAY } from '../rules/minutes.ts'

/** Who does it and when. `accountId` null: the platform's own work. */
export type Doer = { accountId: string | null; personId: string | null; name: string; now: Date }
export const PLATFORM = { accountId: null, personId: null, name: '平台' } as const

export async function addSteps(tx: Tx, ids: readonly string[], step: Step, note: string, by: Doer): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('volunteering.draftStep')
    .values(
      ids.map((draftId) => ({
        ...{ id: randomUUID(), draftId, step, note, byAccount: by.accountId, byName: by.name, takenAt: by.now },
      })),
    )
    .execute()
}

type Confirmed = { confirmedBy: string | null; confirmedByPerson: string | null; confirmedAt: Date }
type Verified = { verifiedBy: string | null; verifiedByPerson: string | null; verifiedAt: Date; objectionUntil: string }

/** Puts drafts, which the caller has locked, into a state. */
export async function setState(
  tx: Tx,
  ids: readonly string[],
  state: DraftState,
  more: Confirmed | Verified | Record<string, never> = {},
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('volunteering.draftRecord')
    .set((eb) => ({ ...more, state, version: eb('version', '+', 1) }))
    .where('id', 'in', [...ids])
    .execute()
}

export async function addFlag(tx: Tx, ids: readonly string[], flag: Flag): Promise<void> {
  await sql`update volunteering.draft_record set flags = array_append(flags, ${flag}), version = version + 1
    where id = any(${ids}::uuid[]) and not ${flag} = any(flags)`.execute(tx)
}
export async function dropFlag(tx: Tx, ids: readonly string[], flag: Flag): Promise<void> {
  await sql`update volunteering.draft_record set flags = array_remove(flags, ${flag}), version = version + 1
    where id = any(${ids}::uuid[]) and ${flag} = any(flags)`.execute(tx)
}

type Written = { id: string; recordId: string; areaCode: string; activityId: string | null }

/**
 * Writes verified drafts into the ledger, those that still fit into their day; from here on they count. Drafts that would
 * overfill a day are left as they are: the caller learns by their absence.
 */
export async function writeRecords(tx: Tx, ids: readonly string[], now: Date): Promise<Written[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('volunteering.hours', 0))`.execute(tx)
  const { rows } = await sql<Written>`
    with ready as materialized (
      select d.*, gen_random_uuid() as new_id,
        row_number() over (partition by d.volunteer_id, d.served_on, d.activity order by d.started_at, d.id) as turn,
        sum(d.minutes) over (partition by d.volunteer_id, d.served_on order by d.started_at, d.id) as minutes_so_far
      from volunteering.draft_record d where d.id = any(${ids}::uuid[]) and d.state in ('verified', 'disputed')),
    fitting as materialized (
      select * from ready r where minutes_so_far + (
        select coalesce(sum(s.minutes), 0) from volunteering.pub_service_record s
        where s.volunteer_id = r.volunteer_id and s.served_on = r.served_on) <= ${MINUTES_OF_A_DAY}),
    written as (
      insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, occurrence, draft_id, recorded_by, recorded_at)
      select f.new_id, f.volunteer_id, f.area_code, f.served_on, f.minutes, f.activity,
        f.turn + (select count(*) from volunteering.service_record r where r.reverses_id is null
                  and r.volunteer_id = f.volunteer_id and r.served_on = f.served_on and r.activity = f.activity),
        f.id, f.verified_by, ${now}
      from fitting f)
    update volunteering.draft_record d set state = 'final', record_id = f.new_id, version = d.version + 1
    from fitting f where d.id = f.id
    returning d.id, d.record_id, d.area_code, d.activity_id`.execute(tx)
  return rows
}

/** Minutes of a volunteer that count on a day. */
export async function minutesOfDay(tx: Tx, volunteerId: string, servedOn: string): Promise<number> {
  const { rows } = await sql<{ minutes: number }>`
    select coalesce(sum(minutes), 0)::int as minutes from volunteering.pub_service_record
    where volunteer_id = ${volunteerId} and served_on = ${servedOn}::date`.execute(tx)
  return rows[0]?.minutes ?? 0
}

/** Verified drafts whose time for objection has passed, the oldest first. */
export async function draftsToSettle(tx: Tx, today: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from volunteering.draft_record where state = 'verified' and objection_until < ${today}::date and not 'full-day' = any(flags)
    order by objection_until, id limit ${limit} for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}
