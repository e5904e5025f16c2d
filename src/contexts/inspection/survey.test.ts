import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { answerOf, done, evaluatorsOf, refused, TOWN } from '../../../tests/kit/inspection.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { inspectionContract } from './contract.ts'
import { codeOf } from './rules/survey-code.ts'
import { sign } from './signing.ts'

const town = aTown()
let who: Awaited<ReturnType<typeof evaluatorsOf>>
const DAY = '2024-03-05'
beforeAll(async () => {
  await loadTianjin(town)
  who = await evaluatorsOf(town)
})

const [QINGYOU, HUAIYUAN] = ['120101006001', '120101006002']
const survey = (more: Record<string, unknown> = {}) => ({
  ...{ areaCode: TOWN, stage: 'final', closesOn: '2024-03-20' },
  communities: [
    { code: QINGYOU, planned: 30, copies: 32 },
    { code: HUAIYUAN, planned: 30, copies: 30 },
  ],
  ...more,
})
const noOf = async (surveyId: string): Promise<string> =>
  (await town.tx((tx) => sql<{ no: string }>`select no from inspection.survey where id = ${surveyId}`.execute(tx)))
    .rows[0]?.no ?? ''
const anybody = () => town.as(null)
const answer = (no: string, seq: number, overall: string, suggestion = '') =>
  anybody().ask(inspectionContract, 'answerSurvey', {
    code: codeOf(no, seq, sign),
    secretAnswer: answerOf(DAY, overall, suggestion),
  })

