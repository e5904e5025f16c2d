import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { clerkOf, leaderOf } from './accounts.ts'
import { type Desk, uuidOf } from './desk.ts'
import { random } from './random.ts'
import { severalAtOnce } from './several.ts'

type Place = { districtCode: string; areaCode: string; name: string; people: string[] }
type Made = { teamId: string; projectId: string; lead: string; place: Place; hands: Hands }
type Hands = { clerk: string; leader: string }

const KINDS = [
  {
    team: '敬老助老队',
    project: '“银龄陪伴”敬老服务',
    tags: ['respect'],
    category: '17',
    audiences: ['04'],
    activity: '陪伴独居老人',
  },
  {
    team: '清洁家园队',
    project: '“美丽楼院”环境整治',
    tags: ['safety'],
    category: '06',
    audiences: ['11'],
    activity: '清洁楼道院落',
  },
  {
    team: '义诊健康队',
    project: '“家门口的义诊”',
    tags: ['health', 'respect'],
    category: '04',
    audiences: ['04'],
    activity: '量血压测血糖',
  },
  {
    team: '邻里互助队',
    project: '“邻里帮”困难家庭帮扶',
    tags: ['relief'],
    category: '01',
    audiences: ['09'],
    activity: '帮困入户服务',
  },
  {
    team: '科普文艺队',
    project: '“社区课堂”科普与文艺',
    tags: ['culture'],
    category: '07',
    audiences: ['12'],
    activity: '社区科普课堂',
  },
] as const

/** How many of a community's volunteers come to the activity that is told. */
const COMING = 4

/**
 * What communities did in the programme year by their own hand: a team, a project, plans, and an activity with check-ins
 * whose hours two hands passed. Some plans are missing and some records came late, as in life.
 */
export async function tellOfVolunteering(desk: Desk): Promise<void> {
  const places = await desk.seeing(communitiesOfPoints)
  await severalAtOnce([...places.entries()], 3, async ([index, place]) => {
    const dice = random(`volunteering of ${place.areaCode}`)
    const made = await found(desk, place, index)
    await plan(desk, made, dice.share() < 0.9)
    if (dice.share() < 0.85) await serve(desk, made, { index, isLate: dice.share() < 0.12 })
  })
  await desk.work('volunteering.settle-hours', {}, '2024-06-01 08:07')
}

