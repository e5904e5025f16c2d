import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { calendarContract } from '#contexts/calendar/contract.ts'
import { directoryContract } from '#contexts/directory/contract.ts'
import { expertsContract } from '#contexts/experts/contract.ts'
import { learningContract } from '#contexts/learning/contract.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Contract } from '#platform/http/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { pdf } from '../../../tests/kit/sample-files.ts'
import { aTown, type Town } from '../../../tests/kit/town.ts'
import { standardsContract } from './contract.ts'

const town = aTown()
const NANSHI = '120101006'
type Hand = ReturnType<Town['as']>
let [clerk, officer, leader, nobody] = [] as unknown as [Hand, Hand, Hand, Hand]
let expert: Hand
let personId = ''
let pointId = ''
const at = (moment: string) => {
  town.now = new Date(`${moment}+08:00`)
}
async function did(who: Hand, contract: Contract, name: string, input: Record<string, unknown>) {
  const { status, body } = await who.ask(contract, name, input)
  expect({ name, status, ...(status !== 200 && { body }) }).toEqual({ name, status: 200 })
  return body
}
const said = async (who: Hand, name: string, input: Record<string, unknown>, contract: Contract = learningContract) => {
  const { status, body } = await who.ask(contract, name, input)
  return `${status} ${body.message}`
}
const due = async (who: Hand, kind: string, month: string) => {
  const span = { from: `${month}-01`, to: `${month}-30`, kind }
  return (await did(who, calendarContract, 'listDeadlines', span)).rows
}
const aFile = async () => {
  const areaPath = paths.nanshi
  const file = {
    content: { buffer: Buffer.from(pdf) },
    name: '同意书.pdf',
    purpose: 'document',
    areaPath,
    by: null,
  } as const
  return (await town.tx((tx) => storeFile(tx, { ...file, now: town.now }))).id
}

beforeAll(async () => {
  await loadTianjin(town)
  clerk = town.as(await town.person('townAdmin', paths.nanshi))
  officer = town.as(await town.person('cityAdmin', paths.city))
  leader = town.as(await town.person('cityLeader', paths.city))
  nobody = town.as(null)
  const form = { areaCode: NANSHI, name: '陈教授', idNumber: idNumberOf('12010119660203101') }
  personId = (await did(clerk, directoryContract, 'recordPerson', form)).personId
  expert = town.as(await town.person('expert', paths.city, { personId }))
  pointId = await town.tx(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update programme.point set status = 'active', starts_on = '2023-07-01' where town_code = ${NANSHI} returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  })
})

const CASE = {
  areaCode: NANSHI,
  title: '邻里助餐队',
  tags: ['养老服务'],
  background: '庆有西里独居老人多，午饭没人做。',
  practice: '社工摸底，队伍送餐，基金补贴。',
  effect: '每天四十位老人吃上热饭。',
  insight: '先问清谁需要，再定谁来做。',
  steps: [{ title: '摸底', how: '社工逐户问一遍，列出名单。' }],
  roles: [{ role: '社工站', does: '摸底和排班' }],
  costFen: 1_200_000,
  tellsOfPeople: true,
}
const whole = (caseId: string) => did(clerk, learningContract, 'getCase', { caseId })
const ref = async (caseId: string) => ({ caseId, version: (await whole(caseId)).version })
async function figure(code: string) {
  await town.work()
  const { criteria } = await did(officer, standardsContract, 'readPoint', { pointId })
  return criteria.find((one: { code: string }) => one.code === code).figures[0]
}

