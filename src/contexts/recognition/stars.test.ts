import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aVolunteer, type Served, served } from '../../../tests/kit/served.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { recognitionContract } from './contract.ts'

const town = aTown()
beforeAll(() => loadTianjin(town))

const QINGYOU = '120101006001'
const TODAY = new Date('2024-03-05T09:00:00+08:00')
const AFTER = new Date('2024-03-13T09:00:00+08:00')
const onPhone = async (who: Served) => town.as(await town.person('volunteer', '', { personId: who.personId }))
const inCommunity = async () => town.as(await town.person('communityWorker', `${paths.nanshi}.${QINGYOU}`))
const inTown = async () => town.as(await town.person('townAdmin', paths.nanshi))

/** Somebody with so many hours, ten a day. */
async function withHours(hours: number, name = '司马光明') {
  const who = await aVolunteer(town, QINGYOU, name)
  const records: string[] = []
  for (let day = 0; day < hours / 10; day += 1) {
    const on = new Date(Date.parse('2023-09-01T00:00:00Z') + day * 86_400_000).toISOString().slice(0, 10)
    records.push(await served(town, who, { on, minutes: 600 }))
  }
  return { who, records }
}
const applied = async (who: Served, level = 1) =>
  (await (await onPhone(who)).ask(recognitionContract, 'applyForStar', { level })).body.starId as string
const checked = async (starId: string, hand?: Awaited<ReturnType<typeof inTown>>) =>
  (hand ?? (await inCommunity())).ask(recognitionContract, 'checkStar', { starId, version: 1 })
/** Messages about an application that nobody has dealt with. */
const unread = async (starId: string): Promise<number> => {
  const { rows } = await town.tx((tx) =>
    sql`select from platform.message where link like ${`%/stars/${starId}`} and read_at is null`.execute(tx),
  )
  return rows.length
}

