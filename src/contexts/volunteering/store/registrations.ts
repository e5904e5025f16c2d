import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Somebody's registration as a volunteer on a day. */
export type Registration = { volunteerId: string; areaCode: string; registeredOn: string }

/** The registration a person holds on a day; undefined when they are no registered volunteer then. */
export async function findRegistration(tx: Tx, personId: string, day: string): Promise<Registration | undefined> {
  const { rows } = await sql<Registration>`
    select id as volunteer_id, area_code, registered_on from volunteering.volunteer
    where person_id = ${personId} and registered_on <= ${day}::date and (left_on is null or left_on >= ${day}::date)`.execute(
    tx,
  )
  return rows[0]
}
