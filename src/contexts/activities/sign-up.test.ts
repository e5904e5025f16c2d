import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPublished, aVolunteer, XINWENHUA } from '../../../tests/kit/activity.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { activitiesContract as contract } from './contract.ts'

const town = aTown()
const at = (time: string, day = '2024-03-05'): void => {
  town.now = new Date(`${day}T${time}:00+08:00`)
}
beforeAll(() => loadTianjin(town))
beforeEach(() => at('09:00'))

const hours = (from: string, to: string, places: number) => ({
  startsAt: `2024-03-09T${from}:00+08:00`,
  endsAt: `2024-03-09T${to}:00+08:00`,
  places,
})
const many = (count: number) => Promise.all(Array.from({ length: count }, () => aVolunteer(town)))
const countersOf = async (shiftId: string) => {
  const { rows } = await town.tx((tx) =>
    sql<{ taken: number; waiting: number }>`select taken, waiting from activities.shift where id = ${shiftId}`.execute(
      tx,
    ),
  )
  return rows[0]
}

describe('the last place', () => {
  test('sought by two at once goes to one; the other waits, is told so, and moves up when the first leaves', async () => {
    const { shiftId } = await aPublished(town, { shifts: [hours('09:00', '11:00', 1)] })
    const two = await many(2)
    const answers = await Promise.all(two.map((one) => one.ask(contract, 'signUp', { shiftId })))
    expect(answers.map(({ body }) => body.state).sort()).toEqual(['placed', 'waiting'])
    const waits = answers.findIndex(({ body }) => body.state === 'waiting')
    expect(answers[waits]?.body.told).toContain('候补名单第1位')
    const [placed, waiting] = [two[1 - waits], two[waits]]
    if (!placed || !waiting) throw new Error('two people')
    const signUpId = answers[1 - waits]?.body.signUpId
    const gone = await placed.ask(contract, 'cancelMySignUp', { signUpId, version: 1 })
    expect(gone.body.told).toContain('已递补')
    expect((await waiting.ask(contract, 'listMySignUps')).body.rows).toMatchObject([
      { state: 'placed', waitingNo: null },
    ])
    const { rows } = await town.tx((tx) =>
      sql`select title from platform.message where account_id = ${waiting.actor.accountId}`.execute(tx),
    )
    expect(rows).toEqual([{ title: '候补成功：“清洁家园志愿行动”' }])
    expect((await placed.ask(contract, 'cancelMySignUp', { signUpId, version: 2 })).body.code).toBe(
      'activities.signUpGone',
    )
    expect((await waiting.ask(contract, 'cancelMySignUp', { signUpId, version: 2 })).status).toBe(404)
  })

  test('of ten, sought by fifty at once: ten have one, forty wait in their order, none twice', async () => {
    const { shiftId } = await aPublished(town, { shifts: [hours('09:00', '11:00', 10)] })
    const fifty = await many(50)
    const answers = await Promise.all(fifty.map((one) => one.ask(contract, 'signUp', { shiftId })))
    const states = answers.map(({ body }) => body.state)
    expect(states.filter((state) => state === 'placed')).toHaveLength(10)
    const numbers = answers.flatMap(({ body }) => (body.state === 'waiting' ? [body.waitingNo] : []))
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    expect(await countersOf(shiftId)).toEqual({ taken: 10, waiting: 40 })
    const leaving = fifty.filter((_, index) => states[index] === 'placed').slice(0, 5)
    await Promise.all(
      leaving.map(async (one) => {
        const { body } = await one.ask(contract, 'listMySignUps')
        const [{ signUpId, version }] = body.rows
        expect((await one.ask(contract, 'cancelMySignUp', { signUpId, version })).status).toBe(200)
      }),
    )
    expect(await countersOf(shiftId)).toEqual({ taken: 10, waiting: 35 })
  })
})

describe('who signs up', () => {
  test('does so once, to one place at a time, and as a registered volunteer where volunteers are sought', async () => {
    const { shiftId } = await aPublished(town)
    const other = await aPublished(town, { title: '敬老院探访', shifts: [hours('10:00', '12:00', 5)] })
    const stranger = await aVolunteer(town, { isRegistered: false })
    const refused = await stranger.ask(contract, 'signUp', { shiftId })
    expect(refused.body).toMatchObject({
      code: 'activities.notRegistered',
      message: expect.stringContaining('申请注册'),
    })
    const one = await aVolunteer(town)
    expect((await one.ask(contract, 'signUp', { shiftId })).status).toBe(200)
    expect((await one.ask(contract, 'signUp', { shiftId })).body.code).toBe('activities.alreadySignedUp')
    expect((await one.ask(contract, 'signUp', { shiftId: other.shiftId })).body.message).toContain('“清洁家园志愿行动”')
    const form = { areaCode: XINWENHUA, activityId: other.activityId, shiftId: other.shiftId, personId: one.personId }
    const told = await other.planner.ask(contract, 'signUpFor', form)
    expect(told.body.code).toBe('activities.clashesElsewhere')
    expect(told.body.message).not.toContain('清洁家园')
  })

  test('at the desk is signed up on paper’s behalf; nobody changes another place’s sheet', async () => {
    const { activityId, shiftId, planner } = await aPublished(town, { audience: 'residents' })
    const one = await aVolunteer(town, { isRegistered: false })
    const form = { areaCode: XINWENHUA, activityId, shiftId, personId: one.personId }
    const { body } = await planner.ask(contract, 'signUpFor', form)
    expect(body.state).toBe('placed')
    const neighbour = town.as(await town.person('communityWorker', '12.120119.120119123'))
    const away = { signUpId: body.signUpId, version: 1, reason: '本人来电取消' }
    expect([403, 404]).toContain((await neighbour.ask(contract, 'cancelSignUp', away)).status)
    expect((await planner.ask(contract, 'cancelSignUp', { ...away, version: 9 })).body.code).toBe('access.stale')
    expect((await planner.ask(contract, 'cancelSignUp', away)).status).toBe(200)
    expect((await planner.ask(contract, 'signUpFor', form)).body.state).toBe('placed')
  })

  test('cannot before it is published, after it closed, or after the shift', async () => {
    const { activityId, shiftId, planner } = await aPublished(town)
    const one = await aVolunteer(town)
    await planner.ask(contract, 'closeRecruiting', { activityId, version: 3 })
    expect((await one.ask(contract, 'signUp', { shiftId })).body.message).toContain('招募截止')
    await planner.ask(contract, 'closeRecruiting', { activityId, version: 4, reopen: true })
    at('11:30', '2024-03-09')
    expect((await one.ask(contract, 'signUp', { shiftId })).body.code).toBe('activities.shiftOver')
  })
})

