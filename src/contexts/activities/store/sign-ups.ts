import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Shift } from './shifts.ts'

export type SignUp = {
  id: string
  activityId: string
  shiftId: string
  personId: string
  areaCode: string
  areaPath: string
  leaderPersonId: string | null
  title: string
  personName: string
  state: 'placed' | 'waiting' | 'cancelled'
  startsAt: Date
  endsAt: Date
  hasCome: boolean
  version: number
}

export async function findSignUps(tx: Tx, ids: readonly string[]): Promise<SignUp[]> {
  const { rows } = await sql<SignUp>`
    select u.id, u.activity_id, u.shift_id, u.person_id, u.area_code, area.path as area_path, a.leader_person_id, a.title, p.name as person_name,
      u.state, u.starts_at, u.ends_at, u.version,
      exists (select from activities.attendance t where t.shift_id = u.shift_id and t.person_id = u.person_id) as has_come
    from activities.sign_up u
    join activities.activity a on a.id = u.activity_id
    join directory.area area on area.code = u.area_code
    join directory.people_shown(array(select person_id from activities.sign_up where id = any(${ids}::uuid[]))) p on p.id = u.person_id
    where u.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** Whether a person is already on this shift, and the title of what else they have a place at then. */
export async function standingOf(
  tx: Tx,
  personId: string,
  shift: Pick<Shift, 'id' | 'startsAt' | 'endsAt'>,
): Promise<{ isOnIt: boolean; clash: string | undefined }> {
  const { rows } = await sql<{ shiftId: string; title: string; overlaps: boolean }>`
    select u.shift_id, a.title, u.state = 'placed' as overlaps
    from activities.sign_up u join activities.activity a on a.id = u.activity_id
    where u.person_id = ${personId} and u.state <> 'cancelled'
      and (u.shift_id = ${shift.id} or tstzrange(u.starts_at, u.ends_at) && tstzrange(${shift.startsAt}, ${shift.endsAt}))`.execute(
    tx,
  )
  return {
    isOnIt: rows.some(({ shiftId }) => shiftId === shift.id),
    clash: rows.find(({ shiftId, overlaps }) => overlaps && shiftId !== shift.id)?.title,
  }
}

export type NewSignUp = {
  shift: Shift
  areaCode: string
  personId: string
  state: 'placed' | 'waiting'
  via: 'phone' | 'desk' | 'walk-in'
  /** Whom to tell when a place comes free. */
  accountId: string | null
  signedBy: string
  now: Date
}

/** The new sign-up's id; undefined when the database says that this person already has a place at that time. */
export async function addSignUp(tx: Tx, row: NewSignUp): Promise<string | undefined> {
  const { shift, areaCode, personId, state, via, accountId, signedBy, now } = row
  const { rows } = await sql<{ id: string }>`
    insert into activities.sign_up (id, activity_id, shift_id, person_id, area_code, state, via, starts_at, ends_at, account_id, signed_by, signed_up_at)
    values (${randomUUID()}, ${shift.activityId}, ${shift.id}, ${personId}, ${areaCode}, ${state}, ${via}, ${shift.startsAt}, ${shift.endsAt},
      ${accountId}, ${signedBy}, ${now})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

export async function cancelSignUpRow(
  tx: Tx,
  { id, version, reason, now }: { id: string; version: number; reason: string; now: Date },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('activities.signUp')
      .set({ state: 'cancelled', cancelledAt: now, reason, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

export type Waiter = { id: string; accountId: string | null }

/** Who waits for a place on a shift, the first first. Those who have meanwhile found a place elsewhere at that time come later. */
export async function listWaiting(tx: Tx, shiftId: string): Promise<Waiter[]> {
  const { rows } = await sql<Waiter>`
    select u.id, u.account_id from activities.sign_up u
    where u.shift_id = ${shiftId} and u.state = 'waiting' and not exists (
      select from activities.sign_up o where o.person_id = u.person_id and o.state = 'placed'
        and tstzrange(o.starts_at, o.ends_at) && tstzrange(u.starts_at, u.ends_at))
    order by u.queue_no limit 20`.execute(tx)
  return rows
}

/**
 * Gives a place to who was waiting; false when they took another at that very moment (the database allows one place at a
 * time). The savepoint keeps the rest of the transaction.
 */
export async function promote(tx: Tx, signUpId: string): Promise<boolean> {
  await sql`savepoint promoting`.execute(tx)
  try {
    const { numAffectedRows } = await sql`
      update activities.sign_up set state = 'placed', version = version + 1 where id = ${signUpId} and state = 'waiting'`.execute(
      tx,
    )
    await sql`release savepoint promoting`.execute(tx)
    return numAffectedRows === 1n
  } catch (problem) {
    if ((problem as { code?: string }).code !== '23P01') throw problem
    await sql`rollback to savepoint promoting`.execute(tx)
    return false
  }
}

/** Which place in the waiting list a sign-up has, from 1; null when it does not wait. */
export async function waitingNoOf(tx: Tx, signUpId: string): Promise<number | null> {
  const { rows } = await sql<{ no: number }>`
    select (select count(*)::int from activities.sign_up o where o.shift_id = u.shift_id and o.state = 'waiting' and o.queue_no <= u.queue_no) as no
    from activities.sign_up u where u.id = ${signUpId} and u.state = 'waiting'`.execute(tx)
  return rows[0]?.no ?? null
}

/** Ends every sign-up of an activity that is called off; says whom to tell. */
export async function cancelAll(
  tx: Tx,
  { activityId, reason, now }: { activityId: string; reason: string; now: Date },
): Promise<{ accounts: string[]; signedUp: number }> {
  const { rows } = await sql<{ accountId: string | null; state: string }>`
    update activities.sign_up set state = 'cancelled', cancelled_at = ${now}, reason = ${reason}, version = version + 1
    where activity_id = ${activityId} and state <> 'cancelled' returning account_id, state`.execute(tx)
  await sql`update activities.shift set taken = 0, waiting = 0 where activity_id = ${activityId}`.execute(tx)
  return { accounts: rows.flatMap(({ accountId }) => (accountId ? [accountId] : [])), signedUp: rows.length }
}
