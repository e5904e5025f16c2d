import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { COMMUNITY } from './accounts.ts'
import type { Desk } from './desk.ts'
import { uuidOf } from './desk.ts'
import { LEAD, STATION_TOWN, WORKER } from './social-work.ts'

const HAND = 'shequ-jingban'
const CLERK = 'nanshi-jingban'
const HEAD = 'shezu'
/** The project of spring was made on this day; what other contexts tell of spring lies around it. */
const BEGUN = '2024-03-14'
const CLOSED = '2024-05-21'

/** What is told elsewhere and tied here: a paid grant, an activity with hours on record, who to visit, the head's organisation. */
type Found = {
  personId: string | null
  grantId: string | null
  activities: string[]
  organisation: { id: string; version: number; headPersonId: string } | null
  station: string | null
  team: { id: string; name: string } | null
  fund: { id: string; name: string } | null
}

/**
 * Linkage in 南市街道: a project of 庆有西里 in which all five parties acted and the resident confirmed, one that stands still at two,
 * resources, services, a meeting with its minutes, tasks on time and late. Elsewhere a project a need, so that no board is empty.
 */
export async function tellOfLinkage(desk: Desk, now: Date): Promise<void> {
  const found = await desk.seeing(findOthers)
  const today = dateOf(now)
  await offer(desk)
  await tellOfWhole(desk, found)
  const still = await tellOfStill(desk, found, today)
  await meet(desk, today)
  await giveTasks(desk, still, today)
  await desk.seeing((tx) => elsewhere(tx, now))
}

async function findOthers(tx: Tx): Promise<Found> {
  const one = async <T>(query: ReturnType<typeof sql<T>>): Promise<T | null> =>
    (await query.execute(tx)).rows[0] ?? null
  const person = await one(sql<{ personId: string }>`
    select person_id from volunteering.pub_volunteer where area_code = ${COMMUNITY} order by registered_on, id limit 1`)
  const grant = await one(sql<{ id: string }>`
    select g.id from grants.pub_grant g join grants.pub_payment p on p.grant_id = g.id join fund.pub_fund f on f.id = g.fund_id
    where f.area_code = ${STATION_TOWN} order by p.paid_on limit 1`)
  const { rows: activities } = await sql<{ id: string }>`
    select d.activity_id as id from volunteering.pub_draft_record d join volunteering.pub_service_record r on r.draft_id = d.id
    where d.organiser_area_code like ${`${STATION_TOWN}%`} and d.activity_id is not null group by 1 order by bool_or(d.organiser_area_code = ${COMMUNITY}) desc, min(r.served_on), 1 limit 2`.execute(
    tx,
  )
  const organisation = await one(sql<{ id: string; version: number; headPersonId: string }>`
    select o.id, o.version, o.head_person_id from incubation.organisation o join platform.account a on a.person_id = o.head_person_id
    where a.username = ${HEAD} and o.state not in ('idea', 'withdrawn') order by o.recorded_at limit 1`)
  const station = await one(
    sql<{ name: string }>`select name from workforce.pub_station where town_code = ${STATION_TOWN} limit 1`,
  )
  const team = await one(
    sql<{
      id: string
      name: string
    }>`select id, name from teams.pub_team where area_code = ${COMMUNITY} order by founded_on limit 1`,
  )
  const fund = await one(
    sql<{ id: string; name: string }>`select id, name from fund.pub_fund where area_code = ${STATION_TOWN} limit 1`,
  )
  return {
    ...{ personId: person?.personId ?? null, grantId: grant?.id ?? null, activities: activities.map(({ id }) => id) },
    ...{ organisation, station: station?.name ?? null, team, fund },
  }
}

const seats = ({ station, organisation, team, fund }: Found) => [
  { party: 'community', unitName: '庆有西里社区居委会' },
  { party: 'social_worker', unitName: station ?? '南市街道社工站' },
  { party: 'organisation', unitName: '庆有西里邻里互助社', ...(organisation && { unitId: organisation.id }) },
  { party: 'volunteers', unitName: team?.name ?? '庆有西里志愿服务队', ...(team && { unitId: team.id }) },
  { party: 'charity', unitName: fund?.name ?? '南市街道社区基金', ...(fund && { unitId: fund.id }) },
]

