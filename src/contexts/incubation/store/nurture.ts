import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Grid } from '../rules/ability.ts'
import type { DocumentItem, Support } from '../vocabulary.ts'
import type { Doer } from './organisations.ts'

type By = Pick<Doer, 'name' | 'now'>

export type DocumentRow = {
  item: DocumentItem
  isThere: boolean
  fileId: string | null
  note: string
  recordedName: string
}
export async function addDocument(
  tx: Tx,
  organisationId: string,
  { item, isThere, fileId, note }: Omit<DocumentRow, 'recordedName'>,
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.document')
    .values({ id: randomUUID(), organisationId, item, isThere, fileId, note, recordedName: name, recordedAt: now })
    .execute()
}
/** Of each paper what was said last. */
export const documentsOf = async (tx: Tx, organisationId: string): Promise<DocumentRow[]> =>
  (
    await sql<DocumentRow>`select distinct on (item) item, is_there, file_id, note, recorded_name from incubation.document
      where organisation_id = ${organisationId} order by item, recorded_at desc, id`.execute(tx)
  ).rows

export type Plan = {
  id: string
  signedOn: string
  untilDate: string
  goals: string
  mentor: string
  supports: Support[]
  fileId: string | null
  recordedName: string
}
export async function addPlan(
  tx: Tx,
  organisationId: string,
  plan: Omit<Plan, 'id' | 'recordedName'>,
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.plan')
    .values({ ...plan, id: randomUUID(), organisationId, recordedName: name, recordedAt: now })
    .execute()
}
export const plansOf = async (tx: Tx, organisationId: string): Promise<Plan[]> =>
  (
    await sql<Plan>`select * from incubation.plan where organisation_id = ${organisationId} order by signed_on desc, recorded_at desc`.execute(
      tx,
    )
  ).rows

export type Assessment = Grid & {
  id: string
  year: number
  quarter: number
  level: number
  note: string
  assessedOn: string
  recordedName: string
}
export async function addAssessment(
  tx: Tx,
  organisationId: string,
  {
    year,
    quarter,
    assessedOn,
    note,
    marks,
  }: Pick<Assessment, 'year' | 'quarter' | 'assessedOn' | 'note'> & { marks: Grid },
  { name, now }: By,
): Promise<void> {
  await tx
    .insertInto('incubation.assessment')
    .values({
      ...marks,
      ...{ id: randomUUID(), organisationId, year, quarter, assessedOn, note, recordedName: name, recordedAt: now },
    })
    .execute()
}
/** One of each quarter, the last said; the latest quarter first. */
export const assessmentsOf = async (tx: Tx, organisationId: string): Promise<Assessment[]> =>
  (
    await sql<Assessment>`select distinct on (year, quarter) *, 2 * (governance + backbone + projects + funding + disclosure) as level
      from incubation.assessment where organisation_id = ${organisationId} order by year desc, quarter desc, recorded_at desc`.execute(
      tx,
    )
  ).rows

export type SupportRow = {
  id: string
  kind: Support
  onDate: string
  title: string
  minutes: number | null
  people: number | null
  grantId: string | null
  grantTitle: string | null
  grantedFen: number | null
  paidFen: number | null
  note: string
  recordedName: string
}
type NewSupport = Omit<SupportRow, 'id' | 'grantTitle' | 'grantedFen' | 'paidFen' | 'recordedName'> & {
  fileId: string | null
}
/** False when the grant stands for another support already. */
export async function addSupport(
  tx: Tx,
  organisationId: string,
  support: NewSupport,
  { name, now }: By,
): Promise<boolean> {
  const added = await tx
    .insertInto('incubation.support')
    .values({ ...support, id: randomUUID(), organisationId, recordedName: name, recordedAt: now })
    .onConflict((same) => same.doNothing())
    .returning('id')
    .executeTakeFirst()
  return added !== undefined
}
export const supportsOf = async (tx: Tx, organisationId: string): Promise<SupportRow[]> =>
  (
    await sql<SupportRow>`select s.*, g.title as grant_title, g.granted_fen, g.paid_fen from incubation.support s
      left join grants.pub_grant g on g.id = s.grant_id
      where s.organisation_id = ${organisationId} order by s.on_date desc, s.recorded_at desc`.execute(tx)
  ).rows

/** Granted in the organisation's community or to the town as a whole, and tied to nobody yet. */
export type Tieable = { id: string; no: string; title: string; applicantName: string; grantedFen: number }
export const grantsToTie = async (
  tx: Tx,
  { areaCode, townCode }: { areaCode: string; townCode: string },
): Promise<Tieable[]> =>
  (
    await sql<Tieable>`select g.id, g.no, g.title, g.applicant_name, g.granted_fen from grants.pub_grant g join fund.pub_fund f on f.id = g.fund_id
      where f.area_code = ${townCode} and (g.community_code is null or g.community_code = ${areaCode}) and g.granted_fen > 0
        and g.state in ('publicised', 'agreed', 'midway', 'reported', 'accepted', 'closed')
        and not exists (select from incubation.support s where s.grant_id = g.id)
      order by g.no desc limit 50`.execute(tx)
  ).rows
