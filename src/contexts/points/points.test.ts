import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { volunteeringContract } from '#contexts/volunteering/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { factsTold } from '../../../tests/kit/facts.ts'
import { COMMUNITY, pointsScene, rule, TOWN } from '../../../tests/kit/points.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { pointsContract as contract } from './contract.ts'
import { followHours } from './jobs/keep-ledger.ts'

const town = aTown()
const { as, volunteer, serve, ruleInForce, anItem } = pointsScene(town)

const hoursOnRecord = () =>
  town.tx(async (tx) => (await sql`select * from volunteering.service_record order by id`.execute(tx)).rows)

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

    const { body } = await as('clerk').ask(contract, 'proposeRule', rule)
    const self = await as('clerk').ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(self.status).toBe(403)
    const worked = await as('worker').ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(worked.status).toBe(403)
    await as('leader').ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'rejected', reason: '请写明上限' })
    const again = await as('leader').ask(contract, 'decideRule', { ruleId: body.ruleId, outcome: 'approved' })
    expect(again).toMatchObject({ status: 409, body: { message: expect.stringContaining('不需要再次办理') } })

    await ruleInForce()
    expect((await early.phone.ask(contract, 'myPoints')).body).toMatchObject({ balance: 20, total: 1 })
  })

  test('once approved is never changed: the next one begins after it, and after today', async () => {
    const back = await as('clerk').ask(contract, 'proposeRule', { ...rule, validFrom: '2024-01-01', pointsPerHour: 20 })
    expect(back).toMatchObject({ status: 409, body: { message: expect.stringContaining('2023年9月1日') } })
    const unknown = await as('clerk').ask(contract, 'proposeRule', {
      ...rule,
      validFrom: '2024-12-01',
      coefficients: { '77': 150 },
    })
    expect(unknown.status).toBe(409)
    const tooMuch = await as('clerk').ask(contract, 'proposeRule', {
      ...rule,
      validFrom: '2024-12-01',
      coefficients: { '17': 250 },
    })
    expect(tooMuch.status).toBe(400)
    await expect(town.tx((tx) => sql`update points.rule set points_per_hour = 99`.execute(tx))).rejects.toThrow(
      /append-only|permission denied/,
    )
    const { body } = await as('clerk').ask(contract, 'listRules', {})
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

    const { body } = await as('worker').ask(contract, 'getStatement', { personId: wang.personId })
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
    await as('worker').ask(contract, 'cancelRedemption', {
      redemptionId: body.redemptionId,
      version: 1,
      reason: '居民改主意了',
    })
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
    const { body } = await as('worker').ask(contract, 'listAccounts', { name: '赵敏' })
    expect(body.rows).toMatchObject([{ name: '赵*', balance: 10 }])
    expect((await as('worker').ask(contract, 'listEntries', { kind: 'earned' })).body.total).toBeGreaterThan(0)
  })

  test('tells which places it changed, once, so that the criterion is measured again', async () => {
    const sun = await volunteer('孙立')
    await serve(sun, '2024-02-03', 60, '01')
    const follow = () =>
      town.tx((tx) => followHours.run({ areaCodes: [COMMUNITY] }, { tx, now: town.now, today: '2024-03-05' } as never))
    await follow()
    await follow()
    expect(await factsTold(town, 'points.points-changed')).toEqual([{ areaCodes: [COMMUNITY, TOWN] }])
    await town.work()
  })
})
