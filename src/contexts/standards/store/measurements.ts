import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Verdict } from '../rules/verdict.ts'

/** The community of a result that is the point's own. */
export const OF_POINT = '00000000-0000-0000-0000-000000000000'

export type Measurement = {
  pointId: string
  criterion: string
  areaCode: string
  communityId: string
  verdict: Verdict
  part: number | null
  whole: number | null
  floorPart: number | null
  floorWhole: number | null
  missing: number
  reason: string
}

/** One measuring at a time, so that what an older look at the data found never replaces what a newer one did. */
export async function takeTurn(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('standards.measure'))`.execute(tx)
}

/** Of these points, those without results for the day under this definition. */
export async function notMeasured(
  tx: Tx,
  asOf: string,
  definition: string,
  pointIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id::text as id from unnest(${pointIds}::uuid[]) as id
    where not exists (select from standards.measured_point m where m.as_of = ${asOf} and m.point_id = id and m.definition = ${definition})`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

/** For each of these points measured for the day under this definition, the number its results have. */
export async function turnsOf(
  tx: Tx,
  asOf: string,
  definition: string,
  pointIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: string; turn: number }>`
    select point_id as id, turn from standards.measured_point
    where as_of = ${asOf} and definition = ${definition} and point_id = any(${pointIds}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, turn }) => [id, turn]))
}

/** Puts new results in the place of the old ones: of whole points, or of single communities of them. */
export async function replaceMeasurements(
  tx: Tx,
  { asOf, definition, now }: { asOf: string; definition: string; now: Date },
  which: { pointIds: readonly string[]; communityIds?: readonly string[] },
  results: readonly Measurement[],
): Promise<void> {
  const ids = which.communityIds ?? null
  await sql`delete from standards.measurement where as_of = ${asOf} and point_id = any(${which.pointIds}::uuid[])
    and (${ids}::uuid[] is null or community_id = any(${ids}::uuid[]))`.execute(tx)
  await sql`
    insert into standards.measurement (as_of, point_id, criterion, area_code, community_id, verdict, part, whole, floor_part, floor_whole,
      missing, reason, definition, measured_at)
    select ${asOf}, row."pointId", row.criterion, row."areaCode", row."communityId", row.verdict, row.part, row.whole, row."floorPart",
      row."floorWhole", row.missing, row.reason, ${definition}, ${now}
    from jsonb_to_recordset(${JSON.stringify(results)}::jsonb) as row("pointId" uuid, criterion text, "areaCode" text, "communityId" uuid,
      verdict text, part bigint, whole bigint, "floorPart" bigint, "floorWhole" bigint, missing bigint, reason text)`.execute(
    tx,
  )
  await sql`insert into standards.measured_point (as_of, point_id, definition)
    select ${asOf}, unnest(${which.pointIds}::uuid[]), ${definition}
    on conflict (as_of, point_id) do update set definition = excluded.definition, turn = excluded.turn`.execute(tx)
}

/** What was found on other days may no longer be true after a change: it is measured again when somebody looks. */
export async function forgetOtherDays(tx: Tx, today: string, pointIds: readonly string[]): Promise<void> {
  await sql`delete from standards.measured_point where as_of <> ${today} and point_id = any(${pointIds}::uuid[])`.execute(
    tx,
  )
}

/** Forgets every result of a point, of every day. */
export async function forgetPoint(tx: Tx, pointId: string): Promise<void> {
  await sql`delete from standards.measured_point where point_id = ${pointId}`.execute(tx)
  await sql`delete from standards.measurement where point_id = ${pointId}`.execute(tx)
}

export async function listMeasurements(tx: Tx, asOf: string, pointIds: readonly string[]): Promise<Measurement[]> {
  return tx
    .selectFrom('standards.measurement')
    .select([
      'pointId',
      'criterion',
      'areaCode',
      'communityId',
      'verdict',
      'part',
      'whole',
      'floorPart',
      'floorWhole',
      'missing',
      'reason',
    ])
    .where('asOf', '=', asOf)
    .where('pointId', 'in', [...pointIds, OF_POINT])
    .orderBy('pointId')
    .orderBy('criterion')
    .$castTo<Measurement>()
    .execute()
}

/** Changes whenever a result of the day does (numbers of turns never repeat): pages ask for it to know whether to read again. */
export async function measuredAt(tx: Tx, asOf: string): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select max(turn) || '-' || count(*) as stamp from standards.measured_point where as_of = ${asOf}`.execute(tx)
  return rows[0]?.stamp ?? 'none'
}

export async function countByCriterion(
  tx: Tx,
  asOf: string,
): Promise<{ code: string; measured: number; met: number; noData: number }[]> {
  const { rows } = await sql<{ code: string; measured: number; met: number; noData: number }>`
    select criterion as code, count(*)::int as measured, count(*) filter (where verdict = 'met')::int as met,
      count(*) filter (where verdict = 'no-data')::int as "noData"
    from standards.measurement where as_of = ${asOf} group by criterion order by criterion`.execute(tx)
  return rows
}
