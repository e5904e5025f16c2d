import { sql } from 'kysely'
import { addDays } from '#kernel/time.ts'
import type { Desk } from './desk.ts'
import { STATION_TOWN, WORKER } from './social-work.ts'

export const HAND = 'shequ-jingban'
const CLERK = 'nanshi-jingban'

/** Each command about a project makes a new version of it; about a need likewise. */
export class Teller {
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

/** What units, firms and people of the town can give, and what stands open to everybody. */
export async function offer(desk: Desk): Promise<void> {
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
export async function meet(desk: Desk, today: string): Promise<void> {
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
  const { itemId, attendeeIds } = await calledTo(desk, meetingId)
  const meeting = new Teller(desk, { meetingId })
  await meeting.go(CLERK, 'linkage.signIn', '2024-03-26 14:35', { attendeeIds: attendeeIds.slice(0, 5) })
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
  return { taskId: await taskOf(desk, itemId) }
}

/** The first item of a meeting's agenda, and who was called, in order. */
export const calledTo = (desk: Desk, meetingId: string): Promise<{ itemId: string; attendeeIds: string[] }> =>
  desk.seeing(async (tx) => {
    const { rows } = await sql<{ itemId: string; attendeeIds: string[] }>`
      select (select id from linkage.item where meeting_id = ${meetingId} limit 1) as item_id,
        (select array_agg(id::text order by position) from linkage.attendee where meeting_id = ${meetingId}) as attendee_ids`.execute(
      tx,
    )
    return rows[0] ?? { itemId: '', attendeeIds: [] }
  })

/** The task that a decision made. */
export const taskOf = (desk: Desk, itemId: string): Promise<string | null> =>
  desk.seeing(async (tx) => {
    const { rows } = await sql<{ taskId: string }>`select task_id from linkage.item where id = ${itemId}`.execute(tx)
    return rows[0]?.taskId ?? null
  })

export const accountOf = (desk: Desk, username: string): Promise<string> =>
  desk.seeing(async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from platform.account where username = ${username}`.execute(tx)
    return rows[0]?.id ?? ''
  })

/** One task that is late, one that is not. */
export async function giveTasks(
  desk: Desk,
  project: { projectId: string; version: number },
  today: string,
): Promise<void> {
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
