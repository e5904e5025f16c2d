import { sql } from 'kysely'
import { addDays, addMinutes, dateOf, showMoment } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { COMMUNITY, makeVolunteer, VOLUNTEERS } from './accounts.ts'
import type { Desk } from './desk.ts'
import { askForStar, tellOfTeam } from './team.ts'
import { callRoll, publish, signUp } from './volunteering.ts'

const TOWN = '120101006'
const WORKER = 'shequ-jingban'
const CLERK = 'nanshi-jingban'
const LEADER = 'nanshi-shenpi'

type Here = { teamId: string; projectId: string; people: string[] }

/**
 * What happens in 庆有西里 around the very moment the demonstration is loaded: an activity under way, some to sign up to,
 * one to review, one to record; points to redeem; a certificate to issue, a star to look at. So the phone pages have something to show.
 */
export async function tellOfToday(desk: Desk, db: Database, now: Date): Promise<void> {
  const here = await desk.seeing(findHere)
  if (!here || here.people.length < 8) return
  const [lead = '', volunteer = ''] = here.people
  const [captain, member] = VOLUNTEERS
  for (const [who, personId] of [
    [captain, lead],
    [member, volunteer],
  ] as const)
    desk.join(who.username, await transact(db, { reach: 'all' }, (tx) => makeVolunteer(tx, who, personId, now)))
  await givePoints(desk)
  await activitiesAround(desk, here, now)
  await tellOfTeam(desk, here, now)
  await askForStar(desk, now)
  await askForCertificate(desk, now)
}

async function findHere(tx: Tx): Promise<Here | undefined> {
  const { rows } = await sql<Here>`
    select t.id as team_id, p.id as project_id, array(
      select v.person_id::text from volunteering.pub_volunteer v
      where v.area_code = ${COMMUNITY} and v.registered_on < '2023-08-01' and v.left_on is null order by v.registered_on, v.id limit 12) as people
    from teams.pub_team t join teams.pub_project p on p.team_id = t.id where t.area_code = ${COMMUNITY} limit 1`.execute(
    tx,
  )
  return rows[0]
}

async function givePoints(desk: Desk): Promise<void> {
  const rule = {
    ...{
      areaCode: TOWN,
      validFrom: '2023-09-01',
      pointsPerHour: 10,
      coefficients: { '17': 150 },
      quality: {},
      dailyCap: 80,
    },
    ...{ importedEarn: true, text: '每服务一小时记10分，关爱特殊群体按1.5倍记，一天最多80分，24个月内有效。' },
  }
  const { ruleId } = await desk.send<{ ruleId: string }>(CLERK, 'points.proposeRule', rule, '2024-03-01 10:00')
  await desk.send(LEADER, 'points.decideRule', { ruleId, outcome: 'approved' }, '2024-03-04 15:00')
  await desk.work('points.follow-rules', { areaCodes: [TOWN] }, '2024-06-28 08:00')
  const items = [
    { name: '毛巾', kind: 'goods', price: 20, source: 'merchant', sourceNote: '惠民超市', stock: 30 },
    { name: '理发一次', kind: 'service', price: 40, source: 'merchant', sourceNote: '社区理发店', stock: 12 },
  ]
  for (const item of items) await desk.send(CLERK, 'points.recordItem', { areaCode: TOWN, ...item }, '2024-03-05 09:00')
}

async function activitiesAround(desk: Desk, { teamId, projectId, people }: Here, now: Date): Promise<void> {
  const [lead = '', volunteer = '', ...others] = people
  const at = (minutes: number) => showMoment(addMinutes(now, minutes))
  const on = (days: number, time: string) => `${addDays(dateOf(now), days)} ${time}`
  const common = { by: WORKER, reviewer: CLERK, areaCode: COMMUNITY, plannedAt: at(-3000), publishedAt: at(-2900) }
  const more = {
    teamId,
    projectId,
    category: '17',
    audiences: ['04'],
    leaderPersonId: lead,
    organiser: '庆有西里社区居委会',
  }

  const past = await publish(desk, {
    ...{ ...common, title: '上门测血压', from: on(-1, '09:00'), to: on(-1, '11:00'), more },
  })
  const roll = {
    by: WORKER,
    areaCode: COMMUNITY,
    activityId: past.activityId,
    shiftId: past.shiftId,
    at: on(-1, '11:10'),
  }
  const came = { ...roll, people: [volunteer, ...others.slice(0, 4)] }
  await signUp(desk, { ...came, at: at(-2800) })
  await callRoll(desk, came, on(-1, '09:02'), on(-1, '11:05'))
  const { version } = await desk.send<{ version: number }>(
    WORKER,
    'activities.getActivity',
    { activityId: past.activityId },
    on(-1, '11:15'),
  )
  await desk.send(WORKER, 'activities.endActivity', { activityId: past.activityId, version }, on(-1, '11:20'))

  await publish(desk, { ...common, title: '清洁楼道院落', from: at(-20), to: at(160), more })
  const reading = { ...common, title: '陪老人读报', from: on(1, '14:00'), to: on(1, '16:00') }
  const { shiftId } = await publish(desk, {
    ...reading,
    more: { ...more, content: '给行动不便的老人读报、聊天，两人一组。' },
  })
  await desk.send(VOLUNTEERS[1].username, 'activities.signUp', { shiftId }, at(-60))
  await publish(desk, {
    ...common,
    title: '社区科普课堂',
    from: on(4, '09:30'),
    to: on(4, '11:00'),
    more: { ...more, category: '07' },
  })
  const risky = { riskLevel: 'medium', risks: '需搬运沙袋，注意腰部用力和路面湿滑；雷雨天取消。', hazards: ['water'] }
  await publish(
    desk,
    { ...common, title: '汛期物资搬运', from: on(5, '08:30'), to: on(5, '10:30'), more: { ...more, ...risky } },
    { review: false },
  )
}

async function askForCertificate(desk: Desk, now: Date): Promise<void> {
  const [, member] = VOLUNTEERS
  const period = { from: '2023-07-01', to: '2024-06-30', purpose: '评选社区优秀志愿者' }
  const at = showMoment(now < new Date('2024-07-01T00:00:00+08:00') ? new Date('2024-07-01T09:00:00+08:00') : now)
  const { groups } = await desk.send<{ groups: unknown[] }>(
    member.username,
    'recognition.listMyServices',
    { from: period.from, to: period.to },
    at,
  )
  if (groups.length > 0) await desk.send(member.username, 'recognition.requestCertificate', period, at)
}
