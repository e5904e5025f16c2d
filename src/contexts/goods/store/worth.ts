import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { EvidenceInput } from '../contract-parts.ts'
import type { Looked } from '../rules/inspection.ts'
import type { Level } from '../vocabulary.ts'
import type { Hand } from './sql.ts'

export type Inspection = Looked & {
  id: string
  inspectedOn: string
  faults: string[]
  note: string
  firstBy: string
  firstName: string
  secondName: string | null
  agrees: boolean | null
  reason: string
}

/** The inspections of a lot, the last one first. */
export async function inspectionsOf(tx: Tx, lotId: string): Promise<Inspection[]> {
  const { rows } = await sql<Inspection>`
    select i.id, i.inspected_on, i.is_usable, i.is_safe, i.is_hygienic, i.is_clean, i.faults, i.note, i.first_by, i.first_name, n.second_name,
      n.agrees, coalesce(n.reason, '') as reason
    from goods.inspection i left join goods.inspection_answer n on n.inspection_id = i.id where i.lot_id = ${lotId} order by i.seq desc`.execute(
    tx,
  )
  return rows
}

type Looking = Looked & { lotId: string; inspectedOn: string; faults: string[]; note: string }
export async function addInspection(tx: Tx, one: Looking, { by, byName, now }: Hand): Promise<void> {
  const { lotId, inspectedOn, isUsable, isSafe, isHygienic, isClean, faults, note } = one
  await sql`
    insert into goods.inspection (id, lot_id, seq, inspected_on, is_usable, is_safe, is_hygienic, is_clean, faults, note, first_by, first_name, first_at)
    select ${randomUUID()}, ${lotId}, coalesce(max(seq), 0) + 1, ${inspectedOn}, ${isUsable}, ${isSafe}, ${isHygienic}, ${isClean},
      ${faults}::text[], ${note}, ${by}, ${byName}, ${now} from goods.inspection where lot_id = ${lotId}`.execute(tx)
}

export async function addInspectionAnswer(
  tx: Tx,
  { id, firstBy }: Pick<Inspection, 'id' | 'firstBy'>,
  { agrees, reason }: { agrees: boolean; reason: string },
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`
    insert into goods.inspection_answer (inspection_id, agrees, reason, first_by, second_by, second_name, second_at)
    values (${id}, ${agrees}, ${reason}, ${firstBy}, ${by}, ${byName}, ${now})`.execute(tx)
}

export type Valuation = {
  id: string
  level: Level
  evidence: EvidenceInput
  valueFen: number
  marketFen: number | null
  needsReview: boolean
  reason: string
  valuedBy: string
  valuedName: string
  valuedAt: Date
  checkedBy: string | null
  checkedName: string | null
  approvedName: string | null
  returnedName: string | null
  answer: string
}

/** The valuations of a lot, the last one first. */
export async function valuationsOf(tx: Tx, lotId: string): Promise<Valuation[]> {
  const { rows } = await sql<Valuation>`
    select v.id, v.level, v.evidence, v.value_fen, v.market_fen, v.needs_review, v.reason, v.valued_by, v.valued_name, v.valued_at,
      c.by_account as checked_by, c.by_name as checked_name, p.by_name as approved_name, r.by_name as returned_name,
      concat_ws('；', nullif(c.reason, ''), nullif(p.reason, ''), nullif(r.reason, '')) as answer
    from goods.valuation v
    left join goods.valuation_step c on c.valuation_id = v.id and c.kind = 'checked'
    left join goods.valuation_step p on p.valuation_id = v.id and p.kind = 'approved'
    left join goods.valuation_step r on r.valuation_id = v.id and r.kind = 'returned'
    where v.lot_id = ${lotId} order by v.seq desc`.execute(tx)
  return rows
}

type NewValuation = Pick<Valuation, 'level' | 'evidence' | 'valueFen' | 'marketFen' | 'needsReview' | 'reason'> & {
  lotId: string
}
export async function addValuation(tx: Tx, one: NewValuation, { by, byName, now }: Hand): Promise<void> {
  const { lotId, level, evidence, valueFen, marketFen, needsReview, reason } = one
  await sql`
    insert into goods.valuation (id, lot_id, seq, level, evidence, value_fen, market_fen, needs_review, reason, valued_by, valued_name, valued_at)
    select ${randomUUID()}, ${lotId}, coalesce(max(seq), 0) + 1, ${level}, ${JSON.stringify(evidence)}::jsonb, ${valueFen}, ${marketFen}::bigint,
      ${needsReview}, ${reason}, ${by}, ${byName}, ${now} from goods.valuation where lot_id = ${lotId}`.execute(tx)
}

export async function addValuationStep(
  tx: Tx,
  { id, valuedBy }: Pick<Valuation, 'id' | 'valuedBy'>,
  { kind, reason }: { kind: 'checked' | 'approved' | 'returned'; reason: string },
  { by, byName, now }: Hand,
): Promise<void> {
  await sql`
    insert into goods.valuation_step (valuation_id, kind, valued_by, by_account, by_name, reason, at)
    values (${id}, ${kind}, ${valuedBy}, ${by}, ${byName}, ${reason}, ${now})`.execute(tx)
}
