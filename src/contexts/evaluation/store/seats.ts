import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Mark } from '../rules/marks.ts'
import type { Field, SeatRole, SeatState } from '../vocabulary.ts'

export type Seat = {
  id: string
  occasionId: string
  areaCode: string
  round: number
  personId: string
  name: string
  unit: string
  role: SeatRole
  fields: Field[]
  state: SeatState
  statement: string
  declaredAt: Date | null
  submittedAt: Date | null
  totalCenti: number | null
  withdrawnAt: Date | null
  version: number
}

const select = (where: RawBuilder<unknown>) =>
  sql<Seat>`select s.* from evaluation.seat s where ${where} order by s.round, s.role <> 'lead', s.name`
export const seatsOf = async (tx: Tx, occasionId: string): Promise<Seat[]> =>
  (await select(sql`s.occasion_id = ${occasionId}`).execute(tx)).rows
export const seatsOfAll = async (tx: Tx, occasionIds: readonly string[]): Promise<Seat[]> =>
  (await select(sql`s.occasion_id = any(${occasionIds}::uuid[])`).execute(tx)).rows
export const findSeat = async (tx: Tx, id: string): Promise<Seat | undefined> =>
  (await select(sql`s.id = ${id}`).execute(tx)).rows[0]
export async function holdSeat(tx: Tx, id: string): Promise<Seat | undefined> {
  await sql`select 1 from evaluation.seat where id = ${id} for update`.execute(tx)
  return findSeat(tx, id)
}
export const seatsOfPerson = async (tx: Tx, personId: string): Promise<Seat[]> =>
  (await select(sql`s.person_id = ${personId}`).execute(tx)).rows

export type NewSeat = Pick<Seat, 'personId' | 'name' | 'unit' | 'role' | 'fields'>
/** Puts the panel of a round down anew; who has declared already keeps their declaration, and who stays is not touched. */
export async function putSeats(
  tx: Tx,
  { id, areaCode, round }: { id: string; areaCode: string; round: number },
  seats: readonly NewSeat[],
  stay: readonly { personId: string }[] = [],
): Promise<void> {
  const people = [...seats, ...stay].map(({ personId }) => personId)
  await sql`delete from evaluation.seat where occasion_id = ${id} and round = ${round} and state = 'asked'
    and not person_id = any(${people}::uuid[])`.execute(tx)
  for (const { personId, name, unit, role, fields } of seats)
    await sql`insert into evaluation.seat (id, occasion_id, area_code, round, person_id, name, unit, role, fields, state)
      values (${randomUUID()}, ${id}, ${areaCode}, ${round}, ${personId}, ${name}, ${unit}, ${role}, ${fields}::text[], 'asked')
      on conflict (occasion_id, round, person_id) do update set unit = excluded.unit, role = excluded.role, fields = excluded.fields,
        version = seat.version + 1`.execute(tx)
}

type Change = Partial<
  Pick<Seat, 'state' | 'statement' | 'declaredAt' | 'submittedAt' | 'totalCenti' | 'withdrawnAt' | 'unit'>
>
export async function changeSeat(
  tx: Tx,
  { id, version }: Pick<Seat, 'id' | 'version'>,
  change: Change,
): Promise<number> {
  const changed = await tx
    .updateTable('evaluation.seat')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(changed)
  return version + 1
}

/** A member's marks as they stand: the last of each item. */
export const marksOf = async (tx: Tx, seatId: string): Promise<Mark[]> =>
  (
    await sql<Mark>`select distinct on (item) item, centi, reason from evaluation.mark where seat_id = ${seatId}
      order by item, seq desc`.execute(tx)
  ).rows
export async function addMark(tx: Tx, seatId: string, { item, centi, reason }: Mark, now: Date): Promise<void> {
  await sql`insert into evaluation.mark (id, seat_id, item, centi, reason, marked_at)
    values (${randomUUID()}, ${seatId}, ${item}, ${centi}, ${reason}, ${now})`.execute(tx)
}

export type Challenge = {
  id: string
  occasionId: string
  areaPath: string
  hostPath: string
  seatId: string
  seatName: string
  reason: string
  askedBy: string
  askedName: string
  askedOn: string
  answerUntil: string
  upheld: boolean | null
  answer: string
  answeredName: string | null
  answeredOn: string | null
  version: number
}
const challenges = (where: RawBuilder<unknown>) => sql<Challenge>`
  select c.*, s.name as seat_name, a.path as area_path, h.path as host_path from evaluation.challenge c join evaluation.seat s on s.id = c.seat_id
    join directory.area a on a.code = c.area_code join evaluation.occasion o on o.id = c.occasion_id join directory.area h on h.code = o.host_code
  where ${where} order by c.asked_on, c.id`
export const challengesOf = async (tx: Tx, occasionId: string): Promise<Challenge[]> =>
  (await challenges(sql`c.occasion_id = ${occasionId}`).execute(tx)).rows
export async function holdChallenge(tx: Tx, id: string): Promise<Challenge | undefined> {
  await sql`select 1 from evaluation.challenge where id = ${id} for update`.execute(tx)
  return (await challenges(sql`c.id = ${id}`).execute(tx)).rows[0]
}
export const findChallenges = async (tx: Tx, ids: readonly string[]): Promise<Challenge[]> =>
  (await challenges(sql`c.id = any(${ids}::uuid[])`).execute(tx)).rows
/** False where one about this member still waits for its answer. */
export async function addChallenge(
  tx: Tx,
  one: { occasionId: string; areaCode: string; seatId: string; reason: string; askedOn: string; answerUntil: string },
  by: Doer,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into evaluation.challenge (id, occasion_id, area_code, seat_id, reason, asked_by, asked_name, asked_on, answer_until)
    values (${randomUUID()}, ${one.occasionId}, ${one.areaCode}, ${one.seatId}, ${one.reason}, ${by.accountId}, ${by.name}, ${one.askedOn},
      ${one.answerUntil}) on conflict (seat_id) where upheld is null do nothing`.execute(tx)
  return numAffectedRows === 1n
}
export async function answerChallenge(
  tx: Tx,
  { id, version }: Pick<Challenge, 'id' | 'version'>,
  said: { upheld: boolean; answer: string; on: string },
  by: Doer,
): Promise<number> {
  const changed = await tx
    .updateTable('evaluation.challenge')
    .set({
      ...{ upheld: said.upheld, answer: said.answer, answeredBy: by.accountId },
      ...{ answeredName: by.name, answeredOn: said.on, version: version + 1 },
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(changed)
  return version + 1
}
