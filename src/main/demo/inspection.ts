import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { CITY_CLERK, clerkOf, EVALUATED_TOWN } from './accounts.ts'
import { type Desk, uuidOf } from './desk.ts'

const TOWN_CLERK = 'guangkai-jingban'
const DISTRICT = clerkOf(EVALUATED_TOWN.slice(0, 6))
const PLANNED = 30
const ITEMS = ['team', 'plan', 'staff', 'site', 'archive', 'consent', 'volunteers', 'fund', 'goods', 'open', 'safety']
const CHECKS = [...ITEMS, 'residents'].map((code) => ({ code, verdict: 'met', note: '' }))

type Ref = { version: number }
type Stage = 'mid' | 'final'

/**
 * 广开街道 before its evaluations: in December 2023 a self-assessment handed in, a visit of two inspectors, a survey of its
 * communities and files drawn; in June 2024 the next ones under way.
 */
export async function tellOfInspection(desk: Desk): Promise<void> {
  const communities = await desk.seeing(communitiesOf)
  if (communities.length === 0) return
  await assess(desk, 'mid', '2023-12-05', true)
  await visit(desk)
  await ask(desk, 'mid', { communities, from: '2023-12-04', until: '2023-12-15', answers: 32, close: '2023-12-15' })
  await draw(desk)
  await assess(desk, 'final', '2024-06-03', false)
  await ask(desk, 'final', { communities, from: '2024-06-03', until: '2024-06-30', answers: 29 })
  const plan = { areaCode: EVALUATED_TOWN, stage: 'final', place: '广开街道社工站', plannedOn: '2024-06-18' }
  const inspectors = await desk.seeing(inspectorsOf)
  const note = '带上中期整改的清单，逐条看'
  await desk.send(DISTRICT, 'inspection.planVisit', { ...plan, inspectors, note }, '2024-06-11 10:00')
}

async function communitiesOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`
    select c.area_code as code from programme.pub_point_community c join programme.pub_point p on p.id = c.point_id
    where p.town_code = ${EVALUATED_TOWN} and p.status = 'active' and c.area_code is not null and c.to_date is null order by c.position`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}
