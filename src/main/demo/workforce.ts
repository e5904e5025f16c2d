import { sql } from 'kysely'
import { addDays, addMonths } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { CITY_CLERK, clerkOf, SUPERVISOR } from './accounts.ts'
import type { Desk } from './desk.ts'
import { random } from './random.ts'
import { severalAtOnce } from './several.ts'
import { LEAD, WORKER } from './social-work.ts'

type Station = {
  id: string
  townCode: string
  townName: string
  districtCode: string
  isJoint: boolean
  staff: string[]
}

const NANSHI = '120101006'
const CLERK = 'nanshi-jingban'
const MONTHS = 10

/** Stations and what is kept of them: all of 南市街道, contract and one month at the other joint points. */
export async function tellOfWorkforce(desk: Desk): Promise<void> {
  const stations = await desk.seeing(stationsOfPoints)
  await severalAtOnce(
    stations.filter(({ isJoint }) => isJoint),
    3,
    async (station) => {
      const isOurs = station.townCode === NANSHI
      await sign(desk, station)
      const months = isOurs
        ? Array.from({ length: MONTHS }, (_, index) => addMonths('2023-08-01', index))
        : ['2024-05-01']
      for (const month of months) await fillIn(desk, station, month)
    },
  )
  const ours = stations.find(({ townCode }) => townCode === NANSHI)
  if (!ours) return
  await teach(desk, ours)
  await supervise(desk, ours)
  await visit(desk, stations)
}

async function stationsOfPoints(tx: Tx): Promise<Station[]> {
  const { rows } = await sql<Station>`
    select s.id, s.town_code, town.name as town_name, p.district_code, p.kind = 'joint' as is_joint, array(
      select w.person_id::text from workforce.pub_service_period w
      where w.area_code = s.town_code and w.kind = 'fulltime_social_worker' and w.to_date is null and w.from_date < '2023-09-01'
      order by w.from_date, w.id) as staff
    from workforce.pub_station s join programme.pub_point p on p.town_code = s.town_code and p.status = 'active'
    join directory.area town on town.code = s.town_code order by s.town_code`.execute(tx)
  return rows
}

async function sign(desk: Desk, { id, townCode, townName, districtCode }: Station): Promise<void> {
  const dice = random(`station of ${townCode}`)
  const operatorName = `${townName.replace(/(街道|镇)$/, '')}益邻社会工作服务中心（演示）`
  const facts = {
    ...{
      name: `${townName}社会工作服务站`,
      address: `${townName}党群服务中心二层`,
      phone: `022-${dice.between(20_000_000, 29_999_999)}`,
    },
    ...{ openingHours: '周一至周五 8:30—17:30，周六 9:00—12:00', openedOn: '2023-07-01', operatorName },
    rooms: townCode === NANSHI ? ['office', 'casework', 'group', 'hall'] : ['office', 'casework', 'hall'],
  }
  await desk.send(
    clerkOf(districtCode),
    'workforce.editStation',
    { stationId: id, version: 1, ...facts },
    '2023-11-16 09:30',
  )
  const amountFen = dice.between(30, 42) * 1_000_000
  const contract = {
    ...{
      stationId: id,
      version: 2,
      number: `${townCode.slice(2)}-SG-2023`,
      purchaser: `${townName}办事处（演示）`,
      operatorName,
    },
    ...{
      amountFen,
      way: dice.pick(['consultation', 'open_tender', 'negotiation']),
      fromDate: '2023-07-01',
      toDate: '2026-06-30',
    },
    payments: [
      { dueOn: '2023-08-15', amountFen: amountFen / 2, note: '首期' },
      { dueOn: '2024-07-15', amountFen: amountFen / 2, note: '中期评估后' },
    ],
  }
  await desk.send(clerkOf(districtCode), 'workforce.recordContract', contract, '2023-11-16 09:45')
}

async function fillIn(desk: Desk, { townCode, districtCode, staff }: Station, month: string): Promise<void> {
  const dice = random(`attendance of ${townCode} ${month}`)
  const someone = staff[dice.between(0, Math.max(0, staff.length - 1))]
  if (!someone) return
  const day = addDays(month, dice.between(5, 20))
  const state = dice.pick(['leave', 'training', 'away'])
  const exceptions = [{ personId: someone, fromDate: day, toDate: addDays(day, dice.between(0, 2)), state }]
  const sheet = { areaCode: townCode, month, version: 0, exceptions, insured: staff }
  const by = townCode === NANSHI ? CLERK : clerkOf(districtCode)
  await desk.send(by, 'workforce.saveAttendance', sheet, `${addDays(addMonths(month, 1), 2)} 09:20`)
}

