import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { StarState } from '../contract.ts'
import type { StarLevel } from '../rules/stars.ts'
import { all, countOf, type Paging, pageOf } from './pages.ts'

/** One star from the application on. `minutes`: as they stood when it was applied for. */
export type Star = {
  id: string
  personId: string
  name: string
  birthDate: string | null
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  level: StarLevel
  minutes: number
  appliedVia: 'phone' | 'desk'
  appliedAt: Date
  state: StarState
  checkedBy: string | null
  publicFrom: string | null
  publicUntil: string | null
  grantedOn: string | null
  doubtedOn: string | null
  openObjections: number
  upheldObjections: number
  closedOn: string | null
  closedReason: string | null
  version: number
}

const rowsOf = (where: RawBuilder<unknown>) => sql`
  select s.id, s.person_id, s.area_code, s.level, s.minutes, s.applied_via, s.applied_at, s.state, s.checked_by, s.public_from, s.public_until,
    s.granted_on, s.doubted_on, s.closed_on, s.closed_reason, s.version,
    (select count(*)::int from recognition.star_objection o where o.star_id = s.id and o.answered_at is null) as open_objections,
    (select count(*)::int from recognition.star_objection o where o.star_id = s.id and o.upheld) as upheld_objections
  from recognition.star s where ${where}`

export type StarSearch = {
  codes: string[] | null
  state: 'open' | 'doubted' | StarState
  level?: StarLevel | undefined
  people?: RawBuilder<string> | undefined
}
const stateIs = (state: StarSearch['state']): RawBuilder<unknown> => {
  if (state === 'open') return sql`s.state in ('applied', 'public')`
  if (state === 'doubted') return sql`s.state = 'granted' and s.doubted_on is not null`
  return sql`s.state = ${state}`
}
const conditions = ({ codes, state, level, people }: StarSearch): RawBuilder<unknown> =>
  all([
    stateIs(state),
    ...(codes ? [sql`s.area_code = any(${codes}::text[])`] : []),
    ...(level ? [sql`s.level = ${level}`] : []),
    ...(people ? [sql`s.person_id in ${people}`] : []),
  ])

export const listStars = (tx: Tx, { page, pageSize, ...search }: StarSearch & Paging): Promise<Star[]> =>
  pageOf<Star>(tx, rowsOf(conditions(search)), { order: sql`one.applied_at desc, one.id`, paging: { page, pageSize } })
export const countStars = (tx: Tx, search: StarSearch): Promise<number> =>
  countOf(tx, sql`select from recognition.star s where ${conditions(search)}`)
export const findStars = (tx: Tx, ids: readonly string[]): Promise<Star[]> =>
  pageOf<Star>(tx, rowsOf(sql`s.id = any(${ids}::uuid[])`), { order: sql`one.applied_at` })
export const starsOf = (tx: Tx, personId: string): Promise<Star[]> =>
  seeingAll(tx, () =>
    pageOf<Star>(tx, rowsOf(sql`s.person_id = ${personId}`), { order: sql`one.applied_at desc, one.id` }),
  )

/** What is in public on a day, for everybody to read masked. */
export const listInPublic = (tx: Tx, today: string, paging: Paging): Promise<{ rows: Star[]; total: number }> =>
  seeingAll(tx, async () => {
    const where = sql`s.state = 'public' and ${today}::date between s.public_from and s.public_until`
    const order = sql`one.public_until, one.level desc, one.id`
    return {
      rows: await pageOf<Star>(tx, rowsOf(where), { order, paging }),
      total: await countOf(tx, sql`select from recognition.star s where ${where}`),
    }
  })
export const findInPublic = (tx: Tx, starId: string): Promise<Star | undefined> =>
  seeingAll(tx, async () => (await findStars(tx, [starId]))[0])

/** Where somebody is registered as a volunteer on a day. */
export const registeredAt = (tx: Tx, personId: string, today: string): Promise<string | undefined> =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ areaCode: string }>`
      select area_code from volunteering.pub_volunteer where person_id = ${personId} and registered_on <= ${today}::date
        and (left_on is null or left_on >= ${today}::date)`.execute(tx)
    return rows[0]?.areaCode
  })

export type Application = {
  personId: string
  areaCode: string
  level: StarLevel
  minutes: number
  via: 'phone' | 'desk'
  by: string
  now: Date
}
/** Undefined when an application of this person waits already, or the star is held. */
export const addApplication = (tx: Tx, { personId, areaCode, level, minutes, via, by, now }: Application) =>
  seeingAll(tx, async () => {
    const { rows } = await sql<{ id: string }>`
      insert into recognition.star (id, person_id, area_code, level, minutes, applied_via, applied_by, applied_at)
      values (${randomUUID()}, ${personId}, ${areaCode}, ${level}, ${minutes}, ${via}, ${by}, ${now})
      on conflict do nothing returning id`.execute(tx)
    return rows[0]?.id
  })

type Step = Partial<{
  state: StarState
  checkedBy: string
  checkedAt: Date
  publicFrom: string
  publicUntil: string
  grantedBy: string
  grantedOn: string
  doubtedOn: string | null
  closedOn: string
  closedReason: string
  closedBy: string
}>
export async function stepStar(tx: Tx, { id, version }: { id: string; version: number }, step: Step): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('recognition.star')
      .set({ ...step, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
}

/** Held stars of people registered in these areas, each with the minutes its holder has now. */
export async function heldWithMinutes(tx: Tx, areaCodes: readonly string[]) {
  const { rows } = await sql<{
    id: string
    level: StarLevel
    doubtedOn: string | null
    version: number
    minutesNow: number
  }>`
    select s.id, s.level, s.doubted_on, s.version,
      (select coalesce(sum(r.minutes), 0)::int from volunteering.pub_volunteer v join volunteering.pub_service_record r on r.volunteer_id = v.id
       where v.person_id = s.person_id) as minutes_now
    from recognition.star s where s.state = 'granted'
      and s.person_id in (select person_id from volunteering.pub_volunteer where area_code = any(${areaCodes}::text[]))`.execute(
    tx,
  )
  return rows
}