describe('a star', () => {
  test('is applied for, checked, in public, and granted by another hand after five working days', async () => {
    const { who } = await withHours(110)
    const phone = await onPhone(who)
    expect((await phone.ask(recognitionContract, 'getMyStar')).body).toMatchObject({
      ...{ minutes: 6600, level: 0, reached: 1, mayApply: 1, publicityDays: 5 },
      steps: [{ missingMinutes: 0 }, { missingMinutes: 190 * 60 }, {}, {}, {}],
    })
    const desk = await inCommunity()
    const { body: eligible } = await desk.ask(recognitionContract, 'listEligible')
    expect(eligible.rows).toMatchObject([{ name: '司马**', reached: 1, level: 0 }])
    expect((await phone.ask(recognitionContract, 'applyForStar', { level: 2 })).body.message).toContain('还差190小时')
    const { body } = await phone.ask(recognitionContract, 'applyForStar', { level: 1 })
    expect((await phone.ask(recognitionContract, 'applyForStar', { level: 1 })).body.code).toBe(
      'recognition.alreadyApplied',
    )
    expect((await desk.ask(recognitionContract, 'listEligible')).body.total).toBe(0)

    const checker = await inTown()
    expect((await checked(body.starId, checker)).body).toEqual({ version: 2, publicUntil: '2024-03-12' })
    const { body: notices } = await town.as(null).ask(recognitionContract, 'listStarNotices')
    expect(notices.rows).toMatchObject([{ id: body.starId, name: '司马**', hours: 110, publicUntil: '2024-03-12' }])
    const grant = { starId: body.starId, version: 2 }
    const other = await inTown()
    expect((await other.ask(recognitionContract, 'grantStar', grant)).body.code).toBe('recognition.stillPublic')
    town.now = AFTER
    expect((await checker.ask(recognitionContract, 'grantStar', grant)).body.code).toBe('access.sameHand')
    expect((await desk.ask(recognitionContract, 'grantStar', grant)).status).toBe(403)
    expect((await other.ask(recognitionContract, 'grantStar', grant)).body).toEqual({ version: 3 })
    expect((await phone.ask(recognitionContract, 'getMyStar')).body).toMatchObject({ level: 1, mayApply: null })
    expect((await phone.ask(recognitionContract, 'applyForStar', { level: 1 })).body.code).toBe(
      'recognition.alreadyHeld',
    )
    expect((await town.as(null).ask(recognitionContract, 'listStarNotices')).body.total).toBe(0)
    town.now = TODAY
  })

  test('waits for every objection to be answered, and who objected is shown to nobody', async () => {
    const { who } = await withHours(100)
    const starId = await applied(who)
    await checked(starId)
    const neighbour = await onPhone(await aVolunteer(town, '120101001001', '邻居'))
    const objection = { starId, words: '二月十日他不在现场，时长不实' }
    expect((await neighbour.ask(recognitionContract, 'objectToStar', objection)).status).toBe(200)
    expect((await neighbour.ask(recognitionContract, 'objectToStar', objection)).body.code).toBe(
      'recognition.objectionKnown',
    )
    expect((await (await onPhone(who)).ask(recognitionContract, 'objectToStar', objection)).body.code).toBe(
      'recognition.ownNotice',
    )
    const desk = await inCommunity()
    const { body: star } = await desk.ask(recognitionContract, 'getStar', { starId })
    expect(star).toMatchObject({
      openObjections: 1,
      minutesNow: 6000,
      objections: [{ words: objection.words, answer: null }],
    })
    expect(JSON.stringify(star)).not.toContain('邻居')
    town.now = AFTER
    const other = await inTown()
    const grant = { starId, version: 2 }
    expect((await other.ask(recognitionContract, 'grantStar', grant)).body.code).toBe('recognition.objectionOpen')
    expect((await neighbour.ask(recognitionContract, 'objectToStar', objection)).body.code).toBe(
      'recognition.notPublic',
    )
    const told = await unread(starId)
    const answer = { objectionId: star.objections[0].id, version: 1, upheld: true, answer: '经核对签到表，情况属实' }
    expect((await desk.ask(recognitionContract, 'answerStarObjection', answer)).status).toBe(200)
    expect(told).toBeGreaterThan(0)
    expect(await unread(starId)).toBe(0)
    expect((await desk.ask(recognitionContract, 'answerStarObjection', { ...answer, version: 2 })).body.code).toBe(
      'recognition.objectionAnswered',
    )
    expect((await other.ask(recognitionContract, 'grantStar', grant)).body.code).toBe('recognition.objectionUpheld')
    const refuse = { ...grant, reason: '时长经核实有误' }
    expect((await desk.ask(recognitionContract, 'refuseStar', refuse)).body).toEqual({ version: 3 })
    town.now = TODAY
  })

  test('is doubted when hours are voided below it, never taken by a machine; new hours clear the doubt', async () => {
    const { who, records } = await withHours(100)
    const starId = await applied(who)
    await checked(starId)
    town.now = AFTER
    const desk = await inTown()
    await desk.ask(recognitionContract, 'grantStar', { starId, version: 2 })
    const voidOne = { serviceRecordId: records[0], reason: '当天没有到场' }
    expect((await desk.ask(volunteeringContract, 'voidServiceRecord', voidOne)).status).toBe(200)
    await town.work()
    const doubted = async () => (await desk.ask(recognitionContract, 'listStars', { state: 'doubted' })).body.rows
    expect(await doubted()).toMatchObject([{ id: starId, state: 'granted', doubtedOn: '2024-03-13' }])
    const again = await served(town, who, { on: '2024-03-01', minutes: 600 })
    await town.tx((tx) =>
      sql`select platform.enqueue('volunteering.hours-changed', ${JSON.stringify({ areaCodes: [QINGYOU] })}::json, null, null)`.execute(
        tx,
      ),
    )
    await town.work()
    expect(await doubted()).toEqual([])
    await desk.ask(volunteeringContract, 'voidServiceRecord', { serviceRecordId: again, reason: '重复登记' })
    await town.work()
    const [{ version }] = await doubted()
    const revoke = { starId, version, reason: '作废后时长不足100小时' }
    expect((await desk.ask(recognitionContract, 'revokeStar', revoke)).status).toBe(200)
    expect((await (await onPhone(who)).ask(recognitionContract, 'getMyStar')).body).toMatchObject({
      level: 0,
      history: [{ state: 'revoked', closedReason: revoke.reason }],
    })
    town.now = TODAY
  })

  test('of a child is in public without a name; at the counter it is applied for where they are registered', async () => {
    const { who } = await withHours(100, '小小')
    await town.tx((tx) =>
      sql`update directory.person set birth_date = '2008-05-05' where id = ${who.personId}`.execute(tx),
    )
    const desk = await inTown()
    const ask = (areaCode: string) =>
      desk.ask(recognitionContract, 'applyForStarFor', { areaCode, personId: who.personId, level: 1 })
    expect((await ask('120101006018')).body.code).toBe('recognition.otherArea')
    const { starId } = (await ask(QINGYOU)).body
    await checked(starId)
    const { body } = await town.as(null).ask(recognitionContract, 'listStarNotices')
    expect(body.rows).toMatchObject([{ id: starId, name: '（未成年人）' }])
    const objection = { starId, version: 2, words: '来电反映时长有重复登记' }
    expect((await desk.ask(recognitionContract, 'recordStarObjection', objection)).body).toEqual({ version: 3 })
    expect((await desk.ask(recognitionContract, 'listStars', {})).body.rows).toMatchObject([{ openObjections: 1 }])
  })

  test('is checked by nobody for themself', async () => {
    const { who } = await withHours(100)
    const starId = await applied(who)
    const themself = town.as(await town.person('townAdmin', paths.nanshi, { personId: who.personId }))
    expect((await checked(starId, themself)).body.code).toBe('recognition.ownStar')
    expect((await checked(starId)).status).toBe(200)
  })
})
