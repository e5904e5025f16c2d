import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce, rideAlong } from '#platform/db/driver.ts'
import type { Verdict } from '../rules/presence.ts'
import type { ActivityState } from '../rules/states.ts'

/** A person at the door of a shift: the activity, their sign-up and their presence, in one look-up. */
export type AtDoor = {
  shiftId: string
  activityId: string
  startsAt: Date
  endsAt: Date
  state: ActivityState
  audience: 'volunteers' | 'residents' | 'group'
  title: string
  content: string
  place: string
  organiser: string
  category: string | null
  areaCode: string
  leaderPersonId: string | null
  leaderName: string
  lat: number | null
  lng: number | null
  radiusMetres: number | null
  isInsured: boolean
  signUpId: string | null
  signUpState: 'placed' | 'waiting' | null
  attendanceId: string | null
  inAt: Date | null
  outAt: Date | null
  missingOut: boolean | null
}

/**
 * Holds a shift's door open until the transaction ends (many may), or keeps everybody out (`alone`): so that calling an
 * activity off closes whoever is in, and nobody slips in behind. In memory only: no row is written for it. It is taken on
 * the way to the next statement, which sees what stands once it is held.
 */
export async function holdDoor(tx: Tx, shiftId: string, { alone = false } = {}): Promise<void> {
  const lock = alone ? sql`pg_advisory_xact_lock` : sql`pg_advisory_xact_lock_shared`
  const query = sql`select ${plannedOnce} ${lock}(hashtextextended(${`activities.shift ${shiftId}`}, 0))`
  await rideAlong(tx, query.compile(tx))
}

/** `day`: the day that insurance must cover. Undefined when there is no such shift. */
export async function findAtDoor(
  tx: Tx,
  { shiftId, personId, day }: { shiftId: string; personId: string; day: string },
): Promise<AtDoor | undefined> {
  const { rows } = await sql<AtDoor>`
    select ${plannedOnce} s.id as shift_id, s.activity_id, s.starts_at, s.ends_at, a.state, a.audience, a.title, a.content, a.place, a.organiser, a.category,
      a.area_code, a.leader_person_id, a.leader_name, a.lat, a.lng, a.radius_metres,
      (a.risk_level = 'low' or exists (select from activities.policy p where p.activity_id = a.id and p.from_date <= ${day}::date and p.to_date >= ${day}::date)) as is_insured,
      u.id as sign_up_id, u.state as sign_up_state, t.id as attendance_id, t.in_at, t.out_at, t.missing_out
    from activities.shift s
    join activities.activity a on a.id = s.activity_id
    left join activities.sign_up u on u.shift_id = s.id and u.person_id = ${personId}::uuid and u.state <> 'cancelled'
    left join activities.attendance t on t.shift_id = s.id and t.person_id = ${personId}::uuid
    where s.id = ${shiftId}::uuid`.execute(tx)
  return rows[0]
}

/** The shift of the same activity that a person did sign up for. */
export async function otherShiftOf(tx: Tx, activityId: string, personId: string): Promise<Date | undefined> {
  const { rows } = await sql<{ startsAt: Date }>`
    select starts_at from activities.sign_up where activity_id = ${activityId} and person_id = ${personId} and state = 'placed'
    order by starts_at limit 1`.execute(tx)
  return rows[0]?.startsAt
}

/** How a step was witnessed. `metres`: the distance to the place, where a position was given. */
export type Witness = {
  at: Date
  source: 'qr' | 'roll-call' | 'paper' | 'cancelled'
  passNo?: string | undefined
  metres?: number | undefined
  fileId?: string | undefined
  byAccount: string | null
  byName: string
  now: Date
}

type Arrival = { activityId: string; shiftId: string; personId: string; areaCode: string; signUpId: string | null }

/** Writes that somebody came, and its event; the attendance's id, or undefined when they are in already. */
export async function addArrival(tx: Tx, arrival: Arrival, witness: Witness): Promise<string | undefined> {
  const attendanceId = randomUUID()
  const { rows } = await arriving(
    attendanceId,
    arrival,
    witness,
    sql`on conflict (shift_id, person_id) do nothing`,
  ).execute(tx)
  return rows.length > 0 ? attendanceId : undefined
}

/**
 * The same on the way to the transaction's end, for one who was seen not to be in: the attendance's id. Where another of
 * their phones was faster, or the pass is used, the transaction fails with what `explain` makes of the constraint's name.
 */
export async function addArrivalAlong(
  tx: Tx,
  arrival: Arrival,
  witness: Witness,
  explain: (constraint: string | undefined) => Error | undefined,
): Promise<string> {
  const attendanceId = randomUUID()
  const query = arriving(attendanceId, arrival, witness, sql``).compile(tx)
  await rideAlong(tx, query, (problem) => explain((problem as { constraint?: string }).constraint) ?? problem)
  return attendanceId
}