describe('a satisfaction survey', () => {
  test('is answered by anybody with a sheet, once a sheet, and counts by community', async () => {
    const { surveyId } = await done(who.district, 'openSurvey', survey())
    const no = await noOf(surveyId)
    const asked = await done(anybody(), 'viewQuestions', { code: codeOf(no, 33, sign).toUpperCase() })
    expect(asked).toMatchObject({
      townName: '南市街道',
      communityName: '怀远里社区居委会',
      isUsed: false,
      closedOn: null,
    })

    expect((await answer(no, 1, '5', '送餐再早一点')).status).toBe(200)
    expect((await answer(no, 1, '1')).body.message).toContain('每个号码只能答一次')
    expect((await answer(no, 63, '5')).body.message).toContain('号码不对')
    const used = await done(anybody(), 'viewQuestions', { code: codeOf(no, 1, sign) })
    expect(used.isUsed).toBe(true)
    for (let seq = 2; seq <= 30; seq += 1) expect((await answer(no, seq, seq <= 28 ? '4' : '2')).status).toBe(200)
    for (let seq = 33; seq <= 40; seq += 1) expect((await answer(no, seq, '5')).status).toBe(200)

    const seen = await done(who.town, 'getSurvey', { surveyId })
    expect(seen).toMatchObject({ answers: 38, satisfied: 36, planned: 60, isEnough: false })
    expect(seen.results).toMatchObject([
      { communityCode: QINGYOU, planned: 30, copies: 32, answers: 30, satisfied: 28 },
      { communityCode: HUAIYUAN, planned: 30, copies: 30, answers: 8, satisfied: 8 },
    ])
    expect(seen.suggestions).toEqual([{ communityName: '庆有西里社区居委会', words: '送餐再早一点' }])
    const short = await refused(who.district, 'closeSurvey', { surveyId, version: 1 })
    expect(short).toContain('怀远里社区居委会计划30份、收回8份')
    expect(short).not.toContain('庆有西里')

    for (let seq = 41; seq <= 62; seq += 1) expect((await answer(no, seq, '5')).status).toBe(200)
    await done(who.district, 'closeSurvey', { surveyId, version: 1 })
    expect((await answer(no, 31, '5')).body.message).toContain('已在2024年3月5日结束')
    const { rows } = await town.tx((tx) =>
      sql`select item, part::int, whole::int, source_kind from scoring.finding`.execute(tx),
    )
    expect(rows).toEqual([{ item: 'B5', part: 58, whole: 60, sourceKind: 'inspection.survey' }])
  })

  test('leaves no trace of who said what: neither in the answers nor in the audit', async () => {
    const { rows } = await town.tx((tx) =>
      sql<{
        text: string
      }>`select a.input::text as text from platform.audit a where what = 'inspection.answerSurvey'`.execute(tx),
    )
    expect(rows.length).toBeGreaterThan(50)
    for (const { text } of rows) expect(text).not.toMatch(/overall|送餐|[0-9a-z]{16}/)
    const columns = await town.tx((tx) =>
      sql<{ columnName: string }>`select column_name from information_schema.columns
        where table_schema = 'inspection' and table_name = 'answer'`.execute(tx),
    )
    expect(columns.rows.map(({ columnName }) => columnName).sort()).toEqual(
      ['answered_on', 'choices', 'community_code', 'id', 'is_satisfied', 'sealed', 'survey_id'].sort(),
    )
  })

  test('too few answers end it only with a reason, and give no score', async () => {
    const { surveyId } = await done(who.district, 'openSurvey', survey({ stage: 're' }))
    expect(await refused(who.district, 'openSurvey', survey({ stage: 're' }))).toContain('已有正在进行的调查')
    await answer(await noOf(surveyId), 1, '5')
    await done(who.district, 'closeSurvey', { surveyId, version: 1, reason: '连日暴雨，入户不便' })
    const { rows } = await town.tx((tx) => sql`select id from scoring.finding where stage = 're'`.execute(tx))
    expect(rows).toEqual([])
  })

  test('plans below the least, other communities, guessed codes and open questions are refused', async () => {
    const few = survey({ stage: 'mid', communities: [{ code: QINGYOU, planned: 29, copies: 40 }] })
    expect(await refused(who.district, 'openSurvey', few)).toContain('至少计划收回30份')
    const less = survey({ stage: 'mid', communities: [{ code: QINGYOU, planned: 30, copies: 29 }] })
    expect(await refused(who.district, 'openSurvey', less)).toContain('张数不能少于')
    const foreign = survey({ stage: 'mid', communities: [{ code: '120101001001', planned: 30, copies: 30 }] })
    expect(await refused(who.district, 'openSurvey', foreign)).toContain('不都是这个创建点的社区')
    expect(await refused(anybody(), 'viewQuestions', { code: '0000-0000-0000-0000' })).toContain('号码不对')

    const { surveyId } = await done(who.district, 'openSurvey', survey({ stage: 'mid' }))
    const no = await noOf(surveyId)
    const choices = { ...answerOf(DAY, '5').choices, manner: '9' }
    expect(
      await refused(anybody(), 'answerSurvey', { code: codeOf(no, 1, sign), secretAnswer: { choices } }),
    ).toContain('待人怎么样')
    town.now = new Date('2024-03-21T09:00:00+08:00')
    expect((await answer(no, 1, '5')).body.message).toContain('已在2024年3月20日结束')
    const { version } = await done(who.district, 'prolongSurvey', { surveyId, version: 1, closesOn: '2024-03-31' })
    expect((await answer(no, 1, '5')).status).toBe(200)
    expect(version).toBe(2)
    town.now = new Date('2024-03-05T09:00:00+08:00')
  })

  test('one sheet sent by six phones at once is one answer', async () => {
    const { rows } = await done(who.district, 'listSurveys', { stage: 'mid' })
    const no = await noOf(rows[0].id)
    const answers = await Promise.all(Array.from({ length: 6 }, () => answer(no, 5, '5')))
    expect(answers.filter(({ status }) => status === 200).length).toBe(1)
  })

  test('its sheets are printed, each with its code', async () => {
    const { rows } = await done(who.district, 'listSurveys', { stage: 'mid' })
    const { status, body, headers } = await who.district.ask(inspectionContract, 'surveySheet', {
      surveyId: rows[0].id,
    })
    expect(status).toBe(200)
    expect(headers['content-type']).toContain('pdf')
    expect((body as Buffer).subarray(0, 4).toString()).toBe('%PDF')
  })
})
