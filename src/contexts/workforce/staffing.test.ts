import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { directoryContract } from '#contexts/directory/contract.ts'
import type { Actor } from '#platform/access/actor.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { workforceContract } from './contract.ts'

const town = aTown()
const NANSHI = '120101006'
const XINWENHUA = '120101006018'
const HUAIYUANLI = '120101006002'
const COMMITTEE_OF = '120101006001'

let clerk: Actor
let lead: Actor
let stationId: string
let wang: string
let li: string
let boss: string

type Name = keyof typeof workforceContract.endpoints
const ask = (who: Actor, name: Name, input: Record<string, unknown> = {}) =>
  town.as(who).ask(workforceContract, name, input)

let made = 0
async function someone(name: string): Promise<string> {
  made += 1
  const idNumber = idNumberOf(`12010119880203${100 + made}`)
  const { body } = await town.as(clerk).ask(directoryContract, 'recordPerson', { areaCode: XINWENHUA, name, idNumber })
  return body.personId
}

beforeAll(async () => {
  await loadTianjin(town)
  clerk = await town.person('townAdmin', paths.nanshi)
  lead = await town.person('stationLead', paths.nanshi)
  const form = { areaCode: NANSHI, name: '南市街道社会工作服务站', rooms: ['office'], operatorName: '某社工机构' }
  stationId = (await ask(clerk, 'recordStation', form)).body.stationId
  ;[wang, li, boss] = (await Promise.all([someone('王社工'), someone('李社工'), someone('张督导')])) as [
    string,
    string,
    string,
  ]
  const post = { areaCode: NANSHI, kind: 'fulltime_social_worker' }
  await ask(clerk, 'recordServicePeriod', { ...post, personId: wang, fromDate: '2023-07-01' })
  await ask(clerk, 'recordServicePeriod', { ...post, personId: li, fromDate: '2023-08-16' })
})

describe('a purchase contract', () => {
  const contract = (more: object = {}) => ({
    ...{ stationId, version: 1, number: '南市-2023-01', purchaser: '南市街道办事处', operatorName: '某社工机构' },
    ...{ amountFen: 36_000_000, way: 'open_tender', fromDate: '2023-07-01', toDate: '2024-06-30', ...more },
  })
  test('of more than three years is refused with the order; payments make the amount; one holds at a time', async () => {
    const long = await ask(clerk, 'recordContract', contract({ toDate: '2026-07-01' }))
    expect(long.body.message).toContain('财政部令第102号')
    expect(long.body.message).toContain('2026年6月30日')
    const payments = [{ dueOn: '2023-08-01', amountFen: 18_000_000, note: '首期' }]
    expect((await ask(clerk, 'recordContract', contract({ payments }))).body.message).toContain('合计不等于')
    const both = [...payments, { dueOn: '2024-02-01', amountFen: 18_000_000, note: '' }]
    const { body } = await ask(clerk, 'recordContract', contract({ payments: both }))
    expect(body.version).toBe(2)
    const second = { number: '南市-2024-01', version: 2, fromDate: '2024-03-01', toDate: '2025-02-28' }
    expect((await ask(clerk, 'recordContract', contract(second))).body.message).toContain('时间重叠')
    const end = { contractId: body.contractId, version: 1, endedOn: '2024-02-29', reason: '双方协商提前终止' }
    expect((await ask(clerk, 'endContract', end)).status).toBe(200)
    expect((await ask(clerk, 'endContract', end)).body.message).toContain('已于')
    expect((await ask(clerk, 'recordContract', contract(second))).status).toBe(200)
    const { body: station } = await ask(clerk, 'getStation', { stationId })
    expect(station).toMatchObject({
      contractNo: '南市-2024-01',
      contracts: [{ number: '南市-2024-01' }, { endedOn: '2024-02-29' }],
    })
  })
})

