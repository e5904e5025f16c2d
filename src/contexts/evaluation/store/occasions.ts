import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Stage } from '#contexts/scoring/contract.ts'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Level, OccasionState } from '../vocabulary.ts'

export type Occasion = {
  id: string
  no: string
  pointId: string
  areaCode: string
  areaPath: string
  /** 南开区广开街道. */
  place: string
  level: Level
  hostCode: string
  hostPath: string
  hostName: string
  stage: Stage
  state: OccasionState
  asOf: string
  round: number
  sheetId: string | null
  tableId: string | null
  scoringEndsOn: string | null
  spreadCenti: number | null
  discussion: string
  firstCenti: number | null
  totalCenti: number | null
  grade: string
  vetoed: boolean
  toldOn: string | null
  objectUntil: string | null
  objection: string
  objectedOn: string | null
  decideUntil: string | null
  decision: string
  finalOn: string | null
  settledBy: string | null
  reason: string
  openedName: string
  openedAt: Date
  version: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Occasion>`
  select o.*, a.path as area_path, coalesce(d.name, '') || a.name as place, h.path as host_path, h.name as host_name
  from evaluation.occasion o join directory.area a on a.code = o.area_code left join directory.area d on d.code = a.parent_code
    join directory.area h on h.code = o.host_code
  where ${where} order by o.opened_at desc, o.no desc ${tail}`

export type OccasionSearch = {
  codes: string[] | null
  stage?: Stage | undefined
  level?: Level | undefined
  state?: OccasionState | undefined
  text?: string | undefined
}
const conditions = ({ codes, stage, level, state, text }: OccasionSearch) =>
  all([
    inCodes(sql`o.area_code`, codes),
    stage !== undefined && sql`o.stage = ${stage}`,
    level !== undefined && sql`o.level = ${level}`,
    state !== undefined && sql`o.state = ${state}`,
    text !== undefined && text !== '' && sql`strpos(o.no || a.name || coalesce(d.name, ''), ${text}) > 0`,
  ])
export const listOccasions = async (
  tx: Tx,
  { paging, ...search }: OccasionSearch & { paging?: Paging | undefined },
): Promise<Occasion[]> => (await select(conditions(search), limitOf(paging)).execute(tx)).rows
export const countOccasions = (tx: Tx, search: OccasionSearch): Promise<number> =>
  countOf(
    tx,
    sql`evaluation.occasion o join directory.area a on a.code = o.area_code left join directory.area d on d.code = a.parent_code
      where ${conditions(search)}`,
  )
export const findOccasions = async (tx: Tx, ids: readonly string[]): Promise<Occasion[]> =>
  (await select(sql`o.id = any(${ids}::uuid[])`).execute(tx)).rows

/** Holds one occasion until the transaction ends: two hands never act on it at once. */
export async function holdOccasion(tx: Tx, id: string): Promise<Occasion | undefined> {
  await sql`select 1 from evaluation.occasion where id = ${id} for update`.execute(tx)
  return (await findOccasions(tx, [id]))[0]
}

export const openOccasionOf = async (
  tx: Tx,
  { pointId, stage, level }: Pick<Occasion, 'pointId' | 'stage' | 'level'>,
): Promise<Occasion | undefined> =>
  (
    await select(
      sql`o.point_id = ${pointId} and o.stage = ${stage} and o.level = ${level} and o.state <> 'cancelled'`,
    ).execute(tx)
  ).rows[0]

/** The last final result of a point, of one level or of either. */
export const lastFinalOf = async (tx: Tx, pointId: string, level?: Level): Promise<Occasion | undefined> =>
  (
    await sql<Occasion>`
      select o.*, a.path as area_path, a.name as place, a.path as host_path, a.name as host_name
      from evaluation.occasion o join directory.area a on a.code = o.area_code
      where o.point_id = ${pointId} and o.state in ('final', 'published') and (${level ?? null}::text is null or o.level = ${level ?? null})
      order by o.final_on desc, array_position(array['mid', 'final', 're'], o.stage) desc limit 1`.execute(tx)
  ).rows[0]

/** PG120104004-2024-001: one series a town and year, without gaps. */
async function nextNo(tx: Tx, areaCode: string, year: string): Promise<string> {
  const head = `PG${areaCode}-${year}-`
  await sql`select pg_advisory_xact_lock(hashtext(${`evaluation.no ${head}`}))`.execute(tx)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int + 1 as n from evaluation.occasion where starts_with(no, ${head})`.execute(tx)
  return head + String(rows[0]?.n ?? 1).padStart(3, '0')
}

type New = Pick<Occasion, 'pointId' | 'areaCode' | 'level' | 'hostCode' | 'stage' | 'asOf'>
/** Undefined where another hand opened the same at this moment. */
export async function addOccasion(tx: Tx, one: New, { accountId, name, now }: Doer): Promise<string | undefined> {
  const id = randomUUID()
  const no = await nextNo(tx, one.areaCode, one.asOf.slice(0, 4))
  const { numAffectedRows } = await sql`
    insert into evaluation.occasion (id, no, point_id, area_code, level, host_code, stage, state, as_of, opened_by, opened_name, opened_at)
    values (${id}, ${no}, ${one.pointId}, ${one.areaCode}, ${one.level}, ${one.hostCode}, ${one.stage}, 'forming', ${one.asOf}, ${accountId},
      ${name}, ${now}) on conflict (point_id, stage, level) where state <> 'cancelled' do nothing`.execute(tx)
  return numAffectedRows === 1n ? id : undefined
}

export type Change = Partial<
  Pick<
    Occasion,
    | 'state'
    | 'round'
    | 'sheetId'
    | 'tableId'
    | 'scoringEndsOn'
    | 'spreadCenti'
    | 'discussion'
    | 'firstCenti'
    | 'totalCenti'
    | 'grade'
    | 'vetoed'
    | 'toldOn'
    | 'objectUntil'
    | 'objection'
    | 'objectedOn'
    | 'decideUntil'
    | 'decision'
    | 'finalOn'
    | 'settledBy'
    | 'reason'
  >
>
export async function changeOccasion(
  tx: Tx,
  { id, version }: Pick<Occasion, 'id' | 'version'>,
  change: Change,
): Promise<number> {
  const changed = await tx
    .updateTable('evaluation.occasion')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  mustHaveChanged(changed)
  return version + 1
}

export type Step = { kind: string; note: string; byName: string; at: Date }
export async function addStep(tx: Tx, occasionId: string, kind: string, note: string, by: Doer): Promise<void> {
  await sql`insert into evaluation.step (id, occasion_id, kind, note, by_account, by_name, at)
    values (${randomUUID()}, ${occasionId}, ${kind}, ${note}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}
export const stepsOf = async (tx: Tx, occasionId: string): Promise<Step[]> =>
  (
    await sql<Step>`select kind, note, by_name, at from evaluation.step where occasion_id = ${occasionId} order by seq`.execute(
      tx,
    )
  ).rows

export type NotedVeto = { code: string; title: string; evidence: string; notedName: string; notedAt: Date }
export const vetoesOn = async (tx: Tx, occasionId: string): Promise<NotedVeto[]> =>
  (
    await sql<NotedVeto>`select code, title, evidence, noted_name, noted_at from evaluation.veto where occasion_id = ${occasionId}
      order by noted_at`.execute(tx)
  ).rows
export async function addVeto(
  tx: Tx,
  occasionId: string,
  veto: { code: string; title: string; evidence: string },
  by: Doer,
): Promise<void> {
  await sql`insert into evaluation.veto (id, occasion_id, code, title, evidence, noted_by, noted_name, noted_at)
    values (${randomUUID()}, ${occasionId}, ${veto.code}, ${veto.title}, ${veto.evidence}, ${by.accountId}, ${by.name}, ${by.now})
    on conflict (occasion_id, code) do nothing`.execute(tx)
}
