import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { AdoptForm } from '../contract-parts.ts'
import type { AdoptionState } from '../vocabulary.ts'

export type Adoption = {
  id: string
  caseId: string
  caseTitle: string
  pointId: string
  areaCode: string
  areaPath: string
  townName: string
  adoptedOn: string
  plan: string
  endsOn: string
  measure: string
  unit: string
  beforeValue: number
  afterValue: number | null
  result: string
  resultOn: string | null
  state: AdoptionState
  reason: string
  version: number
}
const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Adoption>`
  select d.*, a.path as area_path, a.name as town_name, c.title as case_title
  from learning.adoption d join directory.area a on a.code = d.area_code join learning.case c on c.id = d.case_id
  where ${where} order by d.adopted_on desc, d.adopted_at desc, d.id ${tail}`

export type AdoptionSearch = { codes: string[] | null; state?: AdoptionState | undefined }
const conditions = ({ codes, state }: AdoptionSearch) =>
  all([inCodes(sql`d.area_code`, codes), state !== undefined && sql`d.state = ${state}`])
export const listAdoptions = async (
  tx: Tx,
  { page, pageSize, ...search }: AdoptionSearch & Paging,
): Promise<Adoption[]> => (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countAdoptions = (tx: Tx, search: AdoptionSearch): Promise<number> =>
  countOf(tx, sql`learning.adoption d where ${conditions(search)}`)
export const findAdoptions = async (tx: Tx, ids: readonly string[]): Promise<Adoption[]> =>
  (await select(sql`d.id = any(${ids}::uuid[])`).execute(tx)).rows
export const adoptionsOf = async (tx: Tx, caseId: string): Promise<Adoption[]> =>
  (await select(sql`d.case_id = ${caseId}`).execute(tx)).rows

/** Undefined where the point follows that case already. */
export async function addAdoption(
  tx: Tx,
  facts: z.output<typeof AdoptForm> & { pointId: string; adoptedOn: string },
  { accountId, name, now }: Doer,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into learning.adoption (id, case_id, point_id, area_code, adopted_on, plan, ends_on, measure, unit, before_value, state, adopted_by,
      adopted_name, adopted_at)
    values (${randomUUID()}, ${facts.caseId}, ${facts.pointId}, ${facts.areaCode}, ${facts.adoptedOn}, ${facts.plan}, ${facts.endsOn},
      ${facts.measure}, ${facts.unit}, ${facts.beforeValue}, 'planned', ${accountId}, ${name}, ${now})
    on conflict do nothing returning id`.execute(tx)
  return rows[0]?.id
}

type Change =
  | { state: 'under_way' }
  | { state: 'stopped'; reason: string }
  | { state: 'finished'; afterValue: number; result: string; resultOn: string }
export async function changeAdoption(
  tx: Tx,
  { id, version }: Pick<Adoption, 'id' | 'version'>,
  change: Change,
): Promise<number> {
  mustHaveChanged(
    await tx
      .updateTable('learning.adoption')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}
