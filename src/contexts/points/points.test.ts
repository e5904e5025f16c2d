import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addPerson } from '#contexts/directory/public.ts'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import type { Actor } from '#platform/access/actor.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { idNumberOf } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { pointsContract as contract } from './contract.ts'
import { keepEveryDay } from './jobs/keep-ledger.ts'

const town = aTown()
const COMMUNITY = '120101006018'
const TOWN = '120101006'
let numbers = 0
let clerk: Actor
let leader: Actor
let worker: Actor

/** A registered volunteer of the community, with a phone in hand. */
async function volunteer(name: string) {
  numbers += 1
  const idNumber = idNumberOf(`12010119700101${100 + numbers}`)
  const personId = await town.tx((tx) => addPerson(tx, { areaCode: COMMUNITY, name, idNumber }, town.now))
  const volunteerId = randomUUID()
  await town.tx((tx) =>
    sql`insert into volunteering.volunteer (id, person_id, area_code, registered_on, created_at)
      values (${volunteerId}, ${personId}, ${COMMUNITY}, '2023-08-01', ${town.now})`.execute(tx),
  )
  return { personId, volunteerId, phone: town.as(await town.person('volunteer', paths.xinwenhua, { personId })) }
}
type Volunteer = Awaited<ReturnType<typeof volunteer>>

/** A service that went all its way to a final record; without a category it came by spreadsheet. */
async function serve({ personId, volunteerId }: Volunteer, servedOn: string, minutes: number, category?: string) {
  const [recordId, draftId] = [randomUUID(), randomUUID()]
  const activity = `清洁家园${++numbers}`
  const from = new Date(`${servedOn}T0${numbers % 8}:00:00+08:00`)
  await town.tx(async (tx) => {
    if (category)
      await sql`insert into volunteering.draft_record (id, person_id, volunteer_id, area_code, organiser_area_code, activity, category, served_on, started_at,
          ended_at, minutes, source, activity_ended_at, record_due_on, state, recorded_at)
        values (${draftId}, ${personId}, ${volunteerId}, ${COMMUNITY}, ${COMMUNITY}, ${activity}, ${category}, ${servedOn}, ${from},
          ${new Date(from.getTime() + 60_000)}, ${minutes}, 'qr', ${from}, ${servedOn}, 'verified', ${town.now})`.execute(
        tx,
      )
    await sql`insert into volunteering.service_record (id, volunteer_id, area_code, served_on, minutes, activity, recorded_at, draft_id)
      values (${recordId}, ${volunteerId}, ${COMMUNITY}, ${servedOn}, ${minutes}, ${activity}, ${town.now}, ${category ? draftId : null})`.execute(
      tx,
    )
    if (category)
      await sql`update volunteering.draft_record set state = 'final', record_id = ${recordId} where id = ${draftId}`.execute(
        tx,
      )
    await sql`select platform.enqueue('volunteering.hours-changed', ${JSON.stringify({ areaCodes: [COMMUNITY] })}::json, null, null)`.execute(
      tx,
    )
  })
  return recordId
}

const hoursOnRecord = () =>
  town.tx(async (tx) => (await sql`select * from volunteering.service_record order by id`.execute(tx)).rows)

const rule = {
  areaCode: TOWN,
  validFrom: '2023-09-01',
  pointsPerHour: 10,
  coefficients: { '17': 150 },
  dailyCap: 60,
  text: '每服务一小时记10分，关爱特殊群体按1.5倍记。',
}
async function ruleInForce() {
  const proposed = await town.as(clerk).ask(contract, 'proposeRule', rule)
  expect(proposed.status).toBe(200)
  const decided = await town
    .as(leader)
    .ask(contract, 'decideRule', { ruleId: proposed.body.ruleId, outcome: 'approved' })
  expect(decided.status).toBe(200)
  await town.work()
  return proposed.body.ruleId as string
}
async function anItem(more: object = {}) {
  const { body } = await town.as(clerk).ask(contract, 'recordItem', {
    ...{
      areaCode: TOWN,
      name: '毛巾',
      kind: 'goods',
      price: 20,
      source: 'merchant',
      sourceNote: '惠民超市',
      stock: 10,
    },
    ...more,
  })
  return body.itemId as string
}

