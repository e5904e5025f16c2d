import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { peopleFound } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Training } from '../rules/education.ts'
import type { TrainingKind } from '../vocabulary.ts'
import { all, countOf, type Paging, pageOf, type Someone } from './pages.ts'

export type TrainingFacts = {
  personId: string
  areaCode: string
  title: string
  body: string
  kind: TrainingKind
  heldOn: string
  minutes: number
  fileId: string | null
}
export type TrainingRow = Someone & TrainingFacts & { isVoided: boolean }
export type TrainingSearch = {
  codes: string[] | null
  kind?: TrainingKind | undefined
  from?: string | undefined
  to?: string | undefined
  name?: string | undefined
}

const rowsOf = (where: RawBuilder<unknown>) => sql`
  select t.id, t.person_id, t.area_code, t.title, t.body, t.kind, t.held_on, t.minutes, t.file_id,
         exists (select from workforce.voided_training v where v.training_id = t.id) as is_voided
  from workforce.training t where ${where}`

function conditions({ codes, kind, from, to, name }: TrainingSearch): RawBuilder<unknown> {
  const people = peopleFound({ name })
  return all([
    ...(codes ? [sql`t.area_code = any(${codes}::text[])`] : []),
    ...(kind ? [sql`t.kind = ${kind}`] : []),
    ...(from ? [sql`t.held_on >= ${from}::date`] : []),
    ...(to ? [sql`t.held_on <= ${to}::date`] : []),
    ...(people ? [sql`t.person_id in ${people}`] : []),
  ])
}

export const listTrainings = (tx: Tx, { page, pageSize, ...search }: TrainingSearch & Paging) =>
  pageOf<TrainingRow>(tx, rowsOf(conditions(search)), { order: sql`one.held_on desc`, paging: { page, pageSize } })

export const countTrainings = (tx: Tx, search: TrainingSearch): Promise<number> =>
  countOf(tx, sql`select from workforce.training t where ${conditions(search)}`)

export const findTrainings = (tx: Tx, ids: readonly string[]): Promise<TrainingRow[]> =>
  pageOf<TrainingRow>(tx, rowsOf(sql`t.id = any(${ids}::uuid[])`), { order: sql`one.held_on` })

/** What some people learned, by person, without what was voided. */
export async function trainingsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Training[]>> {
  const { rows } = await sql<Training & { personId: string }>`
    select t.person_id, t.held_on, t.minutes, t.kind from workforce.training t
    where t.person_id = any(${personIds}::uuid[]) and not exists (select from workforce.voided_training v where v.training_id = t.id)`.execute(
    tx,
  )
  return Map.groupBy(rows, ({ personId }) => personId)
}

export async function addTraining(tx: Tx, facts: TrainingFacts & { recordedBy: string; now: Date }): Promise<string> {
  const { now, ...row } = facts
  const id = randomUUID()
  await tx
    .insertInto('workforce.training')
    .values({ id, ...row, recordedAt: now })
    .execute()
  return id
}

/** False when it was voided already. */
export async function voidTraining(
  tx: Tx,
  row: { trainingId: string; reason: string; recordedBy: string; recordedAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('workforce.voidedTraining')
    .values(row)
    .onConflict((same) => same.column('trainingId').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows > 0n
}
