import { type RawBuilder, sql } from 'kysely'
import type { Deadline, DeadlineAsk } from '#platform/context.ts'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'

const within = (day: RawBuilder<unknown>, { from, to }: DeadlineAsk) => sql`${day} between ${from} and ${to}`
const place = sql`d.name || ' ' || t.name as place`
const placed = sql`join directory.area t on t.code = r.area_code join directory.area d on d.code = t.parent_code`
const stageWords = sql`case r.stage when 'mid' then '中期' when 'final' then '末期' else '复评' end`

const rows = async (tx: Tx, query: RawBuilder<Deadline>): Promise<Deadline[]> => (await query.execute(tx)).rows

/** Until when each self-assessment that was begun is to be handed in. */
export const assessmentsDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  rows(
    tx,
    sql<Deadline>`select r.id, r.due_on as on, ${stageWords} || '自评提交' as title, ${place}, r.area_code, null::uuid as person_id,
      r.state = 'submitted' as done, '/inspection/assessments/' || r.id as page
      from inspection.assessment r ${placed} where ${all([within(sql`r.due_on`, ask), inCodes(sql`r.area_code`, ask.codes)])}
      order by r.due_on, r.id limit ${ask.limit}`,
  )

/** Visits by their day: those within the post's reach, and one's own. */
export function visitsDue(tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> {
  const inReach = inCodes(sql`r.area_code`, ask.codes) || sql`true`
  const own = sql`exists (select from inspection.inspector i where i.visit_id = r.id and i.account_id = ${ask.accountId})`
  return rows(
    tx,
    sql<Deadline>`select r.id, r.planned_on as on, '实地检查：' || r.place as title, ${place}, r.area_code,
      (select i.person_id from inspection.inspector i where i.visit_id = r.id and i.account_id = ${ask.accountId}) as person_id,
      r.state in ('recorded', 'confirmed') as done, '/inspection/visits/' || r.id as page
      from inspection.visit r ${placed} where ${all([within(sql`r.planned_on`, ask), sql`r.state <> 'cancelled'`, sql`(${inReach} or ${own})`])}
      order by r.planned_on, r.id limit ${ask.limit}`,
  )
}

/** The last day of each survey. */
export const surveysDue = (tx: Tx, ask: DeadlineAsk): Promise<Deadline[]> =>
  rows(
    tx,
    sql<Deadline>`select r.id, r.closes_on as on, ${stageWords} || '满意度调查截止' as title, ${place}, r.area_code, null::uuid as person_id,
      r.state = 'closed' as done, '/inspection/surveys/' || r.id as page
      from inspection.survey r ${placed} where ${all([within(sql`r.closes_on`, ask), inCodes(sql`r.area_code`, ask.codes)])}
      order by r.closes_on, r.id limit ${ask.limit}`,
  )