function arriving(attendanceId: string, arrival: Arrival, witness: Witness, onConflict: RawBuilder<unknown>) {
  const { activityId, shiftId, personId, areaCode, signUpId } = arrival
  const { at, source, passNo = null, metres = null, fileId = null, byAccount, byName, now } = witness
  return sql`
    with ${plannedOnce} added as (
      insert into activities.attendance (id, activity_id, shift_id, person_id, sign_up_id, area_code, in_at, in_source)
      values (${attendanceId}::uuid, ${activityId}::uuid, ${shiftId}::uuid, ${personId}::uuid, ${signUpId}::uuid, ${areaCode}, ${at}::timestamptz, ${source})
      ${onConflict} returning id)
    insert into activities.attendance_event (id, attendance_id, activity_id, person_id, area_code, kind, at, recorded_at, source, pass_no, metres, file_id, by_account, by_name)
    select ${randomUUID()}::uuid, id, ${activityId}::uuid, ${personId}::uuid, ${areaCode}, 'in', ${at}::timestamptz, ${now}::timestamptz, ${source}, ${passNo}::text, ${metres}::integer,
      ${fileId}::uuid, ${byAccount}::uuid, ${byName} from added returning attendance_id`
}

export type Departure = { attendanceId: string; verdict: Verdict; minutes: number | null }

/** Writes that somebody left, and its event; false when they have left already. */
export async function addDeparture(tx: Tx, departure: Departure, witness: Witness): Promise<boolean> {
  const { attendanceId, verdict, minutes } = departure
  const { at, source, passNo = null, metres = null, fileId = null, byAccount, byName, now } = witness
  const { rows } = await sql`
    with ${plannedOnce} gone as (
      update activities.attendance set out_at = ${at}::timestamptz, out_source = ${source}, missing_out = false, verdict = ${verdict}, minutes = ${minutes}::integer
      where id = ${attendanceId}::uuid and out_at is null returning *)
    insert into activities.attendance_event (id, attendance_id, activity_id, person_id, area_code, kind, at, recorded_at, source, pass_no, metres, file_id, by_account, by_name)
    select ${randomUUID()}::uuid, id, activity_id, person_id, area_code, 'out', ${at}::timestamptz, ${now}::timestamptz, ${source}, ${passNo}::text, ${metres}::integer,
      ${fileId}::uuid, ${byAccount}::uuid, ${byName} from gone returning attendance_id`.execute(tx)
  return rows.length > 0
}

export type Inside = { attendanceId: string; shiftId: string; personId: string; inAt: Date }

/** Who is in and not out, of an activity or of one shift. */
export async function listInside(tx: Tx, activityId: string): Promise<Inside[]> {
  const { rows } = await sql<Inside>`
    select id as attendance_id, shift_id, person_id, in_at from activities.attendance where activity_id = ${activityId} and out_at is null order by in_at, id`.execute(
    tx,
  )
  return rows
}

/** Marks all who never signed out of shifts that are over; the leader then states when they left. How many. */
export async function markMissing(tx: Tx, shiftIds: readonly string[], now: Date): Promise<number> {
  const { rows } = await sql`
    with open as (
      update activities.attendance set missing_out = true where shift_id = any(${shiftIds}::uuid[]) and out_at is null and not missing_out returning *)
    insert into activities.attendance_event (id, attendance_id, activity_id, person_id, area_code, kind, at, recorded_at, source)
    select gen_random_uuid(), id, activity_id, person_id, area_code, 'missing-out', ${now}, ${now}, 'auto' from open returning id`.execute(
    tx,
  )
  await sql`update activities.shift set closed_at = ${now} where id = any(${shiftIds}::uuid[]) and closed_at is null`.execute(
    tx,
  )
  return rows.length
}

/** People inside, and people whose leaving nobody knows, for each of the activities. */
export async function countInside(
  tx: Tx,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, { inNow: number; missingOut: number }>> {
  const { rows } = await sql<{ activityId: string; inNow: number; missingOut: number }>`
    select activity_id, count(*) filter (where not missing_out)::int as in_now, count(*) filter (where missing_out)::int as missing_out
    from activities.attendance where activity_id = any(${activityIds}::uuid[]) and out_at is null group by activity_id`.execute(
    tx,
  )
  return new Map(rows.map(({ activityId, ...counts }) => [activityId, counts]))
}

export type KeptMark = { outcome: 'recorded' | 'refused'; told: string; attendanceId: string | null }

export async function findMark(tx: Tx, activityId: string, key: string): Promise<KeptMark | undefined> {
  const { rows } = await sql<KeptMark>`
    select outcome, told, attendance_id from activities.roll_mark where activity_id = ${activityId} and key = ${key}`.execute(
    tx,
  )
  return rows[0]
}

export async function keepMark(
  tx: Tx,
  mark: KeptMark & { activityId: string; key: string; areaCode: string; by: string; now: Date },
): Promise<void> {
  const { by, now, ...row } = mark
  await tx
    .insertInto('activities.rollMark')
    .values({ ...row, byAccount: by, recordedAt: now })
    .execute()
}