describe('a case', () => {
  let caseId = ''
  test('goes through other hands, is published only with consent, and counts for S7.2', async () => {
    expect(await figure('S7.2')).toMatchObject({ verdict: 'no-data' })
    const draft = await did(clerk, learningContract, 'writeCase', { ...CASE, insight: '' })
    expect(await said(clerk, 'submitCase', await ref(draft.caseId))).toContain('启示没有写')
    caseId = (await did(clerk, learningContract, 'writeCase', CASE)).caseId
    await did(clerk, learningContract, 'submitCase', await ref(caseId))
    const back = { ...(await ref(caseId)), passes: false }
    expect(await said(officer, 'reviewCase', back)).toContain('写明为什么')
    await did(officer, learningContract, 'reviewCase', { ...(await ref(caseId)), passes: true })
    expect(await figure('S7.2')).toMatchObject({ shown: '1篇', verdict: 'met' })
    await did(leader, learningContract, 'selectCase', await ref(caseId))
    expect(await said(leader, 'promoteCase', await ref(caseId))).toContain('没有本人同意')
    expect(await said(nobody, 'readPromoted', { caseId })).toContain('404')

    const photo = { ...(await ref(caseId)), fileId: await aFile(), kind: 'photo', title: '送餐', showsPeople: true }
    expect(await said(clerk, 'addCaseFile', photo)).toContain('先登记他同意')
    const consent = { name: '周大娘', words: true, photos: true, givenOn: '2024-03-01', fileId: await aFile() }
    const { consentId } = await did(clerk, learningContract, 'recordConsent', { ...(await ref(caseId)), ...consent })
    await did(clerk, learningContract, 'addCaseFile', { ...photo, ...(await ref(caseId)), consentId })
    const template = { fileId: await aFile(), kind: 'template', title: '排班表' }
    await did(clerk, learningContract, 'addCaseFile', { ...(await ref(caseId)), ...template })
    await did(leader, learningContract, 'promoteCase', await ref(caseId))

    const shown = await did(nobody, learningContract, 'readPromoted', { caseId })
    expect(shown.files.map(({ title }: { title: string }) => title).sort()).toEqual(['排班表', '送餐'])
    expect(JSON.stringify(shown)).not.toContain('周大娘')
    const booklet = await nobody.ask(learningContract, 'printBooklet', {})
    expect(Buffer.from(booklet.body).subarray(0, 5).toString()).toBe('%PDF-')
    const file = await nobody.ask(learningContract, 'downloadPromotedFile', { caseId, caseFileId: shown.files[0].id })
    expect(file.status).toBe(200)
  })

  test('is copied by another town, with numbers before and after', async () => {
    const other = town.as(await town.person('townAdmin', `${paths.jizhou}.120119123`))
    const form = {
      caseId,
      plan: '照着摸底和送餐',
      endsOn: '2024-06-30',
      measure: '每日助餐',
      unit: '人',
      beforeValue: 0,
    }
    expect(await said(clerk, 'adoptPlaybook', { ...form, areaCode: NANSHI })).toContain('自己的做法')
    const { adoptionId } = await did(other, learningContract, 'adoptPlaybook', { ...form, areaCode: '120119123' })
    expect(await said(other, 'adoptPlaybook', { ...form, areaCode: '120119123' })).toContain('不用重复')
    const toCome = { on: '2024-06-30', title: '采用做法见结果：邻里助餐队', done: false, isToDo: true }
    expect(await due(other, 'learning.adoption', '2024-06')).toMatchObject([toCome])
    expect(await due(clerk, 'learning.adoption', '2024-06')).toEqual([])
    const early = { adoptionId, version: 1, afterValue: 30, result: '开始送餐' }
    expect(await said(other, 'finishAdoption', early)).toContain('不能登记结果')
    await did(other, learningContract, 'beginAdoption', { adoptionId, version: 1 })
    await did(other, learningContract, 'finishAdoption', { ...early, version: 2 })
    const [told] = (await did(nobody, learningContract, 'readPromoted', { caseId })).adoptionList
    expect(told).toMatchObject({ townName: '东二营镇', beforeValue: 0, afterValue: 30, state: 'finished' })
    expect((await whole(caseId)).adoptions).toBe(1)
    expect(await due(other, 'learning.adoption', '2024-06')).toMatchObject([{ done: true, isToDo: false }])
  })

  test('is printed for anybody, though not without end', async () => {
    const statuses: number[] = []
    for (let n = 0; n < 11; n += 1) statuses.push((await nobody.ask(learningContract, 'printBooklet', {})).status)
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429])
  })

  test('comes down the moment the person takes their consent back', async () => {
    const [{ id: consentId }] = (await whole(caseId)).consents
    const gone = await did(clerk, learningContract, 'withdrawConsent', { ...(await ref(caseId)), consentId })
    expect(gone).toMatchObject({ isWithdrawn: true })
    expect(await said(nobody, 'readPromoted', { caseId })).toContain('404')
    expect(await figure('S7.2')).toMatchObject({ shown: '0篇', verdict: 'not-met' })
  })
})

