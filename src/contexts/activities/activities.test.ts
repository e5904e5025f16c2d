import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aForm, aPublished, aVolunteer, scan } from '../../../tests/kit/activity.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { activitiesContract as contract } from './contract.ts'

const town = aTown()
const at = (time: string, day = '2024-03-09'): void => {
  town.now = new Date(`${day}T${time}:00+08:00`)
}
beforeAll(() => loadTianjin(town))
beforeEach(() => at('09:00', '2024-03-05'))

describe('an activity', () => {
  test('is planned, returned, handed in again, let through by another hand, and then read by everybody', async () => {
    const actor = await town.person('townAdmin', paths.nanshi)
    const planner = town.as(actor)
    const reviewer = town.as(await town.person('communityWorker', paths.xinwenhua))
    const { body } = await planner.ask(contract, 'createActivity', aForm())
    const { activityId } = body
    expect((await town.as(null).ask(contract, 'viewActivity', { activityId })).status).toBe(404)
    expect((await planner.ask(contract, 'submitActivity', { activityId, version: 1 })).body.version).toBe(2)
    const review = (who: typeof planner, verdict: string, version: number, reason = '') =>
      who.ask(contract, 'reviewActivity', { activityId, version, verdict, reason })
    expect((await review(planner, 'approve', 2)).body.code).toBe('activities.sameHandReviews')
    expect((await review(reviewer, 'return', 2)).body.code).toBe('activities.returnNeedsReason')
    expect((await review(reviewer, 'return', 2, '请写明集合的楼门')).body.version).toBe(3)
    const { body: seen } = await planner.ask(contract, 'getActivity', { activityId })
    expect(seen).toMatchObject({
      state: 'returned',
      returnReason: '请写明集合的楼门',
      may: ['submit', 'cancel', 'edit', 'policy'],
    })
    const { areaCode: _, ...form } = aForm({ place: '3号楼1门' })
    expect((await planner.ask(contract, 'editActivity', { ...form, activityId, version: 2 })).body.code).toBe(
      'access.stale',
    )
    expect((await planner.ask(contract, 'editActivity', { ...form, activityId, version: 3 })).body.version).toBe(4)
    await planner.ask(contract, 'submitActivity', { activityId, version: 4 })
    expect((await review(reviewer, 'approve', 5)).body.version).toBe(6)
    const { body: open } = await town.as(null).ask(contract, 'viewActivity', { activityId })
    expect(open).toMatchObject({ state: 'recruiting', place: '3号楼1门', categoryLabel: '环境保护', isInsured: false })
    const browsed = await town.as(null).ask(contract, 'browseActivities', { areaCode: '120101006', text: '清洁' })
    expect(browsed.body.rows.map(({ id }: { id: string }) => id)).toContain(activityId)
    expect((await town.as(null).ask(contract, 'browseActivities', { areaCode: '120119' })).body.total).toBe(0)
    await expect(
      town.tx((tx) =>
        sql`update activities.activity set reviewed_by = created_by where id = ${activityId}`.execute(tx),
      ),
    ).rejects.toThrow(/four_eyes/)
  })

  test('says risks, a leader and times that can be', async () => {
    const planner = town.as(await town.person('communityWorker', paths.xinwenhua))
    const made = async (more: Record<string, unknown>) =>
      (await planner.ask(contract, 'createActivity', aForm(more))).body
    expect((await made({ risks: '' })).details).toBeTruthy()
    expect((await made({ leaderName: '' })).code).toBe('activities.noLeader')
    expect((await made({ category: '77' })).message).toContain('代码表')
    const shift = (startsAt: string, endsAt: string) => ({ shifts: [{ startsAt, endsAt, places: 5 }] })
    expect((await made(shift('2024-03-09T11:00:00+08:00', '2024-03-09T09:00:00+08:00'))).code).toBe(
      'activities.shiftBackwards',
    )
    expect((await made(shift('2024-03-01T09:00:00+08:00', '2024-03-01T11:00:00+08:00'))).code).toBe(
      'activities.shiftPast',
    )
    expect((await made(shift('2024-03-09T09:00:00+08:00', '2024-03-11T11:00:00+08:00'))).code).toBe(
      'activities.shiftTooLong',
    )
  })

  test('of medium risk is published with a warning, and starts only when insured on the day', async () => {
    const { activityId, shiftId, planner } = await aPublished(town, { riskLevel: 'medium' })
    const one = await aVolunteer(town)
    await one.ask(contract, 'signUp', { shiftId })
    const { body: seen } = await planner.ask(contract, 'getActivity', { activityId })
    expect(seen.warnings[0]).toContain('人身意外伤害保险')
    at('08:50')
    const refused = await one.ask(contract, 'checkIn', { pass: await scan(town, planner, activityId) })
    expect(refused.body).toMatchObject({ code: 'activities.notInsured', details: { clause: '条例17' } })
    expect((await planner.ask(contract, 'startActivity', { activityId, version: 3 })).body.code).toBe(
      'activities.notInsured',
    )
    const policy = {
      insurer: '某财产保险公司',
      policyNo: 'PICC-2024-1',
      sum: 100000,
      fromDate: '2024-03-09',
      toDate: '2024-03-09',
    }
    expect(
      (await planner.ask(contract, 'addPolicy', { activityId, version: 3, ...policy, toDate: '2024-03-01' })).body.code,
    ).toBe('activities.policyBackwards')
    expect((await planner.ask(contract, 'addPolicy', { activityId, version: 3, ...policy })).status).toBe(200)
    expect((await one.ask(contract, 'checkIn', { pass: await scan(town, planner, activityId) })).status).toBe(200)
  })
})

