import { sql } from 'kysely'
import { findArea } from '#contexts/directory/public.ts'
import { type Database, transact } from '#platform/db/database.ts'
import { CITY_CLERK, EVALUATED_TOWN, makeHand } from './accounts.ts'
import type { Desk } from './desk.ts'
import { studied } from './learning.ts'
import { accountOf, calledTo, Teller, taskOf } from './linkage-parts.ts'

const CLERK = 'guangkai-jingban'
const LEAD = { username: 'guangkai-zhanzhang', about: '广开街道社工站负责人', role: 'stationLead' } as const
const WORKER = { username: 'guangkai-shegong', about: '广开街道驻站社工', role: 'stationSocialWorker' } as const

/** The notice writes 凯兴公寓社区, the division list 凯兴天宝公寓社区: confirmed early, so that the community reports. */
export async function confirmName(desk: Desk): Promise<void> {
  const { rows } = await desk.seeing((tx) =>
    sql<{ id: string; version: number }>`
      select id, version from directory.name_match where written_name = '凯兴公寓社区'`.execute(tx),
  )
  const reason = '与广开街道核对：通知所写即凯兴天宝公寓社区'
  const areaCode = `${EVALUATED_TOWN}019`
  for (const { id: nameMatchId, version } of rows) {
    await desk.send(CITY_CLERK, 'directory.decideName', { nameMatchId, version, areaCode, reason }, '2023-07-05 10:00')
    await desk.work('programme.follow-name', { nameMatchId, areaCode, previousAreaCode: null }, '2023-07-05 10:01')
  }
}

/** What 广开街道 did in its year before it is evaluated: two meetings, an activity on file, one study, and what media told of it. */
export async function tellOfEvaluatedTown(desk: Desk, db: Database, now: Date): Promise<void> {
  const town = await desk.seeing((tx) => findArea(tx, EVALUATED_TOWN))
  if (!town) return
  const area = { code: town.code, path: town.path }
  for (const hand of [LEAD, WORKER])
    desk.join(hand.username, await transact(db, { reach: 'all' }, (tx) => makeHand(tx, hand, [area], now)))
  for (const meeting of MEETINGS) await meet(desk, meeting)
  await celebrate(desk)
  await tell(desk)
}

const MEETINGS = [
  {
    ...{
      title: '2023年第四季度联席会议',
      heldOn: '2023-11-16',
      topic: '两个社区的老人冬季送餐由谁来送',
      dueOn: '2023-12-01',
    },
    resolution: '社工站排班，志愿队送，餐盒由社区基金补。',
  },
  {
    ...{
      title: '2024年第一季度联席会议',
      heldOn: '2024-02-22',
      topic: '照着南市街道的做法办敲门和回话',
      dueOn: '2024-03-01',
    },
    resolution: '先在两个社区试三个月，每周五核对回话。',
  },
]
const PEOPLE = [
  { party: 'government', unitName: '广开街道办事处', name: '韩立新' },
  { party: 'community', unitName: '宝龙湾社区居委会', name: '郭素琴' },
  { party: 'social_worker', unitName: '广开街道社工站', name: '马晓东' },
  { party: 'volunteers', unitName: '宝龙湾志愿服务队', name: '杜国平' },
  { party: 'charity', unitName: '广开街道社区基金', name: '彭雅丽' },
]