describe('a minor', () => {
  const family = { audience: 'residents', isFamily: true }
  const consent = {
    guardianName: '张大山',
    relation: '父亲',
    guardianIdNumber: '120101198001011236',
    validTo: '2024-12-31',
  }

  test('comes with the consent of a guardian, in company below 14, to a family activity below 8, and to nothing dangerous', async () => {
    const plain = await aPublished(town, { audience: 'residents' })
    const home = await aPublished(town, family)
    const night = await aPublished(town, { audience: 'residents', hazards: ['night'] })
    const born = async (day: string) => aVolunteer(town, { born: day, isRegistered: false, name: '张小山' })
    const [seven, ten, sixteen] = [await born('20160601'), await born('20130601'), await born('20070601')]
    const trying = async (who: typeof ten, { shiftId }: typeof plain) =>
      (await who.ask(contract, 'signUp', { shiftId })).body
    const agree = async ({ personId }: typeof ten, to: typeof plain, more = {}) => {
      const { body } = await to.planner.ask(contract, 'getActivity', { activityId: to.activityId })
      const form = { activityId: to.activityId, version: body.version, personId, ...consent, ...more }
      return (await to.planner.ask(contract, 'recordConsent', form)).body
    }
    expect((await trying(sixteen, night)).message).toContain('夜间')
    expect((await trying(sixteen, plain)).code).toBe('activities.needsConsent')
    const { consentId } = await agree(sixteen, plain)
    expect((await trying(sixteen, plain)).state).toBe('placed')
    expect((await trying(ten, plain)).code).toBe('activities.needsCompany')
    await agree(ten, plain)
    expect((await trying(ten, plain)).code).toBe('activities.needsCompany')
    await agree(ten, plain, { accompanies: true })
    expect((await trying(ten, plain)).state).toBe('placed')
    expect((await trying(seven, plain)).code).toBe('activities.familyOnly')
    await agree(seven, home, { accompanies: true, scope: 'all' })
    expect((await trying(seven, home)).state).toBe('placed')

    const { body } = await plain.planner.ask(contract, 'listConsents', { activityId: plain.activityId })
    expect(body.rows).toHaveLength(3)
    expect(JSON.stringify(body)).not.toContain('19800101')
    expect(body.rows[0]).toMatchObject({
      guardianName: '张**',
      maskedGuardianId: '120***********1236',
      photo: false,
      fileId: null,
    })
    const away = { consentId, version: 1, reason: '监护人要求撤回' }
    expect((await plain.planner.ask(contract, 'withdrawConsent', away)).body).toEqual({ version: 2 })
    expect((await plain.planner.ask(contract, 'withdrawConsent', { ...away, version: 2 })).body.code).toBe(
      'activities.consentWithdrawn',
    )
    const grown = await aVolunteer(town)
    expect((await agree(grown, plain)).code).toBe('activities.notAMinor')
  })

  test('is served only by people whose record was checked within the year', async () => {
    const { shiftId, planner } = await aPublished(town, { withChildren: true })
    const one = await aVolunteer(town)
    expect((await one.ask(contract, 'signUp', { shiftId })).body.code).toBe('activities.needsCheck')
    const check = { areaCode: XINWENHUA, personId: one.personId, checkedOn: '2023-03-01', result: 'clear' }
    expect((await planner.ask(contract, 'recordCheck', check)).body.nextDue).toBe('2024-03-01')
    expect((await one.ask(contract, 'signUp', { shiftId })).body.code).toBe('activities.needsCheck')
    await planner.ask(contract, 'recordCheck', { ...check, checkedOn: '2024-03-01' })
    expect((await one.ask(contract, 'signUp', { shiftId })).status).toBe(200)
    expect((await planner.ask(contract, 'listChecks')).body).toMatchObject({
      total: 1,
      rows: [{ nextDue: '2025-03-01', isDue: false }],
    })
  })

  test('and the old are kept to the ages that an activity is for', async () => {
    const { shiftId } = await aPublished(town, { audience: 'residents', minAge: 40, maxAge: 60 })
    const trying = async (born: string) =>
      (await (await aVolunteer(town, { born, isRegistered: false })).ask(contract, 'signUp', { shiftId })).body
    expect((await trying('19900101')).message).toContain('年满40周岁')
    expect((await trying('19600101')).message).toContain('限60周岁')
    expect((await trying('19800101')).state).toBe('placed')
  })
})