describe('the whole life of an activity of volunteers', () => {
  test('from a sign-up to hours that wait to be confirmed, and to a record that is finished', async () => {
    const leader = await aVolunteer(town, { name: '李队长' })
    const { activityId, shiftId, planner } = await aPublished(town, { leaderPersonId: leader.personId })
    const one = await aVolunteer(town, { name: '欧阳修远' })
    expect((await one.ask(contract, 'signUp', { shiftId })).body).toMatchObject({ state: 'placed', waitingNo: null })
    expect((await one.ask(contract, 'listMySignUps', { when: 'coming' })).body).toMatchObject({
      total: 1,
      rows: [{ title: '清洁家园志愿行动', leaderName: '李队长', state: 'placed', inAt: null }],
    })
    at('08:40')
    expect((await leader.ask(contract, 'listLedActivities')).body.rows).toMatchObject([
      { id: activityId, taken: 1, inNow: 0 },
    ])
    const pass = await scan(town, leader, activityId)
    const { body: arrived } = await one.ask(contract, 'checkIn', { pass })
    expect(arrived.told).toBe('已签到：2024-03-09 08:40')
    expect((await planner.ask(contract, 'getActivity', { activityId })).body).toMatchObject({
      state: 'running',
      inNow: 1,
      version: 3,
    })
    at('11:10')
    const { body: left } = await one.ask(contract, 'checkOut', { pass: await scan(town, leader, activityId) })
    expect(left).toMatchObject({ minutes: 130, verdict: '已生成服务时长，待负责人确认' })
    const { body: sheet } = await leader.ask(contract, 'getRollSheet', { activityId })
    expect(sheet.rows).toMatchObject([{ name: '欧阳修远', inSource: 'qr', outSource: 'qr', minutes: 130 }])
    const { body: masked } = await planner.ask(contract, 'getRollSheet', { activityId })
    expect(masked.rows[0].name).toBe('欧阳**')

    const { body: ended } = await leader.ask(contract, 'endActivity', { activityId, version: 3 })
    expect(ended).toEqual({ version: 4, missingOut: 0, recordDueOn: '2024-03-22' })
    const drafts = () =>
      town.tx((tx) =>
        sql<{ state: string }>`select state from volunteering.draft_record where activity_id = ${activityId}`.execute(
          tx,
        ),
      )
    expect((await drafts()).rows).toEqual([{ state: 'pending' }])
    await town.work()
    at('09:00', '2024-03-23')
    const overdue = await planner.ask(contract, 'listActivities', { overdue: true })
    expect(overdue.body.rows).toMatchObject([{ id: activityId, isOverdue: true, state: 'ended' }])
    expect((await planner.ask(contract, 'countToDo')).body).toMatchObject({ overdue: 1, missingOut: 0 })
    await town.tx(async (tx) => {
      await sql`update volunteering.draft_record set state = 'void' where activity_id = ${activityId}`.execute(tx)
      const { settleActivities } = await import('./jobs/close-shifts.ts')
      if (settleActivities.long) throw new Error('a short job')
      await settleActivities.run({ activityIds: [activityId] }, { tx, now: town.now, today: '2024-03-23' })
    })
    const { body: done } = await planner.ask(contract, 'getActivity', { activityId })
    expect(done).toMatchObject({ state: 'recorded', recordedOn: '2024-03-23', isOverdue: false })
  })

  test('closes by itself: who did not sign out is marked, and the leader states an end that was planned', async () => {
    const leader = await aVolunteer(town, { name: '孙队长' })
    const { activityId, shiftId, planner } = await aPublished(town, { leaderPersonId: leader.personId })
    const one = await aVolunteer(town)
    await one.ask(contract, 'signUp', { shiftId })
    at('09:05')
    await one.ask(contract, 'checkIn', { pass: await scan(town, leader, activityId) })
    at('11:45')
    await town.work()
    const { body: sheet } = await leader.ask(contract, 'getRollSheet', { activityId })
    expect(sheet.rows).toMatchObject([{ isMissingOut: true, outAt: null }])
    expect((await leader.ask(contract, 'listLedActivities')).body.rows).toMatchObject([
      { state: 'ended', missingOut: 1, recordDueOn: '2024-03-22' },
    ])
    const missing = async () => {
      const { body } = await planner.ask(contract, 'listActivities', { state: 'ended' })
      return body.rows.find(({ id }: { id: string }) => id === activityId)?.missingOut
    }
    expect(await missing()).toBe(1)
    const stating = async (time: string) => {
      const mark = {
        key: randomUUID(),
        shiftId,
        personId: one.personId,
        kind: 'out',
        at: `2024-03-09T${time}:00+08:00`,
      }
      const { body } = await leader.ask(contract, 'rollCall', { areaCode: '120101006018', activityId, marks: [mark] })
      return body.answers[0]
    }
    expect(await stating('11:20')).toMatchObject({
      outcome: 'refused',
      told: expect.stringContaining('不能晚于班次计划结束时间'),
    })
    expect(await stating('11:00')).toMatchObject({ outcome: 'recorded', told: expect.stringContaining('待负责人确认') })
    expect(await missing()).toBe(0)
  })
})

