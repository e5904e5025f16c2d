import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { dateOf } from '#kernel/time.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { COMMUNITY, pointsScene } from '../../../tests/kit/points.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { pointsContract as contract } from './contract.ts'
import { keepEveryDay } from './jobs/keep-ledger.ts'

const town = aTown()
const { as, volunteer, serve, ruleInForce, anItem } = pointsScene(town)

beforeAll(ruleInForce)

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
    expect((await as('clerk').ask(contract, 'approveRedemption', ref(1))).body.message).toContain('待受理')
    expect((await as('clerk').ask(contract, 'prepareRedemption', ref(1))).status).toBe(200)
    expect((await as('clerk').ask(contract, 'approveRedemption', ref(2))).status).toBe(403)
    expect((await as('worker').ask(contract, 'approveRedemption', ref(2))).status).toBe(403)
    expect((await zhou.phone.ask(contract, 'withdrawRedemption', ref(2))).body.message).toContain('已经受理')
    expect((await as('leader').ask(contract, 'approveRedemption', ref(1))).status).toBe(409)
    expect((await as('leader').ask(contract, 'approveRedemption', ref(2))).status).toBe(200)
    expect((await as('worker').ask(contract, 'handOver', { ...ref(3), receiver: '周桂英' })).status).toBe(200)
    const { body: mine } = await zhou.phone.ask(contract, 'myRedemptions')
    expect(mine.rows).toMatchObject([{ itemName: '理发', points: 30, state: 'handed', receiver: '周桂英' }])
    const { body: moved } = await as('clerk').ask(contract, 'listMovements', { itemId })
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
    const { body } = await as('worker').ask(contract, 'redeemAtDesk', wish)
    const ref = (version: number) => ({ redemptionId: body.redemptionId, version })
    await as('leader').ask(contract, 'approveRedemption', ref(1))
    await as('worker').ask(contract, 'handOver', { ...ref(2), receiver: '吴芳' })
    const returned = await as('worker').ask(contract, 'cancelRedemption', { ...ref(3), reason: '包装破损，已退回' })
    expect(returned.status).toBe(200)
    expect((await wu.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 60 })
    const { body: list } = await as('worker').ask(contract, 'listRedemptions', { state: 'returned' })
    expect(list.rows).toMatchObject([{ name: '吴*', endedReason: '包装破损，已退回' }])
    const { body: items } = await as('worker').ask(contract, 'listItems', {})
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
    const moved = await as('clerk').ask(contract, 'moveStock', {
      itemId,
      version: 1,
      kind: 'correction',
      quantity: -11,
      reason: '盘点少了',
    })
    expect(moved.body.message).toContain('现有库存10件')
    expect(
      (
        await as('clerk').ask(contract, 'moveStock', {
          itemId,
          version: 1,
          kind: 'correction',
          quantity: -3,
          reason: '盘点少三件',
        })
      ).body,
    ).toEqual({ stock: 7, version: 2 })
  })
})

describe('points that are not spent', () => {
  const night = () => town.tx((tx) => keepEveryDay.run({}, { tx, now: town.now, today: dateOf(town.now) } as never))

  test('are announced thirty days before they run out, run out, and an adjustment takes two hands', async () => {
    const start = town.now
    const han = await volunteer('韩梅')
    await town.tx((tx) =>
      sql`update platform.account set person_id = ${han.personId} where id = ${han.accountId}`.execute(tx),
    )
    await serve(han, '2024-02-25', 120, '01')
    await town.work()
    const form = { areaCode: COMMUNITY, personId: han.personId, points: -5, reason: '重复登记，扣回' }
    const { body } = await as('clerk').ask(contract, 'proposeAdjustment', form)
    const decide = { adjustmentId: body.adjustmentId, outcome: 'approved' }
    expect((await as('clerk').ask(contract, 'decideAdjustment', decide)).status).toBe(403)
    expect((await as('leader').ask(contract, 'decideAdjustment', decide)).status).toBe(200)
    expect((await as('leader').ask(contract, 'decideAdjustment', decide)).status).toBe(409)
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
      }>`select title from platform.message where account_id = ${han.accountId} and title like '%到期%'`.execute(tx),
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
