import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aPublished, aVolunteer, scan, XINWENHUA } from '../../../tests/kit/activity.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { activitiesContract as contract } from './contract.ts'

const town = aTown()
const at = (time: string, day = '2024-03-09'): void => {
  town.now = new Date(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`)
}
beforeAll(() => loadTianjin(town))
beforeEach(() => at('09:00', '2024-03-05'))

type Published = Awaited<ReturnType<typeof aPublished>>
type Someone = Awaited<ReturnType<typeof aVolunteer>>
const signedUp = async ({ shiftId }: Pick<Published, 'shiftId'>, count = 1): Promise<Someone[]> => {
  const people = await Promise.all(Array.from({ length: count }, () => aVolunteer(town)))
  for (const one of people) expect((await one.ask(contract, 'signUp', { shiftId })).status).toBe(200)
  return people
}
const one = async (of: Pick<Published, 'shiftId'>): Promise<Someone> => {
  const [first] = await signedUp(of)
  if (!first) throw new Error('nobody')
  return first
}
const attendances = async (activityId: string) => {
  const { rows } = await town.tx((tx) =>
    sql<{ people: number; rows: number; events: number }>`
      select count(distinct person_id)::int as people, count(*)::int as rows,
        (select count(*)::int from activities.attendance_event where activity_id = ${activityId}) as events
      from activities.attendance where activity_id = ${activityId}`.execute(tx),
  )
  return rows[0]
}

describe('the code at the door', () => {
  test('changes every minute, is good for one more, and afterwards or forged is told so', async () => {
    const { activityId, planner } = await aPublished(town)
    at('08:50:05')
    const { body } = await planner.ask(contract, 'listTickets', { activityId, minutes: 5 })
    expect(body.tickets).toHaveLength(6)
    expect(body).toMatchObject({ seconds: 60, now: '2024-03-09T00:50:05.000Z' })
    expect(body.tickets[1]).toMatchObject({ from: '2024-03-09T00:51:00.000Z', to: '2024-03-09T00:52:00.000Z' })
    const open = async (code: string) => (await town.as(null).ask(contract, 'openTicket', { code })).body
    const { code } = body.tickets[0]
    expect((await open(code)).activity.title).toBe('清洁家园志愿行动')
    expect((await open(body.tickets[1].code)).code).toBe('activities.staleTicket')
    at('08:51:59')
    expect((await open(code)).passUntil).toBe('2024-03-09T01:06:59.000Z')
    at('08:52:00')
    expect((await open(code)).message).toContain('签到码已更新')
    expect((await open(`${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`)).code).toBe('activities.staleTicket')
    expect((await open('https://example.com')).code).toBe('activities.noTicket')
  })

  test('gives a pass for one, for a quarter of an hour, that cannot be made up', async () => {
    const of = await aPublished(town)
    const [first, second] = await signedUp(of, 2)
    at('08:50')
    const pass = await scan(town, of.planner, of.activityId)
    expect((await first?.ask(contract, 'checkIn', { pass: `${pass.slice(0, -1)}u` }))?.body.code).toBe(
      'activities.forgedPass',
    )
    expect((await first?.ask(contract, 'checkIn', { pass }))?.status).toBe(200)
    expect((await second?.ask(contract, 'checkIn', { pass }))?.body.code).toBe('activities.usedPass')
    const late = await scan(town, of.planner, of.activityId)
    at('09:06')
    expect((await second?.ask(contract, 'checkIn', { pass: late }))?.body.code).toBe('activities.stalePass')
    expect(await attendances(of.activityId)).toMatchObject({ rows: 1, events: 1 })
  })
})

describe('who comes to the door', () => {
  test('signs in once and out once, in that order, and near the place', async () => {
    const of = await aPublished(town, { position: { lat: 39.1185, lng: 117.1955 } })
    const who = await one(of)
    const going = async (endpoint: 'checkIn' | 'checkOut', more = {}) =>
      (await who.ask(contract, endpoint, { pass: await scan(town, of.planner, of.activityId), ...more })).body
    at('08:29')
    expect((await going('checkIn')).message).toContain('2024-03-09 08:30起可以签到')
    at('08:50')
    expect((await going('checkOut')).code).toBe('activities.outBeforeIn')
    const away = { position: { lat: 39.1455, lng: 117.1955, accuracy: 20 } }
    const far = await going('checkIn', away)
    expect(far).toMatchObject({ code: 'activities.tooFar', details: { radius: 500 } })
    expect(far.message).toMatch(/约30\d\d米，超过允许的500米。.*点名/)
    expect((await going('checkIn', { position: { lat: 39.119, lng: 117.1955 } })).told).toContain('已签到')
    expect((await going('checkIn')).message).toContain('您已于2024-03-09 08:50签到')
    at('11:00')
    expect(await going('checkOut')).toMatchObject({ minutes: 120 })
    expect((await going('checkOut')).code).toBe('activities.alreadyOut')
    expect((await going('checkIn')).code).toBe('activities.alreadyOut')
    expect(await attendances(of.activityId)).toEqual({ people: 1, rows: 1, events: 2 })
    const { rows } = await town.tx((tx) =>
      sql<{
        metres: number
      }>`select metres from activities.attendance_event where kind = 'in' and activity_id = ${of.activityId}`.execute(
        tx,
      ),
    )
    expect(rows[0]?.metres).toBeLessThan(60)
  })

  test('without a place, for another shift, or too late is told which and what to do', async () => {
    const shifts = [
      { startsAt: '2024-03-09T09:00:00+08:00', endsAt: '2024-03-09T10:00:00+08:00', places: 1 },
      { startsAt: '2024-03-09T10:00:00+08:00', endsAt: '2024-03-09T11:00:00+08:00', places: 5 },
    ]
    const of = await aPublished(town, { shifts })
    const [morning = '', later = ''] = of.shiftIds
    await one({ shiftId: morning })
    const [waiting, stranger] = [await aVolunteer(town), await aVolunteer(town)]
    expect((await waiting.ask(contract, 'signUp', { shiftId: morning })).body.state).toBe('waiting')
    const other = await one({ shiftId: later })
    at('08:50')
    const coming = async (who: Someone, shiftId = morning) =>
      (await who.ask(contract, 'checkIn', { pass: await scan(town, of.planner, of.activityId, shiftId) })).body
    expect((await coming(waiting)).message).toContain('候补名单第1位')
    expect((await coming(stranger)).code).toBe('activities.notSignedUp')
    expect((await coming(other)).message).toContain('您报名的是2024-03-09 10:00的班次')
    at('11:01')
    expect((await coming(other, later)).code).toBe('activities.tooLate')
  })

  test('with many others at once is neither lost nor counted twice', async () => {
    const of = await aPublished(town, {
      shifts: [{ startsAt: '2024-03-09T09:00:00+08:00', endsAt: '2024-03-09T11:00:00+08:00', places: 60 }],
    })
    const people = await signedUp(of, 60)
    at('08:55')
    const passes = await Promise.all(people.map(() => scan(town, of.planner, of.activityId)))
    const again = await Promise.all(people.map(() => scan(town, of.planner, of.activityId)))
    const answers = await Promise.all(
      people.flatMap((who, index) => [
        who.ask(contract, 'checkIn', { pass: passes[index] ?? '' }),
        who.ask(contract, 'checkIn', { pass: again[index] ?? '' }),
      ]),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(60)
    expect(new Set(answers.flatMap(({ body }) => body.code ?? []))).toEqual(new Set(['activities.alreadyIn']))
    expect(await attendances(of.activityId)).toEqual({ people: 60, rows: 60, events: 60 })
  })

  test('and sends the same again, at once or when it would be refused, is answered as the first time', async () => {
    const of = await aPublished(town)
    const who = await one(of)
    at('08:50')
    const pass = await scan(town, of.planner, of.activityId)
    const sent = (input: Record<string, unknown> = { pass }) => who.ask(contract, 'checkIn', input, { key: 'once' })
    const twins = await Promise.all([sent(), sent(), sent()])
    expect(twins.map(({ status }) => status)).toEqual([200, 200, 200])
    // The pass is stale by then, and looked at before anything is asked of the database.
    at('10:30')
    const late = await sent()
    for (const { body } of [...twins, late]) expect(body).toEqual(twins[0]?.body)
    expect(late.headers['idempotent-replay']).toBe('true')
    expect((await sent({ pass: `${pass}x` })).body.code).toBe('access.keyReused')
    expect(await attendances(of.activityId)).toEqual({ people: 1, rows: 1, events: 1 })
  })

  test('while it is called off is either closed with their time, or told that it was', async () => {
    const of = await aPublished(town)
    const people = await signedUp(of, 12)
    at('09:10')
    const passes = await Promise.all(people.map(() => scan(town, of.planner, of.activityId)))
    const [cancelled, ...came] = await Promise.all([
      of.planner.ask(contract, 'cancelActivity', { activityId: of.activityId, version: 3, reason: '场地停电' }),
      ...people.map((who, index) => who.ask(contract, 'checkIn', { pass: passes[index] ?? '' })),
    ])
    const inside = came.filter(({ status }) => status === 200).length
    expect(cancelled.body).toMatchObject({ closedOut: inside, signedUp: 12 })
    expect(came.every(({ status, body }) => status === 200 || body.code === 'activities.wasCancelled')).toBe(true)
  })
})

describe('the roll call', () => {
  const rolling = async (of: Published, leader: Pick<Someone, 'ask'>, marks: Record<string, unknown>[]) => {
    const { body } = await leader.ask(contract, 'rollCall', { areaCode: XINWENHUA, activityId: of.activityId, marks })
    return body.answers as { outcome: string; told: string }[]
  }
  const mark = (of: Published, more: Record<string, unknown>) => ({ key: randomUUID(), shiftId: of.shiftId, ...more })
  const withLeader = async () => {
    const leader = await aVolunteer(town, { name: '周队长' })
    return { leader, of: await aPublished(town, { leaderPersonId: leader.personId }) }
  }

  test('made without a network is sent later, in order, and each mark counts once however often it is sent', async () => {
    const { leader, of } = await withLeader()
    const [first, second] = await signedUp(of, 2)
    at('11:20')
    const marks = [
      mark(of, { personId: first?.personId, kind: 'in', at: '2024-03-09T08:55:00+08:00' }),
      mark(of, { personId: second?.personId, kind: 'out', at: '2024-03-09T10:00:00+08:00' }),
      mark(of, { personId: first?.personId, kind: 'out', at: '2024-03-09T10:30:00+08:00' }),
      mark(of, { personId: second?.personId, kind: 'in', at: '2024-03-09T09:00:00+08:00' }),
    ]
    const sent = await rolling(of, leader, marks)
    expect(sent.map(({ outcome }) => outcome)).toEqual(['recorded', 'refused', 'recorded', 'recorded'])
    expect(sent[1]?.told).toContain('还没有签到')
    expect(await rolling(of, leader, marks)).toEqual(sent)
    expect(await attendances(of.activityId)).toEqual({ people: 2, rows: 2, events: 3 })
    const { rows } = await town.tx((tx) =>
      sql`select minutes, source from volunteering.draft_record where activity_id = ${of.activityId}`.execute(tx),
    )
    expect(rows).toEqual([{ minutes: 90, source: 'roll-call' }])
  })

  test('of a phone whose clock is wrong is put right; what cannot have been is refused', async () => {
    const { leader, of } = await withLeader()
    const who = await one(of)
    const stranger = await aVolunteer(town)
    at('09:10')
    const come = (more: Record<string, unknown>) => mark(of, { personId: who.personId, kind: 'in', ...more })
    const told = async (more: Record<string, unknown>) => (await rolling(of, leader, [come(more)]))[0]?.told
    expect(await told({ at: '2024-03-09T10:10:00+08:00' })).toContain('还没有到')
    expect(await told({ at: '2024-03-09T08:00:00+08:00' })).toContain('早于可签到时间')
    expect(await told({ at: '2024-03-09T09:05:00+08:00', personId: stranger.personId })).toContain('没有报名')
    expect(await told({ at: '2024-03-09T09:05:00+08:00', personId: undefined })).toContain('没有写明是谁')
    const year = 365 * 86_400_000
    expect(await told({ at: '2023-03-10T09:05:00+08:00', phoneClockOffset: year })).toBe('已记到场')
    const { body } = await leader.ask(contract, 'getRollSheet', { activityId: of.activityId })
    expect(body.rows[0].inAt).toBe('2024-03-09T01:05:00.000Z')
    const outsider = await aVolunteer(town)
    const input = { areaCode: XINWENHUA, activityId: of.activityId, marks: [] }
    expect((await outsider.ask(contract, 'rollCall', input)).status).toBe(403)
  })

  test('takes in who just came by, if there is room and they are known', async () => {
    const leader = await aVolunteer(town, { name: '钱队长' })
    const shifts = [{ startsAt: '2024-03-09T09:00:00+08:00', endsAt: '2024-03-09T11:00:00+08:00', places: 1 }]
    const of = await aPublished(town, { leaderPersonId: leader.personId, shifts })
    const [known, late] = [await aVolunteer(town, { name: '冯路过' }), await aVolunteer(town, { name: '陈来晚' })]
    at('09:10')
    const come = ({ name, phone }: { name: string; phone: string }) =>
      mark(of, { walkIn: { name, phone }, kind: 'in', at: '2024-03-09T09:08:00+08:00' })
    const answers = await rolling(of, leader, [
      come({ ...known, phone: '13900000000' }),
      come(known),
      come(known),
      come(late),
    ])
    expect(answers.map(({ told }) => told.slice(0, 6))).toEqual([
      '名录中没有这',
      '已记到场',
      '此班次已经报',
      '这个班次名额',
    ])
    const { body } = await leader.ask(contract, 'getRollSheet', { activityId: of.activityId })
    expect(body.rows).toMatchObject([{ name: '冯路过', via: 'walk-in', inSource: 'roll-call' }])
  })

  test('on paper is entered with its scan, and a wrong line stops no other', async () => {
    const { leader: _, of } = await withLeader()
    const [first, second] = await signedUp(of, 2)
    at('15:00')
    const times = { inAt: '2024-03-09T09:00:00+08:00', outAt: '2024-03-09T10:30:00+08:00' }
    const input = { activityId: of.activityId, shiftId: of.shiftId }
    expect((await of.planner.ask(contract, 'recordPaperSheet', { ...input, rows: [] })).body.code).toBe(
      'activities.sheetEmpty',
    )
    const rows = [
      { personId: first?.personId, ...times },
      { personId: second?.personId, ...times, outAt: '2024-03-09T08:59:00+08:00' },
      { ...times },
      { personId: second?.personId, inAt: '2024-03-09T15:30:00+08:00', outAt: '2024-03-09T16:00:00+08:00' },
    ]
    const { body } = await of.planner.ask(contract, 'recordPaperSheet', { ...input, rows })
    expect(body.answers.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'recorded',
      'refused',
      'refused',
      'refused',
    ])
    // Typed at a desk: no phone's clock is to blame.
    expect(body.answers[3].told).toContain('还没有到，请核对')
    expect(await attendances(of.activityId)).toEqual({ people: 1, rows: 1, events: 2 })
    const { rows: kept } = await town.tx((tx) =>
      sql<{
        file: boolean
      }>`select file_id is not null as file from activities.attendance_event where activity_id = ${of.activityId}`.execute(
        tx,
      ),
    )
    expect(kept).toEqual([{ file: true }, { file: true }])
  })
})
