import { sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** The one person of this whole name and phone, wherever they live; undefined when there is none, or more than one. */
export async function findByNameAndPhone(tx: Tx, name: string, phone: string): Promise<string | undefined> {
  const found = peopleFound({ name, phone })
  if (!found) return undefined
  const { rows } = await sql<{ id: string }>`
    select p.id from directory.people_shown(array${found}) p`.execute(tx)
  return rows.length === 1 ? rows[0]?.id : undefined
}

/** Whose sign-up it is, if it is one of this activity. */
export async function personOfSignUp(tx: Tx, activityId: string, signUpId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('activities.signUp')
    .select('personId')
    .where('id', '=', signUpId)
    .where('activityId', '=', activityId)
    .executeTakeFirst()
  return row?.personId
}

/** Whether somebody signed up to this activity or came to it. */
export async function isOnSheet(tx: Tx, activityId: string, personId: string): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select exists (select from activities.sign_up where activity_id = ${activityId} and person_id = ${personId} and state <> 'cancelled')
        or exists (select from activities.attendance where activity_id = ${activityId} and person_id = ${personId}) as is`.execute(
    tx,
  )
  return rows[0]?.is ?? false
}

/** A person's phone, masked, as whoever sees the record that names them may see it. */
export async function phoneOf(tx: Tx, personId: string): Promise<string | null> {
  const { rows } = await sql<{ maskedPhone: string | null }>`
    select masked_phone from directory.people_shown(array[${personId}::uuid])`.execute(tx)
  return rows[0]?.maskedPhone ?? null
}