/** Each command about a project makes a new version of it; about a need likewise. */
class Teller {
  version = 1
  readonly #desk: Desk
  readonly #about: Record<string, string>
  constructor(desk: Desk, about: Record<string, string>) {
    this.#desk = desk
    this.#about = about
  }
  async go(who: string, what: string, at: string, input: object = {}): Promise<void> {
    const answer = await this.#desk.send<{ version: number }>(
      who,
      what,
      { ...this.#about, version: this.version, ...input },
      at,
    )
    this.version = answer.version
  }
}

/** To the organisation where it has a head on the platform, who then writes down what it did; else to the station. */
const givenTo = ({ organisation }: Found) =>
  organisation
    ? { party: 'organisation', unit: '庆有西里邻里互助社', personId: organisation.headPersonId }
    : { party: 'social_worker', unit: '南市街道社工站' }

/** A social worker hears of it on a visit; five parties act; the old people say that it holds. */
async function tellOfWhole(desk: Desk, found: Found): Promise<void> {
  if (!found.personId) return
  const visit = {
    ...{ areaCode: COMMUNITY, visitId: uuidOf('linkage visit'), personId: found.personId, visitedOn: '2024-03-11' },
    ...{
      found: '独居，腿脚不便，中午常吃剩饭；同楼还有两位老人也是这样。',
      need: '盼着中午有人送一口热饭，平日有人来看看',
      line: 'elder',
    },
    action: '量了血压，留了联系电话',
  }
  const { needId } = await desk.send<{ needId: string }>(WORKER, 'fieldwork.recordVisit', visit, '2024-03-11 15:30')
  const need = new Teller(desk, { needId })
  await need.go(HAND, 'needs.verifyNeed', '2024-03-12 09:30', { how: 'visit', note: '三位老人情况属实' })
  const line = { line: 'elder', level: 'community', urgency: 'normal', groups: ['T10'], route: 'society' }
  await need.go(HAND, 'needs.classifyNeed', '2024-03-13 10:00', { ...line, reason: '助餐点还没有开到本社区' })
  await need.go(LEAD, 'needs.assignNeed', '2024-03-13 16:00', givenTo(found))
  const form = {
    ...{
      areaCode: COMMUNITY,
      needIds: [needId],
      title: '独居老人一口热饭',
      goal: '三位独居老人每周三次有热饭，平日有人看望',
    },
    ...{ startsOn: BEGUN, endsOn: '2024-06-30', budget: [{ source: 'fund', fen: 480_000 }], seats: seats(found) },
  }
  const { projectId } = await desk.send<{ projectId: string }>(HAND, 'linkage.startProject', form, `${BEGUN} 09:00`)
  const project = new Teller(desk, { projectId })
  await need.go(WORKER, 'needs.startNeed', `${BEGUN} 14:00`, { note: '已成立联动项目' })
  const ask = { party: 'volunteers', what: '请每周三次送餐上门，顺便看看老人', dueOn: '2024-03-25' }
  await project.go(HAND, 'linkage.askSeat', `${BEGUN} 09:30`, ask)
  if (found.organisation) {
    const served = { servedOn: '2024-03-20', kind: 'delivery', title: '为独居老人送餐上门', people: 3, needId }
    const about = { organisationId: found.organisation.id, version: found.organisation.version }
    await desk.send(HEAD, 'incubation.recordMyService', { ...about, ...served }, '2024-03-20 13:00')
  }
  const [activity] = found.activities
  if (activity)
    await project.go(HAND, 'linkage.tieRecord', '2024-05-10 10:00', { kind: 'activities.activity', sourceId: activity })
  if (found.grantId)
    await project.go(HAND, 'linkage.tieRecord', '2024-05-10 10:10', { kind: 'grants.grant', sourceId: found.grantId })
  await need.go(WORKER, 'needs.resolveNeed', '2024-05-20 10:00', {
    ...{ means: ['social_work', 'organisation', 'volunteer'], result: '三位老人每周三次有人送餐，社工每月随访' },
  })
  const result = '三位独居老人每周三次吃上热饭，志愿者送餐时看望，社工每月随访一次，互助社把送餐排进了日常。'
  await project.go(HAND, 'linkage.finishProject', `${CLOSED} 09:00`, { result })
  const how = '5月21日入户，三位老人当面说满意'
  await need.go(HAND, 'needs.confirmOnPaper', `${CLOSED} 16:00`, { rating: 5, how })
}

