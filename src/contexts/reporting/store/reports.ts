import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Duty } from '../rules/duties.ts'
import type { Figure, PointLine, ReportKind, ReportState } from '../vocabulary.ts'

export type Report = {
  id: string
  areaCode: string
  areaPath: string
  districtName: string
  kind: ReportKind
  period: string
  title: string
  fromOn: string
  toOn: string
  asOf: string
  dueOn: string
  state: ReportState
  round: number
  figures: Figure[]
  points: PointLine[]
  parts: Record<string, string>
  countedAt: Date
  /** Accounts that wrote in it: they do not sign. */
  writers: string[]
  handedName: string | null
  handedAt: Date | null
  submittedOn: string | null
  firstSubmittedOn: string | null
  acceptedOn: string | null
  version: number
}

const select = (where: RawBuilder<unknown>) => sql<Report>`
  select r.*, a.path as area_path, a.name as district_name
  from reporting.report r join directory.area a on a.code = r.area_code where ${where} order by r.due_on, r.area_code`

export const findReports = async (tx: Tx, ids: readonly string[]): Promise<Report[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows

export const reportsIn = async (tx: Tx, codes: string[] | null, kind?: ReportKind): Promise<Report[]> =>
  (await select(all([inCodes(sql`r.area_code`, codes), kind !== undefined && sql`r.kind = ${kind}`])).execute(tx)).rows

export type District = {
  code: string
  name: string
  path: string
  position: number
  quotaTowns: number
  quotaCommunities: number
}

/** The districts of the programme in the order of annex 1. */
export const listDistricts = async (tx: Tx, codes: string[] | null): Promise<District[]> =>
  (
    await sql<District>`select a.code, a.name, a.path, q.position, q.towns as quota_towns, q.communities as quota_communities
      from programme.pub_quota q join directory.area a on a.code = q.district_code
      where ${all([inCodes(sql`a.code`, codes)])} order by q.position`.execute(tx)
  ).rows

type NewReport = { areaCode: string; duty: Duty; asOf: string; figures: Figure[]; points: PointLine[] }

/** Undefined when the district has this one already. */
export async function addReport(tx: Tx, { areaCode, duty, asOf, figures, points }: NewReport, by: Doer) {
  const id = randomUUID()
  const { kind, period, title, fromOn, toOn, dueOn } = duty
  const { numAffectedRows = 0n } = await sql`insert into reporting.report
      (id, area_code, kind, period, title, from_on, to_on, as_of, due_on, figures, points, counted_at, writers)
    values (${id}, ${areaCode}, ${kind}, ${period}, ${title}, ${fromOn}, ${toOn}, ${asOf}, ${dueOn},
      ${JSON.stringify(figures)}::jsonb, ${JSON.stringify(points)}::jsonb, ${by.now}, ${[by.accountId]}::uuid[])
    on conflict (area_code, kind, period) do nothing`.execute(tx)
  return numAffectedRows > 0n ? id : undefined
}

export type ReportChange = Partial<
  Pick<
    Report,
    | 'state'
    | 'round'
    | 'figures'
    | 'points'
    | 'parts'
    | 'asOf'
    | 'countedAt'
    | 'writers'
    | 'handedName'
    | 'handedAt'
    | 'submittedOn'
    | 'firstSubmittedOn'
    | 'acceptedOn'
  >
>
const asJson = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
const JSONS = new Set(['figures', 'points', 'parts'])

/** Guarded by the version that was read; answers the new one. */
export async function changeReport(
  tx: Tx,
  { id, version }: Pick<Report, 'id' | 'version'>,
  change: ReportChange,
): Promise<number> {
  const set = Object.fromEntries(
    Object.entries(change).map(([key, value]) => [key, JSONS.has(key) ? asJson(value) : value]),
  )
  mustHaveChanged(
    await tx
      .updateTable('reporting.report')
      .set({ ...set, version: version + 1 } as never)
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow(),
  )
  return version + 1
}

export type Step = { act: string; state: ReportState; round: number; note: string; byName: string; at: Date }

export async function addStep(
  tx: Tx,
  { id, round }: Pick<Report, 'id' | 'round'>,
  { act, state, note }: { act: string; state: ReportState; note: string },
  by: Doer,
): Promise<void> {
  await sql`insert into reporting.step (id, report_id, act, state, round, note, by_account, by_name, at)
    values (${randomUUID()}, ${id}, ${act}, ${state}, ${round}, ${note}, ${by.accountId}, ${by.name}, ${by.now})`.execute(
    tx,
  )
}
export const stepsOf = async (tx: Tx, reportId: string): Promise<Step[]> =>
  (
    await sql<Step>`select act, state, round, note, by_name, at from reporting.step where report_id = ${reportId} order by seq`.execute(
      tx,
    )
  ).rows

/** Marks a reminder as told; false when it was told before. */
export async function markReminded(
  tx: Tx,
  one: { areaCode: string; kind: ReportKind; period: string; stage: 'soon' | 'late' },
  now: Date,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`insert into reporting.reminder (area_code, kind, period, stage, told_at)
    values (${one.areaCode}, ${one.kind}, ${one.period}, ${one.stage}, ${now}) on conflict do nothing`.execute(tx)
  return numAffectedRows > 0n
}
