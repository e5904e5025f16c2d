import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { StepKind } from '../vocabulary.ts'
import type { Hand } from './sql.ts'

export type FilingStep = { campaignId: string; kind: StepKind; happenedOn: string; note: string; recordedName: string }
export type ChangedItem = { item: string; before: string; after: string }
export type Change = {
  id: string
  campaignId: string
  changedOn: string
  reason: string
  items: ChangedItem[]
  filedOn: string | null
  recordedName: string
}
export type Report = {
  campaignId: string
  reportedOn: string
  raisedFen: number
  costFen: number
  spentFen: number
  content: string
  partnerEvaluation: string
  link: string
  recordedName: string
}

export async function stepsOf(tx: Tx, campaignIds: readonly string[]): Promise<FilingStep[]> {
  const { rows } = await sql<FilingStep>`
    select campaign_id, kind, happened_on, note, recorded_name from campaigns.filing_step
    where campaign_id = any(${campaignIds}::uuid[]) order by campaign_id, seq`.execute(tx)
  return rows
}

export async function addStep(
  tx: Tx,
  { campaignId, kind, happenedOn, note }: Omit<FilingStep, 'recordedName'>,
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`
    insert into campaigns.filing_step (id, campaign_id, seq, kind, happened_on, note, recorded_by, recorded_name, recorded_at)
    select ${randomUUID()}, ${campaignId}, coalesce(max(seq), 0) + 1, ${kind}, ${happenedOn}, ${note}, ${by}, ${byName}, ${now}
    from campaigns.filing_step where campaign_id = ${campaignId}`.execute(tx)
}

export async function changesOf(tx: Tx, campaignIds: readonly string[]): Promise<Change[]> {
  const { rows } = await sql<Change>`
    select c.id, c.campaign_id, c.changed_on, c.reason, c.items, f.filed_on, c.recorded_name
    from campaigns.change c left join campaigns.change_filing f on f.change_id = c.id
    where c.campaign_id = any(${campaignIds}::uuid[]) order by c.changed_on, c.recorded_at`.execute(tx)
  return rows
}

export async function addChange(
  tx: Tx,
  { campaignId, changedOn, items, reason }: Pick<Change, 'campaignId' | 'changedOn' | 'items' | 'reason'>,
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`
    insert into campaigns.change (id, campaign_id, changed_on, items, reason, recorded_by, recorded_name, recorded_at)
    values (${randomUUID()}, ${campaignId}, ${changedOn}, ${JSON.stringify(items)}::jsonb, ${reason}, ${by}, ${byName}, ${now})`.execute(
    tx,
  )
}

export async function addChangeFiling(
  tx: Tx,
  { changeId, filedOn }: { changeId: string; filedOn: string },
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`
    insert into campaigns.change_filing (change_id, filed_on, recorded_by, recorded_name, recorded_at)
    values (${changeId}, ${filedOn}, ${by}, ${byName}, ${now})`.execute(tx)
}

export async function reportsOf(tx: Tx, campaignIds: readonly string[]): Promise<Report[]> {
  const { rows } = await sql<Report>`
    select campaign_id, reported_on, raised_fen, cost_fen, spent_fen, content, partner_evaluation, link, recorded_name
    from campaigns.report where campaign_id = any(${campaignIds}::uuid[])`.execute(tx)
  return rows
}

export async function addReport(
  tx: Tx,
  report: Omit<Report, 'recordedName'>,
  { by, byName, now }: Hand,
): Promise<void> {
  const { campaignId, reportedOn, raisedFen, costFen, spentFen, content, partnerEvaluation, link } = report
  await sql`
    insert into campaigns.report (campaign_id, reported_on, raised_fen, cost_fen, spent_fen, content, partner_evaluation, link, recorded_by,
      recorded_name, recorded_at)
    values (${campaignId}, ${reportedOn}, ${raisedFen}, ${costFen}, ${spentFen}, ${content}, ${partnerEvaluation}, ${link}, ${by}, ${byName},
      ${now})`.execute(tx)
}

/** Where an uploaded file belongs. */
export async function fileInSight(tx: Tx, id: string): Promise<{ areaPath: string | null } | undefined> {
  const { rows } = await sql<{ areaPath: string | null }>`select area_path from platform.file where id = ${id}`.execute(
    tx,
  )
  return rows[0]
}