async function meet(desk: Desk, { title, heldOn, topic, dueOn, resolution }: (typeof MEETINGS)[number]): Promise<void> {
  const call = {
    ...{ level: 'town', areaCode: EVALUATED_TOWN, startsAt: '14:30', place: '街道二楼会议室' },
    ...{ chair: '街道党工委副书记', attendees: PEOPLE, title, heldOn, topics: [topic] },
  }
  const { meetingId } = await desk.send<{ meetingId: string }>(CLERK, 'linkage.planMeeting', call, `${heldOn} 08:30`)
  const { itemId, attendeeIds } = await calledTo(desk, meetingId)
  const meeting = new Teller(desk, { meetingId })
  await meeting.go(CLERK, 'linkage.signIn', `${heldOn} 14:35`, { attendeeIds })
  const ownerAccount = await accountOf(desk, WORKER.username)
  const task = { title: topic, ownerParty: 'social_worker', ownerUnit: '广开街道社工站', ownerAccount, dueOn }
  const decided = { itemId, discussion: '各方都同意，分工当场说定。', resolution, outcome: 'passed', votesFor: 5, task }
  await meeting.go(CLERK, 'linkage.decideItem', `${heldOn} 15:20`, decided)
  const minutes = '下个季度再会，各社区先报办了哪几件。'
  await meeting.go(CLERK, 'linkage.closeMeeting', `${heldOn} 16:30`, { minutes })
  const done = { taskId: await taskOf(desk, itemId), version: 1, note: '已按决议办妥，各社区照办' }
  await desk.send(WORKER.username, 'linkage.finishMyTask', done, `${dueOn} 16:00`)
}

const FESTIVAL = {
  ...{
    areaCode: EVALUATED_TOWN,
    title: '重阳敬老茶话会',
    kind: 'activity',
    type: 'culture',
    line: 'elder',
    groups: [],
  },
  ...{ people: 60, sessions: 1, startsOn: '2023-10-23', endsOn: '2023-10-23' },
  plan: {
    ...{ idea: '邻里互助', aims: '让独居老人认识楼上楼下的志愿者', audience: '两个社区的老年居民' },
    ...{ evaluation: '现场满意度表', safety: '备急救箱，楼门长接送', volunteers: '志愿队12人' },
  },
}

/** One activity for old people, from the plan to the file. */
async function celebrate(desk: Desk): Promise<void> {
  const on = FESTIVAL.startsOn
  const { groupId } = await desk.send<{ groupId: string }>(
    WORKER.username,
    'fieldwork.proposeGroup',
    FESTIVAL,
    `${on} 07:30`,
  )
  const group = new Teller(desk, { groupId })
  await group.go(LEAD.username, 'fieldwork.approveGroup', `${on} 07:50`)
  await group.go(WORKER.username, 'fieldwork.startGroup', `${on} 08:00`)
  const held = { heldOn: on, place: '宝龙湾社区活动室', minutes: 120, process: '茶话、量血压、结对，秩序良好。' }
  await group.go(WORKER.username, 'fieldwork.recordSession', `${on} 17:00`, { ...held, peopleCount: 58 })
  await group.go(WORKER.username, 'fieldwork.endGroup', `${on} 17:10`)
  const result = {
    ...{ sheets: 40, satisfied: 39, spentFen: 86_000, goals: '九位独居老人与志愿者结对' },
    summary: '按计划办成，老人当场说出四件难处，已交社区登记。',
  }
  await group.go(WORKER.username, 'fieldwork.evaluateGroup', `${on} 18:00`, result)
  await group.go(LEAD.username, 'fieldwork.archiveGroup', `${on} 18:30`)
}

const NEWS = [
  ['measure', '广开街道：会上定的事，下次会上先报结果', '某区融媒体中心', 'district', '2023-11-20'],
  ['experience', '从邻街学来的敲门与回话', '某晚报', 'city', '2024-04-08'],
] as const

async function tell(desk: Desk): Promise<void> {
  for (const [kind, title, media, level, publishedOn] of NEWS) {
    const link = `https://example.com/wushe/${publishedOn}`
    const item = { areaCode: EVALUATED_TOWN, kind, title, media, level, publishedOn, link, tellsOfPeople: false }
    await desk.send(CLERK, 'learning.recordPublicity', item, `${publishedOn} 17:00`)
  }
  await studied(desk, CLERK, {
    topic: {
      ...{ areaCode: EVALUATED_TOWN, title: '照搬还是改用：两个社区试用敲门与回话', topic: 'linkage' },
      ...{ author: '广开街道社工站', startedOn: '2024-03-04' },
    },
    finishedOn: '2024-06-04',
    writtenOn: '2024-06-05',
    summary: '做法能搬，班次要按楼门重排；由物业出资换灯比动用基金快。',
  })
}