const COURSES = [
  {
    title: '社会工作伦理与督导实务',
    body: '市社会工作协会（演示）',
    kind: 'ethics',
    heldOn: '2023-10-20',
    minutes: 960,
  },
  { title: '社会救助政策解读', body: '区民政局（演示）', kind: 'policy', heldOn: '2024-01-12', minutes: 240 },
  {
    title: '个案工作方法（MZ/T 094）',
    body: '市社会工作协会（演示）',
    kind: 'professional',
    heldOn: '2024-04-19',
    minutes: 1440,
  },
] as const

async function teach(desk: Desk, { townCode, staff }: Station): Promise<void> {
  for (const personId of staff)
    for (const course of COURSES)
      await desk.send(
        CLERK,
        'workforce.recordTraining',
        { areaCode: townCode, personId, ...course },
        '2024-04-22 10:00',
      )
}

async function supervise(desk: Desk, { townCode, districtCode, staff }: Station): Promise<void> {
  const boss = await desk.seeing(personOfSupervisor)
  const [first, second] = staff
  if (!boss || !first || !second) return
  const assignment = {
    areaCode: townCode,
    personId: boss,
    level: 'supervisor',
    side: 'city_team',
    fromDate: '2023-09-01',
  }
  await desk.send(clerkOf(districtCode), 'workforce.assignSupervisor', assignment, '2023-11-17 09:00')
  const facts = { areaCode: townCode, supervisorPersonId: boss, place: '南市街道社工站小组活动室' }
  const sessions = [
    { kind: 'group', supervisees: [first, second], heldOn: '2024-05-10', minutes: 120, topic: '入户探访中的风险识别' },
    { kind: 'individual', supervisees: [first], heldOn: '2024-05-24', minutes: 90, topic: '困境儿童家庭的支持网络' },
  ]
  for (const session of sessions) {
    const words = {
      problem: '探访时较多记录物质困难，对照料者的压力和邻里支持了解不够。',
      advice: '用生态系统图补全支持网络，下次探访先听照料者说；风险项逐条核对并当日报告站长。',
      followUp: session.kind === 'group' ? '两周内把十户探访记录按新表补全' : '',
      caseRefs: session.kind === 'group' ? '' : '化名“小树”',
    }
    const at = `${session.heldOn} 17:00`
    const { supervisionId } = await desk.send<{ supervisionId: string }>(
      SUPERVISOR.username,
      'workforce.recordSupervision',
      { ...facts, ...session, ...words },
      at,
    )
    await desk.send(
      SUPERVISOR.username,
      'workforce.signSupervision',
      { supervisionId, version: 1 },
      `${session.heldOn} 17:30`,
    )
    if (session.kind === 'individual') continue
    for (const [index, hand] of [LEAD, WORKER].entries())
      await desk.send(
        hand,
        'workforce.signSupervision',
        { supervisionId, version: 2 + index },
        `${session.heldOn} 18:0${index}`,
      )
  }
}

async function personOfSupervisor(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ personId: string | null }>`
    select person_id from platform.account where username = ${SUPERVISOR.username}`.execute(tx)
  return rows[0]?.personId ?? undefined
}

async function visit(desk: Desk, stations: readonly Station[]): Promise<void> {
  const [other] = stations.filter(({ isJoint, townCode }) => isJoint && townCode !== NANSHI)
  const visits = [
    {
      ...{ areaCode: NANSHI, visitedOn: '2024-03-20', visitors: '市级督导团队二组（演示）' },
      ...{
        findings: '两名专职社工在岗，个案档案分柜存放；尚无专门档案室。',
        advice: '与社区合用档案室，借阅登记到人。',
      },
    },
    {
      ...{ areaCode: other?.townCode ?? NANSHI, visitedOn: '2024-05-15', visitors: '市级督导团队一组（演示）' },
      ...{ findings: '小组活动记录齐全，督导记录缺社工签字。', advice: '督导后当周补齐双方签字。' },
    },
  ]
  for (const one of visits) await desk.send(CITY_CLERK, 'workforce.recordCityVisit', one, `${one.visitedOn} 16:30`)
}
