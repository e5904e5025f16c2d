import { beforeAll, describe, expect, test } from 'vitest'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { budgetsContract } from './contract.ts'

const NANSHI = '120101006'
const town = aTown()
type Hand = ReturnType<typeof town.as>
let office: Hand
let station: Hand
let district: Hand
let elsewhere: Hand
beforeAll(async () => {
  await loadTianjin(town)
  office = town.as(await town.person('townAdmin', paths.nanshi))
  station = town.as(await town.person('stationLead', paths.nanshi))
  district = town.as(await town.person('districtLeader', paths.heping))
  elsewhere = town.as(await town.person('townAdmin', paths.quanyechang))
})
const ask = async (hand: Hand, name: keyof (typeof budgetsContract)['endpoints'], input: object) => {
  const { status, body } = await hand.ask(budgetsContract, name, input as Record<string, unknown>)
  return { status, body, said: `${status} ${body.message ?? ''}` }
}
const did = async (...args: Parameters<typeof ask>) => {
  const { status, body, said } = await ask(...args)
  if (status !== 200) throw new Error(said)
  return body
}
const lines = [
  { source: 'fiscal', field: 'elderly', title: '助餐服务', plannedFen: 500_000 },
  { source: 'fiscal', field: 'community', title: '社区活动', plannedFen: 300_000 },
  { source: 'lottery', title: '社工站设备', plannedFen: 200_000 },
  { source: 'charity', title: '基金资助项目', plannedFen: 100_000 },
]
const see = (id: string) => did(office, 'getBudget', { budgetId: id })

describe('the budget of a point', () => {
  let id = ''
  test('is prepared by the town, approved by another hand of the district, and adds up', async () => {
    ;({ budgetId: id } = await did(office, 'draftBudget', { areaCode: NANSHI, year: 2024, lines }))
    expect((await ask(office, 'draftBudget', { areaCode: NANSHI, year: 2024, lines })).said).toContain('没有审定的预算')
    const { version } = await did(office, 'submitBudget', { budgetId: id, version: 1 })
    const decide = { budgetId: id, version, outcome: 'approved' }
    expect((await ask(office, 'decideBudget', decide)).status).toBe(403)
    expect((await ask(district, 'decideBudget', { ...decide, outcome: 'returned' })).said).toContain('退回请写明理由')
    await did(district, 'decideBudget', decide)
    const budget = await see(id)
    expect(budget).toMatchObject({ state: 'approved', plannedFen: 1_100_000, spentFen: 0 })
    expect(budget.bySource.map((one: { source: string; plannedFen: number }) => [one.source, one.plannedFen])).toEqual([
      ['fiscal', 800_000],
      ['charity', 100_000],
      ['lottery', 200_000],
    ])
    expect((await ask(elsewhere, 'getBudget', { budgetId: id })).status).toBe(403)
    expect((await did(elsewhere, 'listBudgets', {})).total).toBe(0)
  })

  test('is spent by voucher: one line each, within the plan, in the year, and never of charity', async () => {
    const budget = await see(id)
    const [meals, , , gift] = budget.lines
    const spend = async (more: object) =>
      ask(station, 'recordSpending', {
        ...{ budgetId: id, version: (await see(id)).version, lineId: meals.id, fen: 400_000 },
        ...{ spentOn: '2024-03-01', voucherNo: '记-0301', what: '三月助餐' },
        ...more,
      })
    expect((await spend({})).status).toBe(200)
    expect((await spend({ lineId: budget.lines[1].id, fen: 1 })).said).toContain('一张凭证只属于一项预算')
    expect((await spend({ voucherNo: '记-0302', fen: 100_001 })).said).toContain('还剩1,000.00元')
    expect((await spend({ voucherNo: '记-0302', lineId: gift.id, fen: 1 })).said).toContain('取自社区基金')
    expect((await spend({ voucherNo: '记-0302', fen: 1, spentOn: '2023-12-31' })).said).toContain('2024年的预算')
    expect((await spend({ voucherNo: '记-0302', fen: 1, version: 1 })).status).toBe(409)
    expect(await see(id)).toMatchObject({ spentFen: 400_000, executedBp: 3636 })
  })

  test('is changed only by a revision with its reason, which keeps sources and what was spent', async () => {
    const [meals, activities, kit, gift] = (await see(id)).lines
    const kept = (line: { id: string }, plannedFen: number) => ({ ...line, lineId: line.id, plannedFen })
    const revise = (changed: object[], reason = '助餐人数增加') =>
      ask(office, 'draftBudget', { areaCode: NANSHI, year: 2024, reason, lines: changed })
    const all = [kept(meals, 600_000), kept(activities, 200_000), kept(kit, 200_000), kept(gift, 100_000)]
    expect((await revise(all, '')).said).toContain('请写明为什么调整')
    expect((await revise([kept(meals, 399_999), ...all.slice(1)])).said).toContain('已经支出4,000.00元')
    expect((await revise(all.slice(1))).said).toContain('也不能去掉这一项')
    const mixed = { ...kept(meals, 600_000), source: 'lottery', field: null }
    expect((await revise([mixed, ...all.slice(1)])).said).toContain('资金来源不能改')
    const { body } = await revise(all)
    await did(office, 'submitBudget', { budgetId: body.budgetId, version: 1 })
    await did(district, 'decideBudget', { budgetId: body.budgetId, version: 2, outcome: 'approved' })
    expect(await see(id)).toMatchObject({ state: 'superseded' })
    const now = await see(body.budgetId)
    expect(now).toMatchObject({ revision: 2, state: 'approved', plannedFen: 1_100_000, spentFen: 400_000 })
    expect(now.revisions).toHaveLength(2)
    id = body.budgetId
  })

  test('keeps what was voided, and gives the money back to its line', async () => {
    const { rows } = await did(office, 'listSpending', { budgetId: id })
    const [spending] = rows
    const undo = { spendingId: spending.id, version: spending.version, reason: '凭证号登记错误' }
    expect((await ask(elsewhere, 'voidSpending', undo)).status).toBe(403)
    await did(station, 'voidSpending', undo)
    expect((await ask(station, 'voidSpending', { ...undo, version: 2 })).said).toContain('已经作废')
    expect(await see(id)).toMatchObject({ spentFen: 0 })
    const after = await did(office, 'listSpending', { budgetId: id })
    expect(after.rows[0]).toMatchObject({ voidReason: '凭证号登记错误' })
  })

  test('belongs to a point: a town without one has none', async () => {
    const { said } = await ask(elsewhere, 'draftBudget', { areaCode: '120101001', year: 2024, lines })
    expect(said).toContain('没有创建点')
  })
})
