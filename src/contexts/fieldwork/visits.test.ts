import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { officeContract } from '#contexts/office/contract.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { aPerson, aStation, COMMUNITY, done, listed, refused } from '../../../tests/kit/fieldwork.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { photo } from '../../../tests/kit/sample-files.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { fieldworkContract } from './contract.ts'

const town = aTown()
let who: Awaited<ReturnType<typeof aStation>>
beforeAll(async () => {
  await loadTianjin(town)
  who = await aStation(town)
})

const visitOf = (personId: string, more: Record<string, unknown> = {}) => ({
  ...{ areaCode: COMMUNITY, visitId: randomUUID(), personId, visitedOn: '2024-03-05', found: '精神尚好，腿脚不便' },
  ...more,
})
const needOf = (needId: string) =>
  town.tx(async (tx) => {
    const { rows } = await sql<{
      title: string
      state: string
      line: string
      groups: string[]
      beneficiaryPersonId: string
    }>`
      select title, state, line, groups, beneficiary_person_id from needs.pub_need where id = ${needId}`.execute(tx)
    return rows[0]
  })

const aPhoto = () =>
  town.tx(async (tx) => {
    const file = { content: { buffer: await photo() }, name: '现场.jpg', purpose: 'picture', areaPath: null } as const
    return (await storeFile(tx, { ...file, by: who.community.accountId, now: town.now })).id
  })

