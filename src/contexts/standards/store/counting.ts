import { createHash } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Measure, Population, Question } from '../measures/measure.ts'
import type { Counted } from '../rules/verdict.ts'

/** One place to be measured: a community of a point, or the point itself. */
export type Subject = { subjectId: string; pointId: string; areaCode: string; townCode: string; fromDate: string }

/** The limit changes nothing but what the planner expects: without it, a hundred places. */
const subjectTable = (subjects: readonly Subject[]): RawBuilder<unknown> => sql`
  subject as materialized (select * from jsonb_to_recordset(${JSON.stringify(
    subjects.map(({ subjectId, pointId, areaCode, townCode, fromDate }) => ({
      subject_id: subjectId,
      point_id: pointId,
      area_code: areaCode,
      town_code: townCode,
      from_date: fromDate,
    })),
  )}::jsonb) as row(subject_id uuid, point_id uuid, area_code text, town_code text, from_date date) limit ${subjects.length})`

const summary = (population: Population, question: Question): RawBuilder<unknown> => sql`
  select subject_id, coalesce(sum(counted) filter (where left_out is null), 0)::bigint as counted, count(*) as seen
  from (${population.rows(question)}) as row group by subject_id`

/** Counts both populations of a measure for all subjects, in one statement. `atLeast`: the criterion's number, for its further rules. */
export async function countSubjects(
  tx: Tx,
  measure: Measure,
  subjects: readonly Subject[],
  question: Question,
  atLeast = 0,
): Promise<Map<string, Counted>> {
  if (subjects.length === 0) return new Map()
  const none = sql`select null::uuid as subject_id, null::bigint as counted, null::bigint as seen where false`
  const noFault = sql`select null::uuid as subject_id, null::text as fault where false`
  const { rows } = await sql<{ id: string; part: number; partSeen: number; whole: number; fault: string | null }>`
    with ${subjectTable(subjects)},
    part as (${summary(measure.part, question)}),
    whole as (${measure.whole ? summary(measure.whole, question) : none}),
    fault as (${measure.faults ? measure.faults(question, atLeast) : noFault})
    select s.subject_id as id, coalesce(part.counted, 0) as part, coalesce(part.seen, 0) as "partSeen",
           coalesce(whole.counted, 0) as whole, fault.fault
    from subject s left join part using (subject_id) left join whole using (subject_id) left join fault using (subject_id)`.execute(
    tx,
  )
  return new Map(
    rows.map(({ id, part, partSeen, whole, fault }) => [
      id,
      { part, whole: measure.whole ? whole : null, seen: partSeen > 0, fault },
    ]),
  )
}

export type EvidenceRow = {
  recordId: string
  counted: number
  leftOut: string | null
  note: string | null
  batchId: string | null
  recordKind: string
}
type Side = { leftOut: boolean; after?: string | undefined; limit: number }

/** One page of the records behind a figure, keyset by record id: those counted, or those left out with the reason. */
export async function listPopulation(
  tx: Tx,
  population: Population,
  subject: Subject,
  question: Question,
  { leftOut, after, limit }: Side,
): Promise<EvidenceRow[]> {
  const { rows } = await sql<EvidenceRow>`
    with ${subjectTable([subject])}
    select record_id as "recordId", counted, left_out as "leftOut", note, batch_id as "batchId",
      ${population.mixed ? sql.ref('record_kind') : sql`${population.recordKind}`}::text as "recordKind"
    from (${population.rows(question)}) as row
    where (left_out is not null) = ${leftOut} and (${after ?? null}::uuid is null or record_id > ${after ?? null}::uuid)
    order by record_id limit ${limit}`.execute(tx)
  return rows
}

export type PopulationSummary = { records: number; leftOut: number; counted: number; sources: SourceRow[] }
export type SourceRow = {
  batchId: string | null
  title: string | null
  fileName: string | null
  creatorName: string | null
  createdAt: Date | null
  records: number
}

/** How many records one side of a figure has, and where they came from: which file, by whom, when. */
export async function summarisePopulation(
  tx: Tx,
  population: Population,
  subject: Subject,
  question: Question,
): Promise<PopulationSummary> {
  const { rows } = await sql<SourceRow & { leftOut: number; counted: number }>`
    with ${subjectTable([subject])},
    per_batch as (
      select batch_id, count(*) filter (where left_out is null)::int as records, count(*) filter (where left_out is not null)::int as left_out,
             coalesce(sum(counted) filter (where left_out is null), 0)::bigint as counted
      from (${population.rows(question)}) as row group by batch_id)
    select p.batch_id as "batchId", p.records, p.left_out as "leftOut", p.counted, b.title, b.file_name as "fileName",
           b.creator_name as "creatorName", b.created_at as "createdAt"
    from per_batch p left join platform.import_batch b on b.id = p.batch_id order by b.created_at nulls first`.execute(
    tx,
  )
  const total = (pick: (row: (typeof rows)[number]) => number) => rows.reduce((sum, row) => sum + pick(row), 0)
  return {
    records: total((row) => row.records),
    leftOut: total((row) => row.leftOut),
    counted: total((row) => row.counted),
    sources: rows.filter(({ records }) => records > 0),
  }
}

/** For each subject the SM3 of the ids a measure counted, in order: what a frozen figure stood on, in 64 characters. */
export async function digestPopulations(
  tx: Tx,
  measure: Measure,
  subjects: readonly Subject[],
  question: Question,
): Promise<Map<string, string>> {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<{ id: string; ids: string }>`
    with ${subjectTable(subjects)}
    select subject_id as id, string_agg(record_id::text, ',' order by record_id) as ids
    from (${measure.part.rows(question)}) as row where left_out is null group by subject_id`.execute(tx)
  return new Map(rows.map(({ id, ids }) => [id, createHash('sm3').update(ids).digest('hex')]))
}