beforeAll(async () => {
  await loadTianjin(town)
  clerk = await town.person('townAdmin', paths.nanshi)
  leader = await town.person('townLeader', paths.nanshi)
  worker = await town.person('communityWorker', paths.xinwenhua)
})

/** Serving before any rule brings nothing; the first rule reaches back to its first day. */
describe('a rule', () => {
  test('is proposed by one hand, approved by another, and brings points from its first day on', async () => {
    const early = await volunteer('早起')
    await serve(early, '2023-08-20', 120, '01')
    await serve(early, '2023-09-02', 120, '01')
    await town.work()
    expect((await early.phone.ask(contract, 'myPoints')).body).toMatchObject({
      balance: 0,
      areaName: '新文化花园社区居委会',
    })

    const { body } = await town.as(clerk).ask(contract, 'proposeRule', rule)
    const self = await town.as(clerk).ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(self.status).toBe(403)
    const worked = await town.as(worker).ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(worked.status).toBe(403)
    await town
      .as(leader)
      .ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'rejected', reason: '请写明上限' })
    const again = await town.as(leader).ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(again).toMatchObject({ status: 409, body: { message: expect.stringContaining('不需要再次办理') } })

    await ruleInForce()
    expect((await early.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 20, total: 1 })
  })

  test('once approved is never changed: the next one begins after it, and after today', async () => {
    const back = await town
      .as(clerk)
      .ask(contract, 'proposeRule', { ...rule, validFrom: '2024-01-01', pointsPerHour: 20 })
    expect(back).toMatchObject({ status: 409, body: { message: expect.stringContaining('2023年9月1日') } })
    const unknown = await town
      .as(clerk)
      .ask(contract, 'proposeRule', { ...rule, validFrom: '2024-12-01', coefficients: { '77': 150 } })
    expect(unknown.status).toBe(409)
    const tooMuch = await town
      .as(clerk)
      .ask(contract, 'proposeRule', { ...rule, validFrom: '2024-12-01', coefficients: { '17': 250 } })
    expect(tooMuch.status).toBe(400)
    await expect(town.tx((tx) => sql`update points.rule set points_per_hour = 99`.execute(tx))).rejects.toThrow(
      /append-only|permission denied/,
    )
    const { body } = await town.as(clerk).ask(contract, 'listRules', {})
    expect(body.rows.filter(({ state }: { state: string }) => state === 'approved')).toMatchObject([
      { validFrom: '2023-09-01', validTo: null, pointsPerHour: 10, validityMonths: 24, importedEarn: false },
    ])
  })
})

