import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

/** A registration with its community, as its holder sees it. */
export type Held = {
  id: string
  personId: string
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  volunteerNo: string | null
  registeredOn: string
  leftOn: string | null
  version: number
}

/** One registration after the other, also beside a roster that is being stored. Held to the end of the transaction. */
export const registerInTurn = (tx: Tx) =>
  sql`select pg_advisory_xact_lock(hashtextextended('volunteering.roster', 0))`.execute(tx)

/** A person's registration that holds now or, if none does, the last one; wherever it is. */
export const lastRegistration = (tx: Tx, personId: string): Promise<Held | undefined> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<Held>`
      select v.id, v.person_id, v.area_code, a.path as area_path, a.name as area_name, town.name as town_name, v.volunteer_no,
        v.registered_on, v.left_on, v.version
      from volunteering.volunteer v
      join directory.area a on a.code = v.area_code
      left join directory.area town on town.code = a.parent_code
      where v.person_id = ${personId} order by v.left_on is null desc, v.registered_on desc limit 1`.execute(tx)
    return rows[0]
  })

export async function insertRegistration(
  tx: Tx,
  { personId, areaCode, registeredOn, now }: { personId: string; areaCode: string; registeredOn: string; now: Date },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('volunteering.volunteer')
    .values({ id, personId, areaCode, registeredOn, createdAt: now })
    .execute()
  return id
}

/** Ends a registration, wherever it is: the volunteer's own wish, or a move that another community verified. Errors: access.stale. */
export async function endRegistration(
  tx: Tx,
  { id, version, leftOn }: { id: string; version: number; leftOn: string },
) {
  await seeingAll(tx, async () =>
    mustHaveChanged(
      await tx
        .updateTable('volunteering.volunteer')
        .set({ leftOn, version: version + 1 })
        .where('id', '=', id)
        .where('version', '=', version)
        .where('leftOn', 'is', null)
        .executeTakeFirst(),
    ),
  )
}

/** The last day with a service record or a service still to be settled; undefined when there is none. */
export const lastDayServed = (tx: Tx, volunteerId: string): Promise<string | undefined> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ day: string | null }>`select max(day) as day from (
      select max(served_on) as day from volunteering.pub_service_record where volunteer_id = ${volunteerId}
      union all
      select max(served_on) from volunteering.draft_record
      where volunteer_id = ${volunteerId} and state in ('pending', 'confirmed', 'verified', 'disputed')) as served`.execute(
      tx,
    )
    return rows[0]?.day ?? undefined
  })

/** Somebody who works in a community or at a station today: their entry is needed for that. */
export const worksNow = (tx: Tx, personId: string, today: string): Promise<boolean> =>
  seeingAll(tx, async () => {
    const { rows } = await sql`select 1 from workforce.pub_service_period
      where person_id = ${personId} and (to_date is null or to_date >= ${today}::date) limit 1`.execute(tx)
    return rows.length > 0
  })

/** Who has this ID number, wherever they are kept. */
export async function personOfNumber(tx: Tx, idBlind: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from directory.person where id_blind = ${idBlind}`.execute(tx)
  return rows[0]?.id
}