describe('an activity that is called off while people are at it', () => {
  test('closes who is in with the time they gave, ends every sign-up, and tells them', async () => {
    const { activityId, shiftId, planner } = await aPublished(town)
    const [one, two] = [await aVolunteer(town), await aVolunteer(town)]
    for (const who of [one, two]) await who.ask(contract, 'signUp', { shiftId })
    at('09:00')
    await one.ask(contract, 'checkIn', { pass: await scan(town, planner, activityId) })
    const late = await scan(town, planner, activityId)
    at('09:10')
    expect((await planner.ask(contract, 'getActivity', { activityId })).body).toMatchObject({ inNow: 1, taken: 2 })
    const { body } = await planner.ask(contract, 'cancelActivity', { activityId, version: 3, reason: '突降大雨' })
    expect(body).toMatchObject({ signedUp: 2, closedOut: 1, told: expect.stringContaining('其中1人已在现场') })
    expect((await two.ask(contract, 'checkIn', { pass: late })).body.code).toBe('activities.wasCancelled')
    const { body: mine } = await one.ask(contract, 'listMySignUps')
    expect(mine.rows).toMatchObject([{ activityState: 'cancelled', minutes: 10, inAt: '2024-03-09T01:00:00.000Z' }])
    const { rows } = await town.tx((tx) =>
      sql`select title from platform.message where account_id = ${two.actor.accountId}`.execute(tx),
    )
    expect(rows).toMatchObject([{ title: '活动“清洁家园志愿行动”已取消：突降大雨' }])
    expect(
      (await planner.ask(contract, 'cancelActivity', { activityId, version: 4, reason: '突降大雨' })).body.code,
    ).toBe('activities.wrongStep')
  })
})
