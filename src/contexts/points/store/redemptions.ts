import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { RedemptionState } from '../rules/redemption-states.ts'

export type Redemption = {
  id: string
  personId: string
  name: string
  areaCode: string
  areaPath: string
  areaName: string
  itemId: string
  itemName: string
  quantity: number
  points: number
  source: 'phone' | 'desk'
  state: RedemptionState
  askedAt: Date
  preparedBy: string | null
  preparedName: string
  approvedName: string
  handedName: string
  handedAt: Date | null
  receiver: string
  endedName: string
  endedReason: string
  version: number
}

const select = (rows: RawBuilder<unknown>) => sql<Redemption>`
  with page as materialized (${rows})
  select r.id, r.person_id, p.name, r.area_code, a.path as area_path, a.name as area_name, r.item_id, r.item_name, r.quantity, r.points, r.source, r.state,
         r.asked_at, r.prepared_by, r.prepared_name, r.approved_name, r.handed_name, r.handed_at, r.receiver, r.ended_name, r.ended_reason, r.version
  from page r
  join directory.people_shown(array(select distinct person_id from page)) as p on p.id = r.person_id
  join directory.area a on a.code = r.area_code
  order by r.asked_at desc, r.id`

export type RedemptionSearch = {
  codes?: string[] | null
  personId?: string
  state?: string | undefined
  from?: string | undefined
  to?: string | undefined
}
const conditions = ({ codes = null, personId, state, from, to }: RedemptionSearch) =>
  all([
    inCodes(sql`r.area_code`, codes),
    personId !== undefined && sql`r.person_id = ${personId}`,
    state !== undefined && sql`r.state = ${state}`,
    from !== undefined && sql`r.asked_at >= ${`${from}T00:00:00+08:00`}::timestamptz`,
    to !== undefined && sql`r.asked_at < ${`${to}T00:00:00+08:00`}::timestamptz + interval '1 day'`,
  ])

export const listRedemptions = async (
  tx: Tx,
  { page, pageSize, ...search }: RedemptionSearch & Paging,
): Promise<Redemption[]> =>
  (
    await select(sql`select r.* from points.redemption r where ${conditions(search)}
      order by r.asked_at desc, r.id ${limitOf({ page, pageSize })}`).execute(tx)
  ).rows

export const countRedemptions = (tx: Tx, search: RedemptionSearch): Promise<number> =>
  countOf(tx, sql`points.redemption r where ${conditions(search)}`)

export const findRedemptions = async (tx: Tx, ids: readonly string[]): Promise<Redemption[]> =>
  (await select(sql`select r.* from points.redemption r where r.id = any(${ids}::uuid[])`).execute(tx)).rows

/** A hand: the account, the person behind it, the name to print. */
export type Hand = { by: string; byPerson: string | null; byName: string; now: Date }
type NewRedemption = Pick<
  Redemption,
  'personId' | 'areaCode' | 'itemId' | 'itemName' | 'quantity' | 'points' | 'source'
>

/** From the phone it waits to be taken up; asked for at the desk it is taken up by that hand at once. */
export async function addRedemption(tx: Tx, r: NewRedemption, { by, byPerson, byName, now }: Hand): Promise<string> {
  const id = randomUUID()
  const atDesk = r.source === 'desk'
  await sql`insert into points.redemption (id, person_id, area_code, item_id, item_name, quantity, points, source, state, asked_by, asked_at,
      prepared_by, prepared_by_person, prepared_name, prepared_at)
    values (${id}, ${r.personId}, ${r.areaCode}, ${r.itemId}, ${r.itemName}, ${r.quantity}, ${r.points}, ${r.source}, ${atDesk ? 'prepared' : 'asked'},
      ${by}, ${now}, ${atDesk ? by : null}, ${atDesk ? byPerson : null}, ${atDesk ? byName : ''}, ${atDesk ? now : null})`.execute(
    tx,
  )
  return id
}

type Step = Pick<Redemption, 'id' | 'version'> & { set: RawBuilder<unknown> }
async function take(tx: Tx, { id, version, set }: Step): Promise<void> {
  const { numAffectedRows = 0n } = await sql`
    update points.redemption set ${set}, version = version + 1 where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
}
type Ref = { id: string; version: number }

export const prepare = (tx: Tx, ref: Ref, { by, byPerson, byName, now }: Hand) =>
  take(tx, {
    ...ref,
    set: sql`state = 'prepared', prepared_by = ${by}, prepared_by_person = ${byPerson}, prepared_name = ${byName}, prepared_at = ${now}`,
  })
export const approve = (tx: Tx, ref: Ref, { by, byPerson, byName, now }: Hand) =>
  take(tx, {
    ...ref,
    set: sql`state = 'approved', approved_by = ${by}, approved_by_person = ${byPerson}, approved_name = ${byName}, approved_at = ${now}`,
  })
export const handOver = (tx: Tx, ref: Ref, receiver: string, { by, byName, now }: Hand) =>
  take(tx, {
    ...ref,
    set: sql`state = 'handed', handed_by = ${by}, handed_name = ${byName}, receiver = ${receiver}, handed_at = ${now}`,
  })
export const end = (
  tx: Tx,
  ref: Ref,
  { state, reason }: { state: 'cancelled' | 'returned'; reason: string },
  { by, byName, now }: Hand,
) =>
  take(tx, {
    ...ref,
    set: sql`state = ${state}, ended_by = ${by}, ended_name = ${byName}, ended_reason = ${reason}, ended_at = ${now}`,
  })

/** The line by which a redemption was paid for. */
export async function findSpending(tx: Tx, redemptionId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from points.entry where redemption_id = ${redemptionId} and kind = 'spent'`.execute(tx)
  return rows[0]?.id
}