/** Communities with somebody registered before the autumn, who can lead and come. */
async function communitiesOfPoints(tx: Tx): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select p.district_code, a.code as area_code, a.name, array(
      select v.person_id::text from volunteering.pub_volunteer v
      where v.area_code = a.code and v.registered_on < '2023-08-01' and v.left_on is null order by v.registered_on, v.id limit ${COMING + 1}) as people
    from programme.pub_point p join programme.pub_point_community c on c.point_id = p.id join directory.area a on a.code = c.area_code
    where p.status = 'active' order by a.code`.execute(tx)
  return rows.filter(({ people }) => people.length > COMING)
}

async function found(desk: Desk, place: Place, index: number): Promise<Made> {
  const { districtCode, areaCode, people } = place
  const hands = { clerk: clerkOf(districtCode), leader: leaderOf(districtCode) }
  const [lead = ''] = people
  const kind = kindOf(index)
  const team = {
    ...{ areaCode, name: kind.team, organiserKind: 'committee', leadPersonId: lead, foundedOn: '2023-08-15' },
    ...{ categories: [kind.category], contact: '社区服务大厅', about: '由居民自愿组成，每月开展活动。' },
  }
  const { teamId } = await desk.send<{ teamId: string }>(hands.clerk, 'teams.recordTeam', team, '2023-08-21 09:10')
  const project = {
    ...{ areaCode, name: kind.project, teamId, tags: kind.tags, category: kind.category, audiences: kind.audiences },
    ...{
      fromDate: '2023-09-01',
      content: `每月至少一次${kind.activity}，由${kind.team}承担。`,
      place: '社区党群服务中心',
    },
    ...{ plannedPeople: 20, plannedTimes: 12 },
  }
  const { projectId } = await desk.send<{ projectId: string }>(
    hands.clerk,
    'teams.recordProject',
    project,
    '2023-08-22 10:00',
  )
  const start = { projectId, version: 1, startedOn: '2023-09-01' }
  await desk.send(hands.clerk, 'teams.startProject', start, '2023-09-01 09:00')
  return { teamId, projectId, lead, place, hands }
}

const kindOf = (index: number) => KINDS[index % KINDS.length] ?? KINDS[0]

async function plan(desk: Desk, { place: { areaCode }, hands }: Made, hasLater: boolean): Promise<void> {
  const years = [{ year: 2023, day: '2023-08-25' }, ...(hasLater ? [{ year: 2024, day: '2024-01-09' }] : [])]
  for (const { year, day } of years) {
    const form = {
      ...{
        areaCode,
        year,
        goals: '稳定队伍，每月有活动，重点服务独居老人和困难家庭。',
        budgetNote: '由街镇志愿服务经费保障',
      },
      activities: [3, 6, 10].map((month) => ({
        month,
        name: `${month}月志愿服务日`,
        content: '集中开展服务',
        people: 20,
      })),
    }
    const { planId } = await desk.send<{ planId: string }>(hands.clerk, 'teams.draftPlan', form, `${day} 09:00`)
    const { version } = await desk.send<{ version: number }>(
      hands.clerk,
      'teams.submitPlan',
      { planId, version: 1 },
      `${day} 09:30`,
    )
    await desk.send(hands.leader, 'teams.approvePlan', { planId, version }, `${day} 15:00`)
  }
}

export type Planned = {
  by: string
  reviewer: string
  areaCode: string
  title: string
  more: Record<string, unknown>
  /** 'YYYY-MM-DD HH:MM' in Asia/Shanghai. */
  from: string
  to: string
  /** When it was planned; it was published an hour later. */
  plannedAt: string
  publishedAt: string
}

const local = (text: string): string => `${text.replace(' ', 'T')}:00+08:00`

/** An activity from its form to the open list; its id, its shift and its version. */
export async function publish(desk: Desk, planned: Planned, { review = true } = {}) {
  const { by, reviewer, areaCode, title, more, from, to, plannedAt, publishedAt } = planned
  const form = {
    ...{ areaCode, audience: 'volunteers', title, content: title, place: '社区党群服务中心', organiser: '社区居委会' },
    ...{ contact: '社区服务大厅', riskLevel: 'low', risks: '在小区内活动，请注意脚下台阶和来往车辆。' },
    shifts: [{ startsAt: local(from), endsAt: local(to), places: 20 }],
    ...more,
  }
  const { activityId } = await desk.send<{ activityId: string }>(by, 'activities.createActivity', form, plannedAt)
  await desk.send(by, 'activities.submitActivity', { activityId, version: 1 }, plannedAt)
  if (review)
    await desk.send(reviewer, 'activities.reviewActivity', { activityId, version: 2, verdict: 'approve' }, publishedAt)
  const { shifts } = await desk.send<{ shifts: { id: string }[] }>(
    by,
    'activities.getActivity',
    { activityId },
    publishedAt,
  )
  return { activityId, shiftId: shifts[0]?.id ?? '', version: 3 }
}

type Roll = { by: string; areaCode: string; activityId: string; shiftId: string; people: readonly string[]; at: string }

/** Signed up at the desk, on behalf. */
export async function signUp(desk: Desk, { by, areaCode, activityId, shiftId, people, at }: Roll): Promise<void> {
  for (const personId of people)
    await desk.send(by, 'activities.signUpFor', { areaCode, activityId, shiftId, personId }, at)
}

/** The leader calls the roll: those who came and, with `left`, when they went. */
export async function callRoll(desk: Desk, { by, areaCode, people, at, ...ids }: Roll, from: string, left?: string) {
  const mark = (personId: string, kind: 'in' | 'out', when: string) => ({
    ...{ key: uuidOf(`${ids.shiftId} ${personId} ${kind}`), shiftId: ids.shiftId, personId, kind, at: local(when) },
  })
  const marks = [
    ...people.map((personId) => mark(personId, 'in', from)),
    ...(left ? people.map((personId) => mark(personId, 'out', left)) : []),
  ]
  const input = { areaCode, activityId: ids.activityId, marks }
  const { answers } = await desk.send<{ answers: { outcome: string; told: string }[] }>(
    by,
    'activities.rollCall',
    input,
    at,
  )
  const refused = answers.find(({ outcome }) => outcome === 'refused')
  if (refused) throw new Error(`${ids.activityId}: ${refused.told}`)
}

async function serve(desk: Desk, made: Made, { index, isLate }: { index: number; isLate: boolean }): Promise<void> {
  const { teamId, projectId, lead, place, hands } = made
  const { areaCode, people } = place
  const kind = kindOf(index)
  const day = `2024-04-${String(8 + (index % 14)).padStart(2, '0')}`
  const { activityId, shiftId } = await publish(desk, {
    ...{ by: hands.clerk, reviewer: hands.leader, areaCode, title: kind.activity },
    ...{ from: `${day} 09:00`, to: `${day} 11:00`, plannedAt: '2024-04-01 10:00', publishedAt: '2024-04-01 16:00' },
    more: { teamId, projectId, category: kind.category, audiences: kind.audiences, leaderPersonId: lead },
  })
  const came = people.slice(1, COMING)
  const roll = { by: hands.clerk, areaCode, activityId, shiftId, people: came, at: `${day} 11:10` }
  await signUp(desk, { ...roll, at: '2024-04-03 09:00' })
  await callRoll(desk, roll, `${day} 09:00`, `${day} 11:00`)
  const { version } = await desk.send<{ version: number }>(
    hands.clerk,
    'activities.getActivity',
    { activityId },
    `${day} 11:20`,
  )
  await desk.send(hands.clerk, 'activities.endActivity', { activityId, version }, `${day} 11:30`)
  const [confirmed, verified] = isLate ? ['2024-05-20', '2024-05-21'] : ['2024-04-22', '2024-04-22']
  await desk.send(hands.clerk, 'volunteering.confirmActivity', { activityId }, `${confirmed} 09:00`)
  await desk.send(hands.leader, 'volunteering.verifyActivity', { activityId }, `${verified} 16:00`)
  await desk.work('activities.settle-activities', { activityIds: [activityId] }, `${verified} 16:01`)
}