describe('registers', () => {
  test('publicity of a person needs consent; each quarter counts once, a silent one is named', async () => {
    const item = {
      ...{ areaCode: NANSHI, title: '热乎饭', kind: 'measure', media: '天津日报', level: 'city' },
      ...{ publishedOn: '2023-08-01', link: 'https://example.com/a', tellsOfPeople: false },
    }
    expect(await said(clerk, 'recordPublicity', { ...item, link: '' })).toContain('至少一样')
    expect(await said(clerk, 'recordPublicity', { ...item, kind: 'person' })).toContain('个人信息保护法')
    const late = { name: '周大娘', givenOn: '2023-08-02', fileId: await aFile() }
    expect(await said(clerk, 'recordPublicity', { ...item, kind: 'person', consent: late })).toContain('先同意')
    await did(clerk, learningContract, 'recordPublicity', item)
    expect(await said(clerk, 'recordPublicity', item)).toContain('已经登记过')
    await did(clerk, learningContract, 'recordPublicity', { ...item, title: '又一篇', publishedOn: '2023-09-01' })
    await did(clerk, learningContract, 'recordPublicity', { ...item, title: '新年', publishedOn: '2024-01-10' })
    const found = await figure('S7.3')
    expect(found).toMatchObject({ shown: '2个季度', verdict: 'not-met' })
    expect(JSON.stringify(found)).toContain('2023年第4季度没有宣传')
    await did(clerk, learningContract, 'recordPublicity', { ...item, title: '秋天', publishedOn: '2023-11-10' })
    expect(await figure('S7.3')).toMatchObject({ shown: '3个季度', verdict: 'met' })
    const list = await did(clerk, learningContract, 'listPublicity', {})
    expect(list.checksLinks).toBe(false)
    expect(list.rows.every(({ linkState }: { linkState: string }) => linkState === 'unchecked')).toBe(true)
  })

  test('research is finished with its report and then counts for S7.1', async () => {
    const form = {
      areaCode: NANSHI,
      title: '社区基金运行研究',
      topic: 'fund',
      author: '南开大学课题组',
      startedOn: '2023-09-01',
    }
    const { researchId } = await did(clerk, learningContract, 'recordResearch', form)
    expect(await figure('S7.1')).toMatchObject({ verdict: 'not-met' })
    const done = { researchId, version: 1, finishedOn: '2024-03-01', summary: '小额、透明、居民说了算' }
    await did(clerk, learningContract, 'finishResearch', { ...done, fileId: await aFile() })
    expect(await figure('S7.1')).toMatchObject({ shown: '1份', verdict: 'met' })
  })
})

describe('an expert', () => {
  test('visits, advises, is answered, and sees what came of it; nobody else does it for them', async () => {
    at('2024-03-05T09:00:00')
    const form = { areaCode: NANSHI, kind: 'expert', personId, institution: '南开大学', fromDate: '2024-01-01' }
    const { contactId } = await did(officer, expertsContract, 'recordContact', form)
    expect(await said(officer, 'recordContact', form, expertsContract)).toContain('已经联系着')
    const visit = { contactId, visitedOn: '2024-03-04', place: '社工站', findings: '排班靠记忆' }
    await did(expert, expertsContract, 'recordMyVisit', visit)
    const other = town.as(await town.person('expert', paths.city, { personId: contactId }))
    expect(await said(other, 'recordMyVisit', visit, expertsContract)).toContain('404')
    const early = { ...visit, visitedOn: '2023-12-01' }
    expect(await said(expert, 'recordMyVisit', early, expertsContract)).toContain('不能更早')
    const advice = { contactId, topic: '排班', body: '排班写在墙上' }
    const { adviceId, answerDue } = await did(expert, expertsContract, 'giveMyAdvice', advice)
    expect(answerDue).toBe('2024-04-04')
    const early2 = { adviceId, version: 1, result: '墙上有了' }
    expect(await said(clerk, 'reportAdviceResult', early2, expertsContract)).toContain('待答复')
    const toAnswer = { on: '2024-04-04', title: '答复专家意见：排班', isToDo: true, page: `/experts/${contactId}` }
    expect(await due(clerk, 'experts.advice', '2024-04')).toMatchObject([toAnswer])
    await did(clerk, expertsContract, 'answerAdvice', { adviceId, version: 1, adopts: true, answer: '本周上墙' })
    expect(await due(clerk, 'experts.advice', '2024-04')).toMatchObject([{ done: true, isToDo: false }])
    await did(clerk, expertsContract, 'reportAdviceResult', { adviceId, version: 2, result: '排班表已上墙' })
    const [mine] = (await did(expert, expertsContract, 'myContacts', {})).rows
    expect(mine.adviceList).toMatchObject([{ state: 'done', result: '排班表已上墙' }])
    expect(mine.visitList).toHaveLength(1)
    const end = { contactId, version: 1, toDate: '2024-03-05', reason: '聘期已满' }
    await did(officer, expertsContract, 'endContact', end)
    expect(await said(expert, 'giveMyAdvice', advice, expertsContract)).toContain('结束')
    const ties = await town.tx((tx) =>
      sql`select kind, to_date from experts.pub_tie where person_id = ${personId}`.execute(tx),
    )
    expect(ties.rows).toEqual([{ kind: 'expert', toDate: '2024-03-05' }])
  })
})