describe('the ledger', () => {
  test('follows the hours: earned, capped, taken back, owed and settled, line by line', async () => {
    const wang = await volunteer('王秀兰')
    await serve(wang, '2024-01-10', 90, '01')
    const voided = await serve(wang, '2024-01-11', 120, '17')
    await serve(wang, '2024-01-12', 480, '01')
    await serve(wang, '2024-01-13', 600)
    await town.work()
    await town.work()
    const itemId = await anItem({ price: 100 })
    expect((await wang.phone.ask(contract, 'askRedemption', { itemId })).body).toMatchObject({ balance: 5 })
    const officer = town.as(await town.person('districtAdmin', paths.heping))
    await officer.ask(volunteeringContract, 'voidServiceRecord', {
      serviceRecordId: voided,
      reason: '签到有误，重新登记',
    })
    await town.work()
    const refused = await wang.phone.ask(contract, 'askRedemption', { itemId: await anItem({ price: 1 }) })
    expect(refused).toMatchObject({ status: 409, body: { message: expect.stringContaining('25分待补') } })
    await serve(wang, '2024-01-14', 180, '01')
    await town.work()

    const { body } = await town.as(worker).ask(contract, 'getStatement', { personId: wang.personId })
    const table = body.rows
      .toReversed()
      .map((row: Record<string, unknown>) =>
        [
          row.seq,
          row.enteredOn,
          row.kind,
          row.points,
          row.balanceAfter,
          row.owedAfter,
          row.minutes ?? '-',
          row.expiresOn ?? '-',
        ].join(' | '),
      )
    expect(['# | 记账日 | 类别 | 积分 | 可用 | 待补 | 分钟 | 有效期至', ...table].join('\n')).toMatchInlineSnapshot(`
      "# | 记账日 | 类别 | 积分 | 可用 | 待补 | 分钟 | 有效期至
      1 | 2024-03-05 | earned | 15 | 15 | 0 | 90 | 2026-03-05
      2 | 2024-03-05 | earned | 30 | 45 | 0 | 120 | 2026-03-05
      3 | 2024-03-05 | earned | 60 | 105 | 0 | 480 | 2026-03-05
      4 | 2024-03-05 | spent | -100 | 5 | 0 | - | -
      5 | 2024-03-05 | reversed | -30 | 0 | 25 | - | -
      6 | 2024-03-05 | earned | 30 | 5 | 0 | 180 | 2026-03-05"
    `)
    expect(body).toMatchObject({ name: '王**', balance: 5, owed: 0, earned: 105, spent: 100 })
  })

  test('never touches hours, whatever is done with points', async () => {
    const li = await volunteer('李明')
    await serve(li, '2024-02-01', 240, '01')
    const before = await hoursOnRecord()
    await town.work()
    const itemId = await anItem()
    const { body } = await li.phone.ask(contract, 'askRedemption', { itemId })
    await town
      .as(worker)
      .ask(contract, 'cancelRedemption', { redemptionId: body.redemptionId, version: 1, reason: '居民改主意了' })
    await town.work()
    expect(await hoursOnRecord()).toEqual(before)
  })

  test('is not rewritten, not even by the database’s own client', async () => {
    for (const statement of [sql`update points.entry set points = 1000`, sql`delete from points.entry`])
      await expect(town.tx((tx) => statement.execute(tx))).rejects.toThrow(/append-only|permission denied/)
    await expect(town.tx((tx) => sql`update points.account set balance = -1`.execute(tx))).rejects.toThrow(
      /never_negative/,
    )
  })

  test('is the person’s own and their community’s, nobody else’s', async () => {
    const zhao = await volunteer('赵敏')
    await serve(zhao, '2024-02-02', 60, '01')
    await town.work()
    const neighbour = town.as(await town.person('townAdmin', paths.quanyechang))
    expect((await neighbour.ask(contract, 'getStatement', { personId: zhao.personId })).status).toBe(404)
    expect((await neighbour.ask(contract, 'listAccounts', {})).body).toMatchObject({ total: 0, sum: 0 })
    const stranger = await volunteer('钱七')
    expect((await stranger.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 0, rows: [] })
    const { body } = await town.as(worker).ask(contract, 'listAccounts', { name: '赵敏' })
    expect(body.rows).toMatchObject([{ name: '赵*', balance: 10 }])
    expect((await town.as(worker).ask(contract, 'listEntries', { kind: 'earned' })).body.total).toBeGreaterThan(0)
  })

  test('tells which places it changed, so that the criterion is measured again', async () => {
    const sun = await volunteer('孙立')
    await serve(sun, '2024-02-03', 60, '01')
    const told: string[][] = []
    await town.work()
    for (const { areaCodes } of await factsTold<{ areaCodes: string[] }>(town, 'points.points-changed'))
      told.push(areaCodes)
    expect(told).toEqual([])
    const { rows } = await town.tx((tx) =>
      sql<{
        areaCode: string
        townCode: string
      }>`select area_code, town_code from points.pub_entry where person_id = ${sun.personId}`.execute(tx),
    )
    expect(rows).toEqual([{ areaCode: COMMUNITY, townCode: TOWN }])
  })
})

