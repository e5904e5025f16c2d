import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { ticketNoOf } from '../rules/ticket.ts'

export type Shift = {
  id: string
  activityId: string
  startsAt: Date
  endsAt: Date
  places: number
  taken: number
  waiting: number
  ticketNo: string
}
export type NewShift = { startsAt: Date; endsAt: Date; places: number }

export async function listShifts(tx: Tx, activityId: string): Promise<Shift[]> {
  const { rows } = await sql<Shift>`
    select id, activity_id, starts_at, ends_at, places, taken, waiting, ticket_no from activities.shift
    where activity_id = ${activityId} order by starts_at, id`.execute(tx)
  return rows
}

export async function findShift(tx: Tx, id: string): Promise<Shift | undefined> {
  const { rows } = await sql<Shift>`
    select id, activity_id, starts_at, ends_at, places, taken, waiting, ticket_no from activities.shift where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}

export async function findShiftByTicket(tx: Tx, ticketNo: string): Promise<Shift | undefined> {
  const { rows } = await sql<Shift>`
    select id, activity_id, starts_at, ends_at, places, taken, waiting, ticket_no from activities.shift where ticket_no = ${ticketNo}`.execute(
    tx,
  )
  return rows[0]
}

/** The shift, held until the transaction ends: who comes for its last place waits here. People checking in do not. */
export async function holdShift(tx: Tx, id: string): Promise<Shift | undefined> {
  const { rows } = await sql<Shift>`
    select id, activity_id, starts_at, ends_at, places, taken, waiting, ticket_no from activities.shift where id = ${id} for no key update`.execute(
    tx,
  )
  return rows[0]
}

export async function countPlaces(tx: Tx, id: string, change: { taken?: number; waiting?: number }): Promise<void> {
  const { taken = 0, waiting = 0 } = change
  await sql`update activities.shift set taken = taken + ${taken}, waiting = waiting + ${waiting} where id = ${id}`.execute(
    tx,
  )
}

/** An activity's shifts while nobody has signed up: written anew as a whole. */
export async function writeShifts(tx: Tx, activityId: string, shifts: readonly NewShift[]): Promise<void> {
  await tx.deleteFrom('activities.shift').where('activityId', '=', activityId).execute()
  const rows = shifts.map((shift) => ({ id: randomUUID(), activityId, ...shift, ticketNo: ticketNoOf(randomBytes(8)) }))
  await tx.insertInto('activities.shift').values(rows).execute()
}

/** Whether a policy covers each day that one of the shifts lies on; else the first day that none does. */
export async function uninsuredDay(tx: Tx, activityId: string): Promise<string | undefined> {
  const { rows } = await sql<{ day: string }>`
    select to_char(d.day, 'YYYY-MM-DD') as day from (
      select distinct generate_series((s.starts_at at time zone 'Asia/Shanghai')::date, (s.ends_at at time zone 'Asia/Shanghai')::date, interval '1 day')::date as day
      from activities.shift s where s.activity_id = ${activityId}) d
    where not exists (select from activities.policy p where p.activity_id = ${activityId} and d.day between p.from_date and p.to_date)
    order by d.day limit 1`.execute(tx)
  return rows[0]?.day
}