/** Verified long ago, hours of volunteers tied, and then nothing: the others were asked and did not move. */
async function tellOfStill(desk: Desk, found: Found, today: string): Promise<{ projectId: string; version: number }> {
  const day = (ago: number) => addDays(today, -ago)
  const told = {
    ...{ areaCode: COMMUNITY, channel: 'meeting', reportedOn: day(24), title: '楼门口台阶高，轮椅上下难' },
    ...{ description: '4号楼两位坐轮椅的居民出门要人抬。', forWhom: 'many', peopleCount: 2 },
  }
  const { needId } = await desk.send<{ needId: string }>(HAND, 'needs.recordNeed', told, `${day(24)} 09:20`)
  const need = new Teller(desk, { needId })
  await need.go(HAND, 'needs.verifyNeed', `${day(23)} 09:20`, { how: 'site' })
  const line = { line: 'disability', level: 'community', urgency: 'normal', groups: ['T11'], route: 'society' }
  await need.go(HAND, 'needs.classifyNeed', `${day(22)} 09:20`, { ...line, reason: '改造排在明年，先想办法' })
  const form = {
    ...{ areaCode: COMMUNITY, needIds: [needId], title: '4号楼无障碍坡道', goal: '两位坐轮椅的居民自己能出楼门' },
    ...{
      startsOn: day(21),
      endsOn: addDays(today, 60),
      budget: [{ source: 'fund', fen: 600_000 }],
      seats: seats(found),
    },
  }
  const { projectId } = await desk.send<{ projectId: string }>(HAND, 'linkage.startProject', form, `${day(21)} 10:00`)
  const project = new Teller(desk, { projectId })
  const [, activity] = found.activities
  if (activity)
    await project.go(HAND, 'linkage.tieRecord', `${day(20)} 10:00`, { kind: 'activities.activity', sourceId: activity })
  for (const [party, what, ago, due] of [
    ['social_worker', '请评估两位居民的出行和康复需要', 20, 12],
    ['charity', '请研究用基金支持坡道材料', 18, 6],
  ] as const)
    await project.go(HAND, 'linkage.askSeat', `${day(ago)} 11:00`, { party, what, dueOn: day(due) })
  await project.go(HAND, 'linkage.remindSeat', `${day(5)} 09:00`, { party: 'social_worker' })
  return { projectId, version: project.version }
}