describe('a redemption', () => {
  async function withPoints(name: string, minutes: number) {
    const one = await volunteer(name)
    await serve(one, '2024-02-10', minutes, '01')
    await town.work()
    return one
  }

  test('goes from the phone over two hands at the desk to the receiver', async () => {
    const zhou = await withPoints('周桂英', 300)
    const itemId = await anItem({ name: '理发', kind: 'service', price: 30, source: 'fund', stock: 2 })
    const { body: items } = await zhou.phone.ask(contract, 'myItems')
    expect(items).toMatchObject({ balance: 50 })
    expect(items.rows).toContainEqual(expect.objectContaining({ id: itemId, name: '理发', price: 30, stock: 2 }))

    const { body: asked } = await zhou.phone.ask(contract, 'askRedemption', { itemId })
    expect(asked.balance).toBe(20)
    const ref = (version: number) => ({ redemptionId: asked.redemptionId, version })
    expect((await town.as(clerk).ask(contract, 'approveRedemption', ref(1))).body.message).toContain('待受理')
    expect((await town.as(clerk).ask(contract, 'prepareRedemption', ref(1))).status).toBe(200)
    expect((await town.as(clerk).ask(contract, 'approveRedemption', ref(2))).status).toBe(403)
    expect((await town.as(worker).ask(contract, 'approveRedemption', ref(2))).status).toBe(403)
    expect((await zhou.phone.ask(contract, 'withdrawRedemption', ref(2))).body.message).toContain('已经受理')
    expect((await town.as(leader).ask(contract, 'approveRedemption', ref(1))).status).toBe(409)
    expect((await town.as(leader).ask(contract, 'approveRedemption', ref(2))).status).toBe(200)
    expect((await town.as(worker).ask(contract, 'handOver', { ...ref(3), receiver: '周桂英' })).status).toBe(200)
    const { body: mine } = await zhou.phone.ask(contract, 'myRedemptions')
    expect(mine.rows).toMatchObject([{ itemName: '理发', points: 30, state: 'handed', receiver: '周桂英' }])
    const { body: moved } = await town.as(clerk).ask(contract, 'listMovements', { itemId })
    expect(moved.rows.map(({ kind, stockAfter }: { kind: string; stockAfter: number }) => [kind, stockAfter])).toEqual(
      expect.arrayContaining([
        ['in', 2],
        ['out', 1],
      ]),
    )
  })

  test('called off gives points and piece back; handed over and brought back too', async () => {
    const wu = await withPoints('吴芳', 360)
    const itemId = await anItem({ name: '洗衣液', price: 25, stock: 2 })
    const first = await wu.phone.ask(contract, 'askRedemption', { itemId, quantity: 2 })
    expect(first.body.balance).toBe(10)
    expect((await wu.phone.ask(contract, 'askRedemption', { itemId })).body.message).toContain('已兑完')
    const back = await wu.phone.ask(contract, 'withdrawRedemption', {
      redemptionId: first.body.redemptionId,
      version: 1,
    })
    expect(back.body).toEqual({ balance: 60 })

    const wish = { areaCode: COMMUNITY, personId: wu.personId, itemId }
    const { body } = await town.as(worker).ask(contract, 'redeemAtDesk', wish)
    const ref = (version: number) => ({ redemptionId: body.redemptionId, version })
    await town.as(leader).ask(contract, 'approveRedemption', ref(1))
    await town.as(worker).ask(contract, 'handOver', { ...ref(2), receiver: '吴芳' })
    const returned = await town.as(worker).ask(contract, 'cancelRedemption', { ...ref(3), reason: '包装破损，已退回' })
    expect(returned.status).toBe(200)
    expect((await wu.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 60 })
    const { body: list } = await town.as(worker).ask(contract, 'listRedemptions', { state: 'returned' })
    expect(list.rows).toMatchObject([{ name: '吴*', endedReason: '包装破损，已退回' }])
    const { body: items } = await town.as(worker).ask(contract, 'listItems', {})
    expect(items.rows.find(({ id }: { id: string }) => id === itemId)).toMatchObject({ stock: 2, mayKeep: false })
  })

  test('sixteen at once on points for five are five, and so are sixteen people at the last five pieces', async () => {
    const rich = await withPoints('郑爽', 300)
    const itemId = await anItem({ name: '香皂', price: 10, stock: 100 })
    const tries = await Promise.all(
      Array.from({ length: 16 }, () => rich.phone.ask(contract, 'askRedemption', { itemId })),
    )
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(new Set(tries.filter(({ status }) => status !== 200).map(({ body }) => body.message))).toEqual(
      new Set(['可用积分0分，需要10分，还差10分。没有扣积分']),
    )
    expect((await rich.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 0, owed: 0 })

    const few = await anItem({ name: '雨伞', price: 10, stock: 5 })
    const people = []
    for (let n = 0; n < 16; n += 1) people.push(await volunteer(`邻居${n}`))
    for (const one of people) await serve(one, '2024-02-20', 60, '01')
    await town.work()
    const wishes = await Promise.all(people.map(({ phone }) => phone.ask(contract, 'askRedemption', { itemId: few })))
    expect(wishes.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(wishes.find(({ status }) => status !== 200)?.body.message).toBe(
      '“雨伞”已兑完，没有扣您的积分。请看看别的物品',
    )
  })

  test('is not one’s own to prepare, nor of another town’s goods, nor for who has no account', async () => {
    const both = await withPoints('冯工', 300)
    const asWorker = town.as(await town.person('communityWorker', paths.xinwenhua, { personId: both.personId }))
    const itemId = await anItem()
    const wish = { areaCode: COMMUNITY, personId: both.personId, itemId }
    expect((await asWorker.ask(contract, 'redeemAtDesk', wish)).body.message).toContain('自己的兑换')
    const elsewhere = town.as(await town.person('townAdmin', paths.quanyechang))
    const { body: far } = await elsewhere.ask(contract, 'recordItem', {
      ...{ areaCode: '120101001', name: '台灯', kind: 'goods', price: 5, source: 'other', stock: 3 },
    })
    expect((await both.phone.ask(contract, 'askRedemption', { itemId: far.itemId })).body.message).toContain(
      '不在志愿者登记的社区',
    )
    const nobody = await volunteer('陈晨')
    expect((await nobody.phone.ask(contract, 'askRedemption', { itemId })).status).toBe(409)
    const moved = await town
      .as(clerk)
      .ask(contract, 'moveStock', { itemId, version: 1, kind: 'correction', quantity: -11, reason: '盘点少了' })
    expect(moved.body.message).toContain('现有库存10件')
    expect(
      (
        await town
          .as(clerk)
          .ask(contract, 'moveStock', { itemId, version: 1, kind: 'correction', quantity: -3, reason: '盘点少三件' })
      ).body,
    ).toEqual({ stock: 7, version: 2 })
  })
})

describe('points that are not spent', () => {
  const night = () =>
    town.tx((tx) => keepEveryDay.run({}, { tx, now: town.now, today: town.now.toISOString().slice(0, 10) } as never))

  test('are announced thirty days before they run out, run out, and an adjustment takes two hands', async () => {
    const start = town.now
    const han = await volunteer('韩梅')
    const account = await town.tx(async (tx) => {
      await sql`update platform.account set person_id = ${han.personId} where id = (select id from platform.account where id <> ${clerk.accountId}
        and id <> ${leader.accountId} and person_id is null order by created_at desc limit 1)`.execute(tx)
      return (await sql<{ id: string }>`select id from platform.account where person_id = ${han.personId}`.execute(tx))
        .rows[0]?.id
    })
    await serve(han, '2024-02-25', 120, '01')
    await town.work()
    const form = { areaCode: COMMUNITY, personId: han.personId, points: -5, reason: '重复登记，扣回' }
    const { body } = await town.as(clerk).ask(contract, 'proposeAdjustment', form)
    const decide = { adjustmentId: body.adjustmentId, outcome: 'approved' }
    expect((await town.as(clerk).ask(contract, 'decideAdjustment', decide)).status).toBe(403)
    expect((await town.as(leader).ask(contract, 'decideAdjustment', decide)).status).toBe(200)
    expect((await town.as(leader).ask(contract, 'decideAdjustment', decide)).status).toBe(409)
    expect((await han.phone.ask(contract, 'myPoints')).body).toMatchObject({
      balance: 15,
      expiring: [{ expiresOn: '2026-03-05', points: 15 }],
    })

    town.now = new Date('2026-02-10T01:00:00+08:00')
    await night()
    await night()
    const messages = await town.tx((tx) =>
      sql<{
        title: string
      }>`select title from platform.message where account_id = ${account} and title like '%到期%'`.execute(tx),
    )
    expect(messages.rows).toEqual([{ title: '您有15积分将在2026-03-05到期，请在到期前使用' }])
    town.now = new Date('2026-03-06T09:00:00+08:00')
    const late = await han.phone.ask(contract, 'askRedemption', { itemId: await anItem({ price: 10 }) })
    expect(late.body.message).toContain('可用积分0分')
    await night()
    expect((await han.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 0, owed: 0, expiring: [] })
    town.now = start
  })
})
