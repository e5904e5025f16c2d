import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { activitiesContract } from '#contexts/activities/contract.ts'
import { addPerson } from '#contexts/directory/public.ts'
import { paths } from './divisions.ts'
import { idNumberOf } from './imports.ts'
import type { Town } from './town.ts'

export const XINWENHUA = '120101006018'

let people = 0

/** Somebody of the directory with an account on the phone; a registered volunteer unless told otherwise. */
export async function aVolunteer(
  town: Town,
  { name = '王一一', born = '19800101', isRegistered = true, role = 'volunteer' as const } = {},
) {
  people += 1
  const phone = `1390200${String(1000 + people)}`
  const idNumber = idNumberOf(`120101${born}${String(100 + people).slice(-3)}`)
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: XINWENHUA, name, idNumber, phone }, town.now))
  if (isRegistered) await register(town, personId)
  // A self post sits nowhere: its holder sees what is about themself.
  const actor = await town.person(role, '', { personId })
  await town.tx((tx) =>
    sql`update platform.account set person_id = ${personId} where id = ${actor.accountId}`.execute(tx),
  )
  return { personId, name, phone, actor, ...town.as(actor) }
}

export const register = (town: Town, personId: string) =>
  town.tx((tx) =>
    sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      values (${randomUUID()}, ${personId}, ${XINWENHUA}, '2023-08-01', ${town.now})`.execute(tx),
  )

export const aForm = (more: Record<string, unknown> = {}) => ({
  areaCode: XINWENHUA,
  audience: 'volunteers',
  title: '清洁家园志愿行动',
  content: '清理楼道杂物，擦拭扶手',
  place: '新文化花园社区居委会门前',
  organiser: '新文化花园社区居委会',
  category: '06',
  leaderName: '赵主任',
  contact: '022-27120000',
  riskLevel: 'low',
  risks: '没有明显风险，注意防滑',
  shifts: [{ startsAt: '2024-03-09T09:00:00+08:00', endsAt: '2024-03-09T11:00:00+08:00', places: 20 }],
  ...more,
})

/** An activity as two officers made it: one planned it, another let it be published. */
export async function aPublished(town: Town, more: Record<string, unknown> = {}) {
  const planner = town.as(await town.person('communityWorker', paths.xinwenhua))
  const reviewer = town.as(await town.person('townAdmin', paths.nanshi))
  const made = await planner.ask(activitiesContract, 'createActivity', aForm(more))
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const { activityId } = made.body
  await planner.ask(activitiesContract, 'submitActivity', { activityId, version: 1 })
  const review = { activityId, version: 2, verdict: 'approve' }
  expect((await reviewer.ask(activitiesContract, 'reviewActivity', review)).body).toMatchObject({ version: 3 })
  const { body } = await planner.ask(activitiesContract, 'getActivity', { activityId })
  const shiftIds: string[] = body.shifts.map(({ id }: { id: string }) => id)
  return { activityId, shiftId: shiftIds[0] ?? '', shiftIds, planner, reviewer }
}
type Asker = Pick<Awaited<ReturnType<typeof aPublished>>['planner'], 'ask'>

/** What somebody gets who scans the code that is shown now. */
export async function scan(town: Town, leader: Asker, activityId: string, shiftId?: string): Promise<string> {
  const { body } = await leader.ask(activitiesContract, 'listTickets', {
    activityId,
    ...(shiftId && { shiftId }),
    minutes: 1,
  })
  const opened = await town.as(null).ask(activitiesContract, 'openTicket', { code: body.tickets[0].code })
  expect(opened.status, JSON.stringify(opened.body)).toBe(200)
  return opened.body.pass
}