const CONTACT = { contactName: '孙志强', contactPhone: '022-27320000' }
const RESOURCES = [
  {
    ownerKind: 'enterprise',
    ownerName: '南市食品街',
    kind: 'goods',
    title: '爱心午餐',
    amount: '每天20份',
    lines: ['elder'],
    conditions: '须自取',
    valueFen: 1_200_000,
  },
  {
    ownerKind: 'unit',
    ownerName: '和平区中心小学',
    kind: 'venue',
    title: '放学后的图书室',
    amount: '周一至周五16至18时',
    lines: ['child'],
    conditions: '须有人带队',
  },
  {
    ownerKind: 'organisation',
    ownerName: '津和社工事务所',
    kind: 'service',
    title: '康复评估',
    amount: '每月两次',
    lines: ['disability', 'elder'],
  },
  {
    ownerKind: 'person',
    ownerName: '退休电工',
    kind: 'people',
    title: '义务修灯修插座',
    amount: '随叫随到',
    lines: [],
  },
] as const
const SERVICES = [
  {
    name: '助浴服务',
    audience: '失能和半失能老人',
    lines: ['elder'],
    openTimes: '周二、周四上午',
    place: '南市养老服务中心',
    provider: '南市街道社工站',
    howToApply: '到社区登记，或打电话022-27320011',
  },
  {
    name: '四点半课堂',
    audience: '小学生',
    lines: ['child'],
    openTimes: '周一至周五16:30至18:00',
    place: '庆有西里党群服务中心',
    provider: '庆有西里邻里互助社',
    howToApply: '家长到社区报名，每学期一次',
  },
  {
    name: '轮椅借用',
    audience: '行动不便的居民',
    lines: ['disability', 'elder'],
    openTimes: '每天8:30至17:30',
    place: '庆有西里社区居委会',
    provider: '庆有西里社区居委会',
    howToApply: '凭身份证登记，免费借一个月',
  },
] as const

async function offer(desk: Desk): Promise<void> {
  for (const [index, one] of RESOURCES.entries())
    await desk.send(
      CLERK,
      'linkage.recordResource',
      { areaCode: STATION_TOWN, fromDate: '2024-01-01', ...one, ...CONTACT },
      `2024-01-0${index + 4} 10:00`,
    )
  for (const [index, one] of SERVICES.entries())
    await desk.send(
      CLERK,
      'linkage.recordService',
      { areaCode: STATION_TOWN, fromDate: '2024-01-01', ...one },
      `2024-01-1${index} 10:00`,
    )
}

const PEOPLE = [
  { party: 'government', unitName: '南市街道办事处', name: '刘建国' },
  { party: 'community', unitName: '庆有西里社区居委会', name: '王秀芬' },
  { party: 'social_worker', unitName: '南市街道社工站', name: '李明' },
  { party: 'organisation', unitName: '庆有西里邻里互助社', name: '张桂兰' },
  { party: 'volunteers', unitName: '庆有西里志愿服务队', name: '赵永强' },
  { party: 'charity', unitName: '南市街道社区基金', name: '陈静' },
]

/** A meeting of March with its minutes, and one that is called for next week. */
async function meet(desk: Desk, today: string): Promise<void> {
  const call = {
    level: 'town',
    areaCode: STATION_TOWN,
    startsAt: '14:30',
    place: '街道三楼会议室',
    chair: '街道党工委副书记',
    attendees: PEOPLE,
  }
  const march = {
    ...call,
    title: '2024年第一季度联席会议',
    heldOn: '2024-03-26',
    topics: ['独居老人助餐怎样长期办下去'],
  }
  const { meetingId } = await desk.send<{ meetingId: string }>(CLERK, 'linkage.planMeeting', march, '2024-03-18 10:00')
  const { itemId, attendeeIds } = await desk.seeing(async (tx) => {
    const { rows } = await sql<{ itemId: string; attendeeIds: string[] }>`
      select (select id from linkage.item where meeting_id = ${meetingId} limit 1) as item_id,
        (select array_agg(id::text order by position) from linkage.attendee where meeting_id = ${meetingId} and position <= 5) as attendee_ids`.execute(
      tx,
    )
    return rows[0] ?? { itemId: '', attendeeIds: [] }
  })
  const meeting = new Teller(desk, { meetingId })
  await meeting.go(CLERK, 'linkage.signIn', '2024-03-26 14:35', { attendeeIds })
  const { taskId } = await decide(desk, meeting, itemId)
  await meeting.go(CLERK, 'linkage.closeMeeting', '2024-03-26 17:00', {
    minutes: '下次会议六月召开，请各社区提前报送需求。',
  })
  if (taskId)
    await desk.send(
      WORKER,
      'linkage.finishMyTask',
      { taskId, version: 1, note: '与食品街谈妥，每天二十份，四月起送' },
      '2024-04-08 16:00',
    )
  const next = { ...call, title: '本季度联席会议', heldOn: addDays(today, 7), topics: ['4号楼无障碍坡道'] }
  await desk.send(CLERK, 'linkage.planMeeting', next, `${addDays(today, -2)} 10:00`)
}

