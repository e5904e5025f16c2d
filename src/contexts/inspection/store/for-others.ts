import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Stage } from '../vocabulary.ts'

type OwnItem = {
  code: string
  title: string
  fullCenti: number
  ownCenti: number | null
  words: string
  links: string[]
  fileIds: string[]
}
/** What a point says of itself; `submittedOn` is null while it is being written. */
type OwnAssessment = {
  id: string
  submittedOn: string | null
  submittedName: string | null
  ownTotalCenti: number | null
  items: OwnItem[]
}

/** The self-assessment of a point for a stage, or undefined before it is begun. */
export async function assessmentOf(tx: Tx, pointId: string, stage: Stage): Promise<OwnAssessment | undefined> {
  const found = await sql<Omit<OwnAssessment, 'items'>>`
    select id, submitted_on, submitted_name, own_total_centi from inspection.assessment
    where point_id = ${pointId} and stage = ${stage}`.execute(tx)
  const [one] = found.rows
  if (!one) return undefined
  const items = await sql<OwnItem>`
    select code, title, full_centi, own_centi, words, links, file_ids from inspection.assessment_item
    where assessment_id = ${one.id} order by position`.execute(tx)
  return { ...one, items: items.rows }
}

/** A visit on the spot that was recorded. `isConfirmed`: another inspector put a hand to it. */
type MadeVisit = {
  id: string
  visitedOn: string
  place: string
  summary: string
  inspectors: string[]
  accountIds: string[]
  isConfirmed: boolean
}

/** The recorded visits to a point in a stage, the first first. */
export async function visitsOf(tx: Tx, pointId: string, stage: Stage): Promise<MadeVisit[]> {
  const found = await sql<MadeVisit>`
    select v.id, v.visited_on, v.place, v.summary, v.state = 'confirmed' as is_confirmed,
      (select array_agg(i.name order by i.name, i.account_id) from inspection.inspector i where i.visit_id = v.id) as inspectors,
      (select array_agg(i.account_id order by i.account_id) from inspection.inspector i where i.visit_id = v.id) as account_ids
    from inspection.visit v where v.point_id = ${pointId} and v.stage = ${stage} and v.state in ('recorded', 'confirmed')
    order by v.visited_on, v.recorded_at`.execute(tx)
  return found.rows
}