describe('attendance', () => {
  const sheet = (more: object = {}) => ({
    areaCode: NANSHI,
    month: '2024-02-01',
    version: 0,
    insured: [wang, li],
    ...more,
  })

  test('is a month with all present but for exceptions; saved twice at once, the second is told', async () => {
    const leave = { personId: li, fromDate: '2024-02-19', toDate: '2024-02-21', state: 'leave', note: '年假' }
    const { body } = await ask(lead, 'saveAttendance', sheet({ exceptions: [leave] }))
    expect(body).toEqual({ version: 1, days: 36 })
    expect((await ask(lead, 'saveAttendance', sheet())).body.code).toBe('access.stale')
    const { body: month } = await ask(lead, 'getAttendance', { areaCode: NANSHI, month: '2024-02-01' })
    const onDuty = (day: string) => month.days.find((one: { day: string }) => one.day === day).onDuty
    expect([onDuty('2024-02-18'), onDuty('2024-02-19'), onDuty('2024-02-22'), onDuty('2024-02-25')]).toEqual([
      2, 1, 2, 0,
    ])
    expect(month.people.map(({ name, isInsured }: { name: string; isInsured: boolean }) => [name, isInsured])).toEqual([
      ['王社工', true],
      ['李社工', true],
    ])
    expect(month.missing).toContain('2023-12-01')
    const other = await ask(
      clerk,
      'saveAttendance',
      sheet({ version: 1, exceptions: [{ ...leave, toDate: '2024-03-01' }] }),
    )
    expect(other.body.message).toContain('例外的日子')
    expect((await ask(clerk, 'saveAttendance', sheet({ version: 1, insured: [boss] }))).body.message).toContain(
      '不是本站',
    )
    expect((await ask(lead, 'saveAttendance', sheet({ version: 1 }))).body.version).toBe(2)
    expect((await ask(lead, 'saveAttendance', sheet({ month: '2024-04-01' }))).body.message).toContain('还没有到')
    const district = await town.person('districtLeader', paths.heping)
    const { body: seen } = await ask(district, 'getAttendance', { areaCode: NANSHI, month: '2024-02-01' })
    expect(seen).toMatchObject({ mayRecord: false, people: [{ name: '王**' }, { name: '李**' }] })
  })

  test('days with fewer than two are shown as S2.1 counts them', async () => {
    const { body } = await ask(clerk, 'getStation', { stationId })
    expect(body.staffing).toMatchObject({ atLeast: 2, allowedDays: 30, shortDays: 46 })
    expect(body.staffing.gaps).toEqual([{ from: '2023-07-01', to: '2023-08-15', days: 46, isTooLong: true }])
  })
})

describe('certificates and training', () => {
  test('hours count in the period of registration; a renewal is three years at most; the reminder comes once', async () => {
    const form = { areaCode: NANSHI, personId: wang, level: 'assistant_social_worker', number: 'TJ20210001' }
    const dates = { issuedOn: '2021-05-01', validTo: '2024-04-30' }
    const { body } = await ask(clerk, 'recordCertificate', { ...form, ...dates })
    const course = { areaCode: NANSHI, personId: wang, title: '社会工作伦理', body: '市社工协会', kind: 'ethics' }
    await ask(lead, 'recordTraining', { ...course, heldOn: '2022-06-01', minutes: 1800 })
    const twice = await ask(lead, 'recordTraining', { ...course, heldOn: '2023-06-01', minutes: 600 })
    await ask(lead, 'recordTraining', { ...course, heldOn: '2020-06-01', minutes: 600 })
    expect(
      (await ask(lead, 'recordTraining', { ...course, heldOn: '2024-03-06', minutes: 60 })).body.message,
    ).toContain('晚于今天')
    expect((await ask(lead, 'recordTraining', { ...course, heldOn: '2024-03-01', minutes: 0 })).body.message).toContain(
      '时长',
    )
    await ask(lead, 'voidTraining', { trainingId: twice.body.trainingId, reason: '同一培训登记了两次' })
    const list = async () => (await ask(clerk, 'listCertificates')).body.rows
    expect(await list()).toMatchObject([
      {
        standing: 'soon',
        education: { from: '2021-05-01', to: '2024-04-30', neededMinutes: 4320, countedMinutes: 1800 },
      },
    ])
    const renewal = { certificateId: body.certificateId, version: 1 }
    expect((await ask(clerk, 'renewCertificate', { ...renewal, validTo: '2027-05-01' })).body.message).toContain(
      '36个月',
    )

    const messages = async () => {
      const { rows } = await town.tx((tx) =>
        sql<{
          title: string
        }>`select title from platform.message where account_id = ${clerk.accountId}::uuid and title like '%社工证书%'`.execute(
          tx,
        ),
      )
      return rows.map(({ title }) => title)
    }
    await remind()
    await remind()
    expect(await messages()).toEqual([expect.stringContaining('王**的社工证书将于2024年4月30日到期')])
    expect((await ask(clerk, 'renewCertificate', { ...renewal, validTo: '2027-04-30' })).status).toBe(200)
    expect(await list()).toMatchObject([
      { standing: 'valid', education: { from: '2021-05-01', to: '2024-04-30', countedMinutes: 1800 } },
    ])
  })
})