async function decide(desk: Desk, meeting: Teller, itemId: string): Promise<{ taskId: string | null }> {
  const ownerAccount = await accountOf(desk, WORKER)
  const task = {
    ...{ title: '与食品街谈定爱心午餐的数量和送法', ownerParty: 'social_worker', ownerUnit: '南市街道社工站' },
    ...{ ownerAccount, dueOn: '2024-04-10' },
  }
  await meeting.go(CLERK, 'linkage.decideItem', '2024-03-26 15:20', {
    ...{
      itemId,
      discussion: '互助社能送，缺的是稳定的餐源；食品街愿意每天出二十份。',
      resolution: '由社工站与食品街谈定，互助社和志愿者送，基金补餐盒。',
    },
    ...{ outcome: 'passed', votesFor: 5, task },
  })
  return desk.seeing(async (tx) => {
    const { rows } = await sql<{ taskId: string }>`select task_id from linkage.item where id = ${itemId}`.execute(tx)
    return { taskId: rows[0]?.taskId ?? null }
  })
}

const accountOf = (desk: Desk, username: string): Promise<string> =>
  desk.seeing(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from platform.account where username = ${username}`.execute(tx)
    return rows[0]?.id ?? ''
  })

/** One task that is late, one that is not. */
async function giveTasks(desk: Desk, project: { projectId: string; version: number }, today: string): Promise<void> {
  const owner = {
    ownerParty: 'social_worker',
    ownerUnit: '南市街道社工站',
    ownerAccount: await accountOf(desk, WORKER),
  }
  for (const [title, ago, due] of [
    ['入户评估4号楼两位居民的出行需要', 15, -6],
    ['请施工队来量坡道尺寸并报价', 3, 5],
  ] as const)
    await desk.send(
      HAND,
      'linkage.makeTask',
      { ...project, ...owner, title, dueOn: addDays(today, due) },
      `${addDays(today, -ago)} 15:00`,
    )
}

/** A running project a town for a need that was told there, without seats that anybody sits in yet. */
async function elsewhere(tx: Tx, now: Date): Promise<void> {
  const { rows } = await sql<{ id: string; title: string; areaCode: string; townCode: string; on: string }>`
    select distinct on (t.code) n.id, n.title, n.area_code, t.code as town_code, n.verified_on as "on"
    from needs.pub_need n join directory.area a on a.code = n.area_code join directory.area t on t.code in (a.code, a.parent_code) and t.level = 'town'
    where n.verified_on is not null and n.resolved_on is null and t.code <> ${STATION_TOWN} and n.state in ('classified', 'assigned', 'in_service')
    order by t.code, n.reported_on, n.id`.execute(tx)
  for (const { id: needId, title, areaCode, townCode, on } of rows) {
    const id = randomUUID()
    const hand = uuidOf(`linkage lead ${townCode}`)
    await sql`insert into linkage.project (id, no, area_code, town_code, title, goal, starts_on, ends_on, lead_account, lead_name, state, started_by, started_name, started_at)
      values (${id}, ${`LD${townCode}-${on.slice(0, 4)}-0001`}, ${areaCode}, ${townCode}, ${title}, ${`回应居民提出的“${title}”`}, ${on}, ${addDays(on, 90)}, ${hand},
        '社区工作者', 'running', ${hand}, '社区工作者', ${now}) on conflict (no) do nothing`.execute(tx)
    await sql`insert into linkage.project_need (project_id, need_id) select ${id}, ${needId} where exists (select from linkage.project where id = ${id})`.execute(
      tx,
    )
    await sql`insert into linkage.numbering (area_code, year, last_no) values (${`LD${townCode}`}, ${Number(on.slice(0, 4))}, 1) on conflict do nothing`.execute(
      tx,
    )
  }
}
