import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import type { AssessmentState, Stage } from '../vocabulary.ts'
import { changeOne, narrowed, type Placed, placeColumns, placed, type Search } from './sql.ts'

export type Assessment = Placed & {
  tableTitle: string
  dueOn: string
  state: AssessmentState
  ownTotalCenti: number | null
  startedName: string
  submittedOn: string | null
  submittedName: string | null
  filled: number
  items: number
}
/** One item of the score table as it stood when the assessment was begun, and what the point says of it. */
export type Item = {
  code: string
  dimension: string
  second: string
  title: string
  fullCenti: number
  kind: 'computed' | 'judged'
  computedCenti: number | null
  rule: string
  basis: string
  words: string
  ownCenti: number | null
  links: string[]
  fileIds: string[]
}

/** Filled: words and a score. */
const isFilled = sql`i.words <> '' and i.own_centi is not null`
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Assessment>`
  select r.*, ${placeColumns},
    (select count(*)::int from inspection.assessment_item i where i.assessment_id = r.id) as items,
    (select count(*)::int from inspection.assessment_item i where i.assessment_id = r.id and ${isFilled}) as filled
  from inspection.assessment r ${placed} where ${where} order by r.started_at desc, r.id ${tail}`

export const listAssessments = async (tx: Tx, { page, pageSize, ...search }: Search & Paging): Promise<Assessment[]> =>
  (await select(narrowed(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countAssessments = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`inspection.assessment r where ${narrowed(search)}`)
export const findAssessments = async (tx: Tx, ids: readonly string[]): Promise<Assessment[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function itemsOf(tx: Tx, assessmentId: string): Promise<Item[]> {
  const { rows } = await sql<Item>`
    select code, dimension, second, title, full_centi, kind, computed_centi, rule, basis, words, own_centi, links, file_ids
    from inspection.assessment_item where assessment_id = ${assessmentId} order by position`.execute(tx)
  return rows
}

type Start = {
  id: string
  pointId: string
  areaCode: string
  stage: Stage
  tableId: string | null
  tableTitle: string
  dueOn: string
  items: readonly Omit<Item, 'words' | 'links' | 'fileIds'>[]
}
/** False when the point has one for the stage already. */
export async function addAssessment(tx: Tx, start: Start, by: Doer): Promise<boolean> {
  const { items, ...one } = start
  const added = await sql`
    insert into inspection.assessment (id, point_id, area_code, stage, table_id, table_title, due_on, state, started_by, started_name, started_at)
    values (${one.id}, ${one.pointId}, ${one.areaCode}, ${one.stage}, ${one.tableId}, ${one.tableTitle}, ${one.dueOn}, 'draft', ${by.accountId}, ${by.name}, ${by.now})
    on conflict (point_id, stage) do nothing returning id`.execute(tx)
  if (added.rows.length === 0) return false
  await sql`
    insert into inspection.assessment_item (assessment_id, position, code, dimension, second, title, full_centi, kind, computed_centi, rule, basis, own_centi)
    select ${one.id}, i.position, i.code, i.dimension, i.second, i.title, i.full_centi, i.kind, i.computed_centi, i.rule, i.basis, i.own_centi
    from jsonb_to_recordset(${JSON.stringify(
      items.map((item, at) => ({
        ...{ position: at + 1, code: item.code, dimension: item.dimension, second: item.second, title: item.title },
        ...{ full_centi: item.fullCenti, kind: item.kind, computed_centi: item.computedCenti },
        ...{ rule: item.rule, basis: item.basis, own_centi: item.ownCenti },
      })),
    )}::jsonb) as i(position int, code text, dimension text, second text, title text, full_centi int, kind text, computed_centi int, rule text, basis text, own_centi int)`.execute(
    tx,
  )
  return true
}

type Ref = { id: string; version: number }
const bump = (tx: Tx, { id, version }: Ref): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.assessment set version = version + 1 where id = ${id} and version = ${version} and state = 'draft'`,
  )

export type Filling = Pick<Item, 'code' | 'words' | 'ownCenti' | 'links' | 'fileIds'>
/** Errors: access.stale. */
export async function fillItem(tx: Tx, ref: Ref, item: Filling): Promise<void> {
  await bump(tx, ref)
  await sql`update inspection.assessment_item set words = ${item.words}, own_centi = ${item.ownCenti}, links = ${item.links}::text[],
    file_ids = ${item.fileIds}::uuid[] where assessment_id = ${ref.id} and code = ${item.code}`.execute(tx)
}

/** Hands it in with its total. Errors: access.stale. */
export const submit = (tx: Tx, { id, version }: Ref, today: string, by: Doer): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.assessment set state = 'submitted', submitted_on = ${today}, submitted_by = ${by.accountId}, submitted_name = ${by.name},
      own_total_centi = (select coalesce(sum(i.own_centi), 0) from inspection.assessment_item i where i.assessment_id = ${id}), version = version + 1
      where id = ${id} and version = ${version} and state = 'draft'`,
  )
