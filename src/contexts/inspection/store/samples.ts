import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import type { Fault, SampleKind, SampleState, Stage } from '../vocabulary.ts'
import type { FileAt } from './files.ts'
import { changeOne, narrowed, type Placed, placeColumns, placed, type Search } from './sql.ts'

export type Sample = Placed & {
  kind: SampleKind
  seed: string
  population: string[]
  listDigest: string
  sampled: number
  passed: number
  checked: number
  state: SampleState
  drawnOn: string
  drawnName: string
  closedOn: string | null
  closedName: string | null
  reason: string
}
export type Drawn = FileAt & {
  position: number
  verdict: 'passed' | 'failed' | null
  faults: Fault[]
  reason: string
  checkedName: string | null
  checkedAt: Date | null
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Sample>`
  select r.*, ${placeColumns},
    (select count(*)::int from inspection.sampled_file f where f.sample_id = r.id and f.verdict is not null) as checked
  from inspection.sample r ${placed} where ${where} order by r.drawn_on desc, r.id ${tail}`

export type SampleSearch = Search & { kind?: SampleKind | undefined }
const conditions = ({ kind, ...search }: SampleSearch) =>
  narrowed(search, [kind !== undefined && sql`r.kind = ${kind}`])

export const listSamples = async (tx: Tx, { page, pageSize, ...search }: SampleSearch & Paging): Promise<Sample[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countSamples = (tx: Tx, search: SampleSearch): Promise<number> =>
  countOf(tx, sql`inspection.sample r where ${conditions(search)}`)
export const findSamples = async (tx: Tx, ids: readonly string[]): Promise<Sample[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export async function filesOf(tx: Tx, sampleId: string): Promise<Drawn[]> {
  const { rows } = await sql<Drawn>`
    select position, key, label, detail, page, verdict, faults, reason, checked_name, checked_at
    from inspection.sampled_file where sample_id = ${sampleId} order by position`.execute(tx)
  return rows
}

type Draw = {
  id: string
  pointId: string
  areaCode: string
  stage: Stage
  kind: SampleKind
  seed: string
  population: readonly string[]
  listDigest: string
  files: readonly FileAt[]
}
/** False when this kind was drawn for the stage already. */
export async function addSample(tx: Tx, draw: Draw, today: string, by: Doer): Promise<boolean> {
  const added = await sql`
    insert into inspection.sample (id, point_id, area_code, stage, kind, seed, population, list_digest, sampled, state, drawn_on, drawn_by, drawn_name)
    values (${draw.id}, ${draw.pointId}, ${draw.areaCode}, ${draw.stage}, ${draw.kind}, ${draw.seed}, ${draw.population}::text[], ${draw.listDigest},
      ${draw.files.length}, 'open', ${today}, ${by.accountId}, ${by.name})
    on conflict (point_id, stage, kind) where state <> 'voided' do nothing returning id`.execute(tx)
  if (added.rows.length === 0) return false
  const rows = draw.files.map((file, at) => ({ ...file, position: at + 1 }))
  await sql`insert into inspection.sampled_file (sample_id, position, key, label, detail, page)
    select ${draw.id}, f.position, f.key, f.label, f.detail, f.page
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f(position int, key text, label text, detail text, page text)`.execute(
    tx,
  )
  return true
}

type Ref = { id: string; version: number }
export type Verdict = { position: number; faults: readonly Fault[]; reason: string }
/** Errors: access.stale. */
export async function judge(
  tx: Tx,
  { id, version }: Ref,
  { position, faults, reason }: Verdict,
  by: Doer,
): Promise<void> {
  await changeOne(
    tx,
    sql`update inspection.sample set version = version + 1 where id = ${id} and version = ${version} and state = 'open'`,
  )
  const verdict = faults.length === 0 ? 'passed' : 'failed'
  await sql`update inspection.sampled_file set verdict = ${verdict}, faults = ${faults}::text[], reason = ${reason}, checked_by = ${by.accountId},
    checked_name = ${by.name}, checked_at = ${by.now} where sample_id = ${id} and position = ${position}`.execute(tx)
}
/** Errors: access.stale. */
export const closeList = (tx: Tx, { id, version }: Ref, today: string, by: Doer): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.sample set state = 'closed', closed_on = ${today}, closed_name = ${by.name}, version = version + 1,
      passed = (select count(*) from inspection.sampled_file f where f.sample_id = ${id} and f.verdict = 'passed')
      where id = ${id} and version = ${version} and state = 'open'`,
  )
/** Errors: access.stale. */
export const voidList = (tx: Tx, { id, version }: Ref, reason: string): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.sample set state = 'voided', closed_on = null, reason = ${reason}, version = version + 1
      where id = ${id} and version = ${version} and state <> 'voided'`,
  )

/** How many files of the closed samples of a stage were looked at for a fault, and how many did not have it. */
export async function countWithout(
  tx: Tx,
  of: { pointId: string; stage: Stage; fault: Fault; kinds: readonly SampleKind[] },
): Promise<{ part: number; whole: number }> {
  const { rows } = await sql<{ part: number; whole: number }>`
    select count(*)::int as whole, count(*) filter (where not f.faults @> array[${of.fault}])::int as part
    from inspection.sample r join inspection.sampled_file f on f.sample_id = r.id
    where r.point_id = ${of.pointId} and r.stage = ${of.stage} and r.state = 'closed' and r.kind = any(${of.kinds}::text[])`.execute(
    tx,
  )
  return rows[0] ?? { part: 0, whole: 0 }
}
