import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, countOf, inCodes, limitOf, type Paging } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { BudgetState, Field, Source } from '../vocabulary.ts'

/** Amounts in fen; spending includes what the fund's book says of charity. */
export type Budget = {
  id: string
  pointId: string
  areaCode: string
  areaPath: string
  areaName: string
  year: number
  revision: number
  state: BudgetState
  reason: string
  note: string
  preparedBy: string
  preparedName: string
  decidedName: string | null
  plannedFen: number
  spentFen: number
  version: number
}
export type Line = {
  id: string
  source: Source
  field: Field | null
  title: string
  plannedFen: number
  spentFen: number
}
export type LinePart = {
  lineId?: string | undefined
  source: Source
  field: Field | null
  title: string
  plannedFen: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Budget>`
  select b.*, a.path as area_path, a.name as area_name,
    coalesce((select sum(m.planned_fen) from budgets.amount m where m.budget_id = b.id), 0)::bigint as planned_fen,
    (coalesce((select sum(s.fen) from budgets.spending s join budgets.amount m on m.line_id = s.line_id and m.budget_id = b.id
       where s.voided_at is null), 0)
     + case when exists (select from budgets.amount m join budgets.line l on l.id = m.line_id where m.budget_id = b.id and l.source = 'charity')
       then coalesce(c.spent_fen, 0) else 0 end)::bigint as spent_fen
  from budgets.budget b join directory.area a on a.code = b.area_code
  left join budgets.charity_spent c on c.town_code = b.area_code and c.year = b.year
  where ${where} order by b.year desc, b.area_code, b.revision desc ${tail}`

/** The one that holds now of each point and year: what is open, or else what is approved. */
export type BudgetSearch = { codes: string[] | null; year?: number | undefined }
const conditions = ({ codes, year }: BudgetSearch) =>
  all([sql`b.state <> 'superseded'`, inCodes(sql`b.area_code`, codes), year !== undefined && sql`b.year = ${year}`])
export const listBudgets = async (tx: Tx, { page, pageSize, ...search }: BudgetSearch & Paging): Promise<Budget[]> =>
  (await select(conditions(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countBudgets = (tx: Tx, search: BudgetSearch): Promise<number> =>
  countOf(tx, sql`budgets.budget b where ${conditions(search)}`)
export const findBudgets = async (tx: Tx, ids: readonly string[]): Promise<Budget[]> =>
  (await select(sql`b.id = any(${ids}::uuid[])`).execute(tx)).rows
export const budgetsOfPoint = async (tx: Tx, pointId: string, year: number): Promise<Budget[]> =>
  (await select(sql`b.point_id = ${pointId} and b.year = ${year}`).execute(tx)).rows

/** Held until the transaction ends, so that two cannot spend the same money. */
export async function holdBudget(tx: Tx, id: string): Promise<Budget | undefined> {
  await sql`select from budgets.budget where id = ${id} for update`.execute(tx)
  return (await findBudgets(tx, [id]))[0]
}

export const linesOf = async (tx: Tx, budgetId: string): Promise<Line[]> =>
  (
    await sql<Line>`select l.id, l.source, l.field, m.title, m.planned_fen,
      coalesce((select sum(s.fen) from budgets.spending s where s.line_id = l.id and s.voided_at is null), 0)::bigint as spent_fen
    from budgets.amount m join budgets.line l on l.id = m.line_id where m.budget_id = ${budgetId} order by m.position`.execute(
      tx,
    )
  ).rows

export async function charitySpent(tx: Tx, townCode: string, year: number): Promise<number> {
  const { rows } = await sql<{ spentFen: number }>`
    select spent_fen from budgets.charity_spent where town_code = ${townCode} and year = ${year}`.execute(tx)
  return rows[0]?.spentFen ?? 0
}

/** The point of a town that stands, held; a budget is a point's. */
export async function pointOfTown(tx: Tx, townCode: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from programme.pub_point where town_code = ${townCode}
    and status not in ('replaced', 'withdrawn', 'city_rejected')`.execute(tx)
  return rows[0]?.id
}

type NewBudget = { pointId: string; areaCode: string; year: number; revision: number; reason: string }
export async function addBudget(tx: Tx, one: NewBudget, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`insert into budgets.budget (id, point_id, area_code, year, revision, state, reason, prepared_by, prepared_name, prepared_at)
    values (${id}, ${one.pointId}, ${one.areaCode}, ${one.year}, ${one.revision}, 'draft', ${one.reason}, ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
  return id
}

/** Writes the lines of a budget anew; lines that stood keep their id and source, new ones get theirs. */
export async function setLines(
  tx: Tx,
  budget: Pick<Budget, 'id' | 'pointId' | 'areaCode' | 'year'>,
  lines: readonly LinePart[],
) {
  await sql`delete from budgets.amount where budget_id = ${budget.id}`.execute(tx)
  const rows = lines.map((line, index) => ({ ...line, lineId: line.lineId ?? randomUUID(), position: index + 1 }))
  const ids = rows.map(({ lineId }) => lineId)
  await sql`insert into budgets.line (id, point_id, area_code, year, source, field)
    select x.id, ${budget.pointId}, ${budget.areaCode}, ${budget.year}, x.source, x.field
    from unnest(${ids}::uuid[], ${rows.map(({ source }) => source)}::text[], ${rows.map(({ field }) => field)}::text[]) as x(id, source, field)
    on conflict (id) do nothing`.execute(tx)
  await sql`insert into budgets.amount (budget_id, line_id, position, title, planned_fen)
    select ${budget.id}, x.id, x.position, x.title, x.fen from unnest(${ids}::uuid[], ${rows.map(({ position }) => position)}::int[],
      ${rows.map(({ title }) => title)}::text[], ${rows.map(({ plannedFen }) => plannedFen)}::bigint[]) as x(id, position, title, fen)`.execute(
    tx,
  )
}

export type Change = Partial<Record<'state' | 'reason' | 'note', string>> & { prepared?: Doer; decided?: Doer | null }
/** Errors: access.stale where somebody was first. */
export async function changeBudget(
  tx: Tx,
  { id, version }: { id: string; version: number },
  set: Change,
): Promise<number> {
  const { prepared, decided } = set
  const { numAffectedRows = 0n } = await sql`update budgets.budget set version = version + 1,
      state = coalesce(${set.state ?? null}, state), reason = coalesce(${set.reason ?? null}, reason), note = coalesce(${set.note ?? null}, note),
      prepared_by = coalesce(${prepared?.accountId ?? null}::uuid, prepared_by), prepared_name = coalesce(${prepared?.name ?? null}, prepared_name),
      decided_by = case when ${decided === null} then null else coalesce(${decided?.accountId ?? null}::uuid, decided_by) end,
      decided_name = case when ${decided === null} then null else coalesce(${decided?.name ?? null}, decided_name) end,
      decided_at = case when ${decided === null} then null else coalesce(${decided?.now ?? null}::timestamptz, decided_at) end
    where id = ${id} and version = ${version}`.execute(tx)
  mustHaveChanged({ numUpdatedRows: numAffectedRows })
  return version + 1
}

/** What was approved of the point and year before gives way. */
export const supersede = (tx: Tx, pointId: string, year: number) =>
  sql`update budgets.budget set state = 'superseded', version = version + 1
    where point_id = ${pointId} and year = ${year} and state = 'approved'`.execute(tx)