async function remind(): Promise<void> {
  const { remindCertificates } = await import('./jobs/remind-certificates.ts')
  if (remindCertificates.long) throw new Error('a short job')
  const { run } = remindCertificates
  await town.tx((tx) => run({}, { tx, now: town.now, today: '2024-03-05' }))
}

describe('supervision', () => {
  const session = (more: object = {}) => ({
    ...{ areaCode: NANSHI, supervisorPersonId: boss, supervisees: [wang], kind: 'individual', heldOn: '2024-02-20' },
    ...{
      minutes: 120,
      topic: '个案预估',
      caseRefs: '化名“秋叶”',
      problem: '预估表没有写清支持网络',
      advice: '补充生态系统图',
      ...more,
    },
  })
  let supervisor: Actor
  let worker: Actor

  test('is recorded by who was assigned to the station, of workers who served there that day', async () => {
    supervisor = await town.person('supervisor', paths.nanshi, { personId: boss })
    worker = await town.person('stationSocialWorker', paths.nanshi, { personId: wang })
    expect((await ask(supervisor, 'recordSupervision', session())).body.message).toContain('没有被指派')
    const assignment = {
      areaCode: NANSHI,
      personId: boss,
      level: 'supervisor',
      side: 'city_team',
      fromDate: '2023-09-01',
    }
    expect((await ask(clerk, 'assignSupervisor', assignment)).status).toBe(200)
    expect((await ask(clerk, 'assignSupervisor', assignment)).body.message).toContain('不需要重复')
    const { body: mine } = await ask(supervisor, 'mySupervision')
    expect(mine.stations[0].workers.map(({ name }: { name: string }) => name).sort()).toEqual(['李社工', '王社工'])
    expect((await ask(supervisor, 'recordSupervision', session({ kind: 'group' }))).body.message).toContain(
      '至少选两名',
    )
    const ahead = session({ supervisees: [wang, boss], kind: 'group' })
    expect((await ask(supervisor, 'recordSupervision', ahead)).body.message).toContain('不能督导自己')
    const stranger = await town.person('supervisor', paths.nanshi, { personId: li })
    expect((await ask(stranger, 'recordSupervision', session())).status).toBe(403)
  })

  test('counts once both signed, the supervisor first; nobody else reads what was said; after it is fixed', async () => {
    const { body } = await ask(supervisor, 'recordSupervision', session({ followUp: '两周内补齐生态系统图' }))
    expect(body.no).toBe('120101006-DD-2024-001')
    const id = body.supervisionId
    const sign = (who: Actor, version: number) => ask(who, 'signSupervision', { supervisionId: id, version })
    expect((await sign(worker, 1)).body.message).toContain('等督导签字')
    const { supervisorPersonId: _who, areaCode: _place, ...facts } = session({ minutes: 150 })
    expect(
      (
        await ask(supervisor, 'editSupervision', {
          supervisionId: id,
          version: 1,
          ...facts,
          followUp: '补齐生态系统图',
        })
      ).status,
    ).toBe(200)
    expect((await sign(supervisor, 2)).status).toBe(200)
    expect(
      (await ask(supervisor, 'editSupervision', { supervisionId: id, version: 3, ...facts })).body.message,
    ).toContain('不能再修改')
    const short = async () =>
      (await ask(clerk, 'listSupervisionStanding', { month: '2024-02-01', onlyShort: true })).body.rows.map(
        ({ name }: { name: string }) => name,
      )
    expect(await short()).toEqual(['王**', '李**'])
    expect((await ask(worker, 'mySupervision')).body.toSign).toBe(1)
    expect((await sign(worker, 3)).status).toBe(200)
    expect((await sign(worker, 4)).body.message).toContain('已经签过')
    expect(await short()).toEqual(['李**'])

    const other = await town.person('stationSocialWorker', paths.nanshi, { personId: li })
    expect((await ask(other, 'mySupervisionRecord', { supervisionId: id })).status).toBe(404)
    expect((await ask(worker, 'mySupervisionRecord', { supervisionId: id })).body.problem).toContain('支持网络')
    expect(JSON.stringify((await ask(clerk, 'listSupervisions')).body)).not.toContain('支持网络')
    expect((await ask(lead, 'getSupervision', { supervisionId: id })).body).toMatchObject({
      answerDue: '2024-03-21',
      may: { answer: true, edit: false },
    })
    const answer = { supervisionId: id, version: 4, answer: '已补齐生态系统图，督导已看过' }
    expect((await ask(lead, 'answerSupervision', answer)).status).toBe(200)
    expect((await ask(lead, 'answerSupervision', answer)).body.message).toContain('不能重复')
  })

  test('numbers run on, whoever records; the city visits joint points only and is answered', async () => {
    const { body } = await ask(
      lead,
      'recordSupervision',
      session({ supervisees: [wang, li], kind: 'group', heldOn: '2024-03-01' }),
    )
    expect(body.no).toBe('120101006-DD-2024-002')
    const city = await town.person('cityAdmin', paths.city)
    const visit = {
      areaCode: NANSHI,
      visitedOn: '2024-02-27',
      visitors: '市级督导团队 张老师',
      findings: '个案工作室与档案室合用',
      advice: '分开设置档案柜',
    }
    expect((await ask(city, 'recordCityVisit', { ...visit, areaCode: '120101001' })).body.message).toContain(
      '联合创建点',
    )
    const { body: made } = await ask(city, 'recordCityVisit', visit)
    const { body: seen } = await ask(clerk, 'listCityVisits')
    expect(seen.rows).toMatchObject([{ answerDue: '2024-03-28', mayAnswer: true, isAnswerLate: false }])
    expect(
      (await ask(clerk, 'answerCityVisit', { cityVisitId: made.cityVisitId, version: 1, answer: '已分开设置' })).status,
    ).toBe(200)
  })
})

