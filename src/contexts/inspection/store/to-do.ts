import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inCodes } from '#platform/db/lists.ts'

export type ToDo = { drafts: number; toVisit: number; toConfirm: number; surveysOver: number; samplesOpen: number }

/** What of an area waits for somebody: self-assessments to hand in, visits whose day has come, records without a second hand, surveys past their day, files to judge. */
export async function countToDo(tx: Tx, codes: string[] | null, today: string): Promise<ToDo> {
  const here = inCodes(sql`r.area_code`, codes) || sql`true`
  const { rows } = await sql<ToDo>`select
    (select count(*)::int from inspection.assessment r where r.state = 'draft' and r.due_on >= ${today} and ${here}) as drafts,
    (select count(*)::int from inspection.visit r where r.state = 'planned' and r.planned_on <= ${today} and ${here}) as to_visit,
    (select count(*)::int from inspection.visit r where r.state = 'recorded' and ${here}) as to_confirm,
    (select count(*)::int from inspection.survey r where r.state = 'open' and r.closes_on < ${today} and ${here}) as surveys_over,
    (select count(*)::int from inspection.sample r where r.state = 'open' and ${here}) as samples_open`.execute(tx)
  return rows[0] ?? { drafts: 0, toVisit: 0, toConfirm: 0, surveysOver: 0, samplesOpen: 0 }
}
