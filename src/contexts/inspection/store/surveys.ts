import { type RawBuilder, sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import { countOf, limitOf, type Paging } from '#platform/db/lists.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Stage, SurveyState } from '../vocabulary.ts'
import { changeOne, narrowed, type Placed, placeColumns, placed, type Search } from './sql.ts'

export type Survey = Placed & {
  no: string
  formFrom: string
  closesOn: string
  state: SurveyState
  openedOn: string
  openedName: string
  closedOn: string | null
  closedName: string | null
  reason: string
  planned: number
  answers: number
  satisfied: number
}

const select = (where: RawBuilder<unknown>, tail: RawBuilder<unknown> = sql``) => sql<Survey>`
  select r.*, ${placeColumns},
    (select sum(c.planned)::int from inspection.survey_community c where c.survey_id = r.id) as planned,
    (select count(*)::int from inspection.answer a where a.survey_id = r.id) as answers,
    (select count(*)::int from inspection.answer a where a.survey_id = r.id and a.is_satisfied) as satisfied
  from inspection.survey r ${placed} where ${where} order by r.opened_on desc, r.id ${tail}`

export const listSurveys = async (tx: Tx, { page, pageSize, ...search }: Search & Paging): Promise<Survey[]> =>
  (await select(narrowed(search), limitOf({ page, pageSize })).execute(tx)).rows
export const countSurveys = (tx: Tx, search: Search): Promise<number> =>
  countOf(tx, sql`inspection.survey r where ${narrowed(search)}`)
export const findSurveys = async (tx: Tx, ids: readonly string[]): Promise<Survey[]> =>
  (await select(sql`r.id = any(${ids}::uuid[])`).execute(tx)).rows
export const findSurveyByNo = async (tx: Tx, no: string): Promise<Survey | undefined> =>
  (await select(sql`r.no = ${no}`).execute(tx)).rows[0]

/** A community of a survey; its codes run from `firstSeq` to `lastSeq`. */
export type Plan = { communityCode: string; planned: number; firstSeq: number; lastSeq: number }
export type Counted = Plan & { communityName: string; answers: number; satisfied: number }

export async function resultsOf(tx: Tx, surveyId: string): Promise<Counted[]> {
  const { rows } = await sql<Counted>`
    select c.community_code, a.name as community_name, c.planned, c.first_seq, c.last_seq,
      (select count(*)::int from inspection.answer x where x.survey_id = c.survey_id and x.community_code = c.community_code) as answers,
      (select count(*)::int from inspection.answer x where x.survey_id = c.survey_id and x.community_code = c.community_code and x.is_satisfied) as satisfied
    from inspection.survey_community c join directory.area a on a.code = c.community_code
    where c.survey_id = ${surveyId} order by c.first_seq`.execute(tx)
  return rows
}
/** How often each choice of each question was taken: { overall: { '5': 12 } }. */
export async function countChoices(tx: Tx, surveyId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ question: string; choice: string; n: number }>`
    select e.key as question, e.value as choice, count(*)::int as n
    from inspection.answer a cross join lateral jsonb_each_text(a.choices) e where a.survey_id = ${surveyId} group by 1, 2`.execute(
    tx,
  )
  return new Map(rows.map(({ question, choice, n }) => [`${question} ${choice}`, n]))
}
/** What people added in words, in an order that says nothing of when. */
export async function suggestionsOf(tx: Tx, surveyId: string): Promise<{ communityName: string; words: string }[]> {
  const { rows } = await sql<{ communityName: string; sealed: Buffer }>`
    select a.name as community_name, x.sealed from inspection.answer x join directory.area a on a.code = x.community_code
    where x.survey_id = ${surveyId} and x.sealed is not null order by x.id limit 200`.execute(tx)
  return rows.map(({ communityName, sealed }) => ({ communityName, words: privacy().open(sealed) }))
}

type Opening = {
  id: string
  no: string
  pointId: string
  areaCode: string
  stage: Stage
  formFrom: string
  closesOn: string
  plans: readonly Plan[]
}
/** False when one is open for the point and stage already. */
export async function addSurvey(tx: Tx, survey: Opening, today: string, by: Doer): Promise<boolean> {
  const added = await sql`
    insert into inspection.survey (id, no, point_id, area_code, stage, form_from, closes_on, state, opened_on, opened_by, opened_name)
    values (${survey.id}, ${survey.no}, ${survey.pointId}, ${survey.areaCode}, ${survey.stage}, ${survey.formFrom}, ${survey.closesOn}, 'open',
      ${today}, ${by.accountId}, ${by.name})
    on conflict (point_id, stage) where state = 'open' do nothing returning id`.execute(tx)
  if (added.rows.length === 0) return false
  for (const { communityCode, planned, firstSeq, lastSeq } of survey.plans)
    await sql`insert into inspection.survey_community (survey_id, community_code, planned, first_seq, last_seq)
      values (${survey.id}, ${communityCode}, ${planned}, ${firstSeq}, ${lastSeq})`.execute(tx)
  return true
}

type Ref = { id: string; version: number }
/** Errors: access.stale. */
export const prolong = (tx: Tx, { id, version }: Ref, closesOn: string): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.survey set closes_on = ${closesOn}, version = version + 1 where id = ${id} and version = ${version} and state = 'open'`,
  )
/** Errors: access.stale. */
export const close = (tx: Tx, { id, version }: Ref, reason: string, today: string, by: Doer): Promise<void> =>
  changeOne(
    tx,
    sql`update inspection.survey set state = 'closed', closed_on = ${today}, closed_by = ${by.accountId}, closed_name = ${by.name}, reason = ${reason},
      version = version + 1 where id = ${id} and version = ${version} and state = 'open'`,
  )

/** Holds a survey against closing while an answer comes in; undefined where it is closed. */
export async function holdOpen(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql`select id from inspection.survey where id = ${id} and state = 'open' for share`.execute(tx)
  return rows.length > 0
}
export async function isUsed(tx: Tx, surveyId: string, seq: number): Promise<boolean> {
  const { rows } = await sql`select 1 from inspection.used_code where survey_id = ${surveyId} and seq = ${seq}`.execute(
    tx,
  )
  return rows.length > 0
}
/** False when the code was used already: two at once with one sheet meet the key. */
export async function useCode(tx: Tx, surveyId: string, seq: number): Promise<boolean> {
  const { rows } = await sql`insert into inspection.used_code (survey_id, seq) values (${surveyId}, ${seq})
    on conflict do nothing returning seq`.execute(tx)
  return rows.length > 0
}
type Answer = {
  id: string
  surveyId: string
  communityCode: string
  choices: Record<string, string>
  isSatisfied: boolean
  suggestion: string
}
/** An answer bears no code, no moment and no name. */
export async function addAnswer(tx: Tx, answer: Answer, today: string): Promise<void> {
  const sealed = answer.suggestion === '' ? null : privacy().seal(answer.suggestion)
  await sql`insert into inspection.answer (id, survey_id, community_code, answered_on, choices, is_satisfied, sealed)
    values (${answer.id}, ${answer.surveyId}, ${answer.communityCode}, ${today}, ${JSON.stringify(answer.choices)}::jsonb, ${answer.isSatisfied}, ${sealed})`.execute(
    tx,
  )
}