describe('who takes part', () => {
  test('is shown by quarter for each community of a point, with the gaps', async () => {
    const [head, certified] = await Promise.all([someone('陈主任'), someone('孙持证')])
    await ask(clerk, 'recordServicePeriod', {
      areaCode: HUAIYUANLI,
      personId: head,
      kind: 'two_committee_member',
      fromDate: '2023-07-01',
    })
    await ask(clerk, 'recordServicePeriod', {
      areaCode: HUAIYUANLI,
      personId: certified,
      kind: 'community_worker',
      fromDate: '2023-07-01',
    })
    await ask(clerk, 'recordCertificate', {
      areaCode: HUAIYUANLI,
      personId: certified,
      level: 'social_worker_mid',
      number: 'TJ20220007',
      issuedOn: '2022-10-15',
    })
    for (const personId of [head, certified])
      await ask(clerk, 'recordParticipation', {
        areaCode: HUAIYUANLI,
        personId,
        tookPartOn: '2023-11-06',
        activity: '走访困难家庭',
      })
    const quarter = async (on: string) => (await ask(clerk, 'listParticipationQuarter', { on })).body
    expect(await quarter('2023-12-31')).toMatchObject({
      ...{ total: 2, communities: 2, complete: 1, from: '2023-10-01', to: '2023-12-31' },
      rows: [
        { areaCode: COMMITTEE_OF, committee: { serving: 0, tookPart: 0 }, isComplete: false },
        {
          areaCode: HUAIYUANLI,
          committee: { serving: 1, tookPart: 1 },
          certified: { serving: 1, tookPart: 1 },
          isComplete: true,
        },
      ],
    })
    expect(await quarter('2024-03-05')).toMatchObject({ complete: 0, to: '2024-03-05' })
    expect((await ask(clerk, 'listParticipationQuarter', { on: '2023-12-31', onlyGaps: true })).body.total).toBe(1)
  })
})