describe('visiting', () => {
  test('people on the list are planned, visited by the rhythm of their kind, and what they need is heard', async () => {
    const personId = await aPerson(town, '张桂兰', '南市街道新文化花园3号楼101')
    await listed(town, personId, ['T02', 'T10'])
    const before = await done(who.worker, 'listTargets', {})
    expect(before.rows).toMatchObject([{ personName: '张**', codes: ['T02', 'T10'], months: 1, lastOn: null }])

    const input = { areaCode: COMMUNITY, personIds: [personId], dueOn: '2024-03-05' }
    expect(await done(who.lead, 'planVisits', { ...input, byAccount: who.worker.accountId })).toEqual({
      ...{ planned: 1, hadOne: 0 },
    })
    expect(await done(who.lead, 'planVisits', input)).toEqual({ planned: 0, hadOne: 1 })
    expect((await done(who.worker, 'listTargets', {})).rows).toEqual([])

    const mine = await done(who.worker, 'myVisits', {})
    expect(mine.rows).toMatchObject([
      { personName: '张桂兰', address: '南市街道新文化花园3号楼101', due: 'today', targetCode: 'T10' },
    ])
    expect((await done(who.lead, 'myVisits', {})).rows).toEqual([])

    const told = visitOf(personId, { planId: mine.rows[0].planId, need: '卫生间没有扶手，怕滑倒', urgency: 'urgent' })
    const first = await done(who.worker, 'recordVisit', told)
    expect(await done(who.worker, 'recordVisit', told)).toMatchObject({ visitId: first.visitId, needId: first.needId })
    expect(first.nextOn).toBe('2024-04-05')
    expect(await needOf(first.needId)).toMatchObject({
      ...{
        title: '卫生间没有扶手，怕滑倒',
        state: 'reported',
        line: 'elder',
        groups: ['T10'],
        beneficiaryPersonId: personId,
      },
    })

    const list = await done(who.town, 'listVisits', {})
    expect(list).toMatchObject({ total: 1, rows: [{ personName: '张**', byParty: 'social_worker', hasNeed: true }] })
    const read = await done(who.lead, 'getVisit', { visitId: first.visitId })
    expect(read).toMatchObject({ found: '精神尚好，腿脚不便', need: '卫生间没有扶手，怕滑倒' })
    const plans = await done(who.worker, 'listVisitPlans', {})
    expect(plans).toMatchObject({ total: 1, rows: [{ dueOn: '2024-04-05', due: 'later', lastOn: '2024-03-05' }] })
    expect((await done(who.worker, 'myVisits', {})).doneToday).toBe(1)
  })

  test('an address is carried only on the day', async () => {
    const personId = await aPerson(town, '李秀英', '南市街道庆有西里5号')
    await done(who.other, 'planVisit', { areaCode: COMMUNITY, personId, dueOn: '2024-03-08', dueAt: '09:30' })
    expect((await done(who.other, 'myVisits', {})).rows).toMatchObject([{ due: 'soon', address: '', dueAt: '09:30' }])
    town.now = new Date('2024-03-09T09:00:00+08:00')
    const late = await done(who.other, 'myVisits', {})
    expect(late.rows).toMatchObject([{ due: 'overdue', address: '南市街道庆有西里5号' }])
    expect((await done(who.lead, 'listVisitPlans', { due: 'overdue' })).total).toBe(1)
    expect((await done(who.lead, 'fieldworkToDo', {})).overdueVisits).toBe(1)
    town.now = new Date('2024-03-05T09:00:00+08:00')
  })

  test('nobody at home: the plan stays open, on the day agreed', async () => {
    const personId = await aPerson(town, '王守信')
    const { planId } = await done(who.worker, 'planVisit', { areaCode: COMMUNITY, personId, dueOn: '2024-03-05' })
    expect(
      await refused(who.worker, 'recordVisit', visitOf(personId, { planId, outcome: 'absent', need: '听说缺药' })),
    ).toContain('没有见到人')
    await done(who.worker, 'recordVisit', visitOf(personId, { planId, outcome: 'absent', nextOn: '2024-03-07' }))
    const { rows } = await done(who.worker, 'listVisitPlans', { mine: true })
    expect(rows.find((row: { id: string }) => row.id === planId)).toMatchObject({ dueOn: '2024-03-07', lastOn: null })
    expect(
      (await town.tx((tx) => sql`select id from fieldwork.pub_visit where person_id = ${personId}`.execute(tx))).rows,
    ).toEqual([])
  })

  test('a second plan for one person is refused, with who goes and when; plans are moved and cancelled', async () => {
    const personId = await aPerson(town, '赵玉珍')
    const plan = { areaCode: COMMUNITY, personId, dueOn: '2024-03-20' }
    const { planId } = await done(who.worker, 'planVisit', plan)
    expect(await refused(who.lead, 'planVisit', plan)).toMatch(/已经排了2024年3月20日由.+探访/)
    expect(await refused(who.lead, 'planVisit', { ...plan, dueOn: '2024-03-01' })).toContain('不能早于今天')
    const { version } = await done(who.lead, 'changeVisitPlan', {
      ...{ planId, version: 1, dueOn: '2024-03-21', byAccount: who.other.accountId },
    })
    expect(
      (await who.worker.ask(fieldworkContract, 'cancelVisitPlan', { planId, version: 1, reason: '已迁出本区' })).status,
    ).toBe(409)
    await done(who.worker, 'cancelVisitPlan', { planId, version, reason: '已迁出本区' })
    expect(
      await refused(who.worker, 'changeVisitPlan', { planId, version: version + 1, dueOn: '2024-03-22' }),
    ).toContain('已经办结')
  })

  test('a community worker visits as the community; a photo hangs on its visit alone', async () => {
    const personId = await aPerson(town, '孙桂芳')
    expect(await refused(who.community, 'keepVisitPhoto', { areaCode: COMMUNITY })).toMatch(/图片|JPG/)
    const fileId = await aPhoto()
    const { visitId } = await done(who.community, 'recordVisit', visitOf(personId, { fileIds: [fileId] }))
    expect((await done(who.community, 'getVisit', { visitId })).byParty).toBe('community')
    expect((await who.community.ask(fieldworkContract, 'visitPhoto', { visitId, fileId })).status).toBe(200)
    expect((await who.community.ask(officeContract, 'downloadFile', { fileId })).status).toBe(404)
    expect(await refused(who.community, 'visitPhoto', { visitId, fileId: randomUUID() })).toContain('没有这张照片')
    expect((await who.neighbour.ask(fieldworkContract, 'getVisit', { visitId })).status).toBe(404)
    expect((await who.city.ask(fieldworkContract, 'getVisit', { visitId })).status).toBe(403)
  })

  test('a wrong visit is voided by who wrote it or the lead, once, and counts no more', async () => {
    const personId = await aPerson(town, '周德福')
    const { visitId } = await done(who.worker, 'recordVisit', visitOf(personId))
    const input = { visitId, reason: '记错了人，重新记录' }
    expect(await refused(who.other, 'voidVisit', input)).toContain('只有记录的人')
    await done(who.lead, 'voidVisit', input)
    expect(await refused(who.lead, 'voidVisit', input)).toContain('已经作废')
    expect((await done(who.worker, 'getVisit', { visitId })).voided.reason).toBe('记错了人，重新记录')
    expect(
      (await town.tx((tx) => sql`select id from fieldwork.pub_visit where id = ${visitId}`.execute(tx))).rows,
    ).toEqual([])
  })

  test('a number that another visit has is refused, and dates are held to the calendar', async () => {
    const [one, two] = [await aPerson(town, '吴淑珍'), await aPerson(town, '郑春生')]
    const told = visitOf(one)
    await done(who.worker, 'recordVisit', told)
    expect(await refused(who.worker, 'recordVisit', { ...told, personId: two })).toContain('号码已被另一条记录使用')
    expect(await refused(who.worker, 'recordVisit', visitOf(two, { visitedOn: '2024-03-06' }))).toContain(
      '不能晚于今天',
    )
    expect(await refused(who.worker, 'recordVisit', visitOf(two, { nextOn: '2024-03-05' }))).toContain('须晚于这次')
    expect(await refused(who.worker, 'recordVisit', visitOf(randomUUID()))).toContain('名录中没有此人')
  })

  test('a visit sent six times at once is recorded once, and so is its need', async () => {
    const personId = await aPerson(town, '钱美华')
    const told = visitOf(personId, { need: '想找人陪诊' })
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => who.worker.ask(fieldworkContract, 'recordVisit', told)),
    )
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
    const again = await done(who.worker, 'recordVisit', told)
    const { rows } = await town.tx((tx) =>
      sql`select (select count(*)::int from fieldwork.visit where person_id = ${personId}) as visits,
        (select count(*)::int from needs.pub_need where beneficiary_person_id = ${personId}) as needs`.execute(tx),
    )
    expect(rows).toEqual([{ visits: 1, needs: 1 }])
    expect(again.visitId).toBe(told.visitId)
  })
})