async function inspectorsOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select id from platform.account where username = any(${[DISTRICT, CITY_CLERK]}::text[])`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Whole and handed in, or three items on the way. */
async function assess(desk: Desk, stage: Stage, day: string, isWhole: boolean): Promise<void> {
  const begin = { areaCode: EVALUATED_TOWN, stage }
  const { assessmentId } = await desk.send<{ assessmentId: string }>(
    TOWN_CLERK,
    'inspection.startAssessment',
    begin,
    `${day} 09:00`,
  )
  const items = await desk.seeing(async (tx) => {
    const { rows } = await sql<{ code: string; title: string; fullCenti: number; computedCenti: number | null }>`
      select code, title, full_centi, computed_centi from inspection.assessment_item where assessment_id = ${assessmentId} order by position`.execute(
      tx,
    )
    return rows
  })
  let version = 1
  for (const { code, title, fullCenti, computedCenti } of isWhole ? items : items.slice(0, 3)) {
    const words = `${title}：已按方案开展，台账和佐证在社工站，见平台记录。`
    const ownCenti = computedCenti ?? Math.round(fullCenti * 0.8)
    const item = { assessmentId, version, code, words, ownCenti }
    version = (await desk.send<Ref>(TOWN_CLERK, 'inspection.saveItem', item, `${day} 10:00`)).version
  }
  if (isWhole)
    await desk.send(TOWN_CLERK, 'inspection.submitAssessment', { assessmentId, version }, `${day.slice(0, 8)}08 16:00`)
}

async function visit(desk: Desk): Promise<void> {
  const inspectors = await desk.seeing(inspectorsOf)
  const plan = { areaCode: EVALUATED_TOWN, stage: 'mid', place: '广开街道社工站', plannedOn: '2023-12-07', inspectors }
  const { visitId } = await desk.send<{ visitId: string }>(DISTRICT, 'inspection.planVisit', plan, '2023-12-04 10:00')
  const checks = CHECKS.map((check) =>
    check.code === 'open' ? { ...check, verdict: 'partly', note: '第三季度使用情况公开晚了十天' } : check,
  )
  const record = {
    ...{ visitId, version: 1, recordId: uuidOf('inspection record'), visitedOn: '2023-12-07', checks },
    ...{
      met: '站长、两名社工，随机问了三位居民',
      summary: '社工在岗，档案分柜存放，台账与平台一致；公开栏更新不够及时。',
    },
    position: { latitude: 39.1275, longitude: 117.1652, accuracyM: 25 },
  }
  const { version } = await desk.send<Ref>(DISTRICT, 'inspection.recordVisit', record, '2023-12-07 11:20')
  await desk.send(CITY_CLERK, 'inspection.confirmVisit', { visitId, version }, '2023-12-07 17:05')
}

type Asking = { communities: string[]; from: string; until: string; answers: number; close?: string }
/** Answers bear no code and no moment, so they are put down at once; the used codes beside them. */
async function ask(desk: Desk, stage: Stage, { communities, from, until, answers, close }: Asking): Promise<void> {
  const asked = communities.map((code) => ({ code, planned: PLANNED, copies: 40 }))
  const form = { areaCode: EVALUATED_TOWN, stage, closesOn: until, communities: asked }
  const { surveyId } = await desk.send<{ surveyId: string }>(DISTRICT, 'inspection.openSurvey', form, `${from} 09:30`)
  await desk.seeing(async (tx) => {
    const { rows } = await sql`select 1 from inspection.used_code where survey_id = ${surveyId} limit 1`.execute(tx)
    if (rows.length > 0) return
    const made = communities.flatMap((code) =>
      Array.from({ length: answers }, (_, at) => {
        const overall = ['5', '4', '5', '4', '5', '5', '4', '5', '4', at === 9 ? '2' : '5'][at % 10]
        const choices = { known: at % 3 === 0 ? 'heard' : 'well', overall, manner: '5', useful: '4', self: 'yes' }
        return { id: randomUUID(), code, choices, satisfied: overall !== '2' }
      }),
    )
    await sql`insert into inspection.answer (id, survey_id, community_code, answered_on, choices, is_satisfied)
      select a.id, ${surveyId}, a.code, ${from}::date + 2, a.choices, a.satisfied
      from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as a(id uuid, code text, choices jsonb, satisfied boolean)`.execute(
      tx,
    )
    await sql`insert into inspection.used_code (survey_id, seq)
      select ${surveyId}, c.first_seq + n from inspection.survey_community c cross join generate_series(0, ${answers}::int - 1) n
      where c.survey_id = ${surveyId}`.execute(tx)
  })
  if (close) await desk.send(DISTRICT, 'inspection.closeSurvey', { surveyId, version: 1 }, `${close} 17:00`)
}

/** The sheets of hours: what a town has most of. Nothing is drawn where there are none yet. */
async function draw(desk: Desk): Promise<void> {
  const hasSome = await desk.seeing(async (tx) => {
    const { rows } = await sql`select 1 from volunteering.pub_service_record r
      where r.area_code like ${`${EVALUATED_TOWN}%`} and r.served_on <= '2023-12-11' limit 1`.execute(tx)
    return rows.length > 0
  })
  if (!hasSome) return
  const form = { areaCode: EVALUATED_TOWN, stage: 'mid', kind: 'hours', seed: '20231211-0608' }
  const { sampleId, sampled } = await desk.send<{ sampleId: string; sampled: number }>(
    DISTRICT,
    'inspection.drawSample',
    form,
    '2023-12-11 09:00',
  )
  let version = 1
  for (let position = 1; position <= sampled; position += 1) {
    const isFault = position === 2
    const verdict = { faults: isFault ? ['incomplete'] : [], reason: isFault ? '签到表缺负责人签字' : '' }
    const input = { sampleId, version, position, ...verdict }
    version = (await desk.send<Ref>(DISTRICT, 'inspection.checkFile', input, '2023-12-11 14:00')).version
  }
  await desk.send(DISTRICT, 'inspection.closeSample', { sampleId, version }, '2023-12-11 16:00')
}
