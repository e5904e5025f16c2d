import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type Participation = Someone & {
  tookPartOn: string
  activity: string
  isVoided: boolean
  batchId: string | null
}
/** `from`, `to`: days, both included. */
export type ParticipationSearch = { codes: string[] | null; from?: string | undefined; to?: string | undefined }

const rowsOf = (where: RawBuilder<unknown>) => sql`
  select t.id, t.person_id, t.area_code, t.took_part_on, t.activity, t.batch_id,
         exists (select from workforce.voided_participation v where v.participation_id = t.id) as is_voided
  from workforce.participation t where ${where}`

const conditions = ({ codes, from, to }: ParticipationSearch): RawBuilder<unknown> =>
  all([
    ...(codes ? [sql`t.area_code = any(${codes}::text[])`] : []),
    ...(from ? [sql`t.took_part_on >= ${from}::date`] : []),
    ...(to ? [sql`t.took_part_on <= ${to}::date`] : []),
  ])

export const listParticipations = (tx: Tx, { page, pageSize, ...search }: ParticipationSearch & Paging) =>
  pageOf<Participation>(tx, rowsOf(conditions(search)), {
    order: sql`one.took_part_on desc`,
    paging: { page, pageSize },
  })

export const countParticipations = (tx: Tx, search: ParticipationSearch): Promise<number> =>
  countOf(tx, sql`select from workforce.participation t where ${conditions(search)}`)

export const findParticipations = (tx: Tx, ids: readonly string[]): Promise<Participation[]> =>
  pageOf<Participation>(tx, rowsOf(sql`t.id = any(${ids}::uuid[])`), { order: sql`one.took_part_on` })

/** The last day somebody took part in the places of one post: the community, or those below the town. */
export async function lastTookPartOn(tx: Tx, personId: string, areaPath: string): Promise<string | null> {
  const { rows } = await sql<{ last: string | null }>`
    select max(t.took_part_on) as last from workforce.pub_participation t join directory.area a on a.code = t.area_code
    where t.person_id = ${personId} and (a.path = ${areaPath} or starts_with(a.path, ${`${areaPath}.`}))`.execute(tx)
  return rows[0]?.last ?? null
}

type NewParticipation = {
  personId: string
  areaCode: string
  tookPartOn: string
  activity: string
  by: string
  now: Date
}

/** Undefined when the same is on record and not voided. */
export async function addParticipation(
  tx: Tx,
  { personId, areaCode, tookPartOn, activity, by, now }: NewParticipation,
): Promise<string | undefined> {
  const same = sql`t.person_id = ${personId} and t.area_code = ${areaCode} and t.took_part_on = ${tookPartOn}::date and t.activity = ${activity}`
  const { rows } = await sql<{ id: string }>`
    insert into workforce.participation (id, person_id, area_code, took_part_on, activity, occurrence, recorded_by, recorded_at)
    select ${randomUUID()}::uuid, ${personId}::uuid, ${areaCode}, ${tookPartOn}::date, ${activity},
           1 + (select count(*) from workforce.participation t where ${same}), ${by}::uuid, ${now}
    where not exists (select from workforce.pub_participation t where ${same})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

/** False when it was voided already. */
export async function voidParticipation(
  tx: Tx,
  row: { participationId: string; areaCode: string; reason: string; recordedBy: string; recordedAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('workforce.voidedParticipation')
    .values(row)
    .onConflict((same) => same.column('participationId').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}
