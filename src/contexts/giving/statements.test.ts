import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { balanceOf } from '#contexts/ledger/public.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { aFund, aGiver, aReceivedGift, giftForm, type Hands, handsOf, NANSHI } from '../../../tests/kit/giving.ts'
import { importSheet, type SheetRow } from '../../../tests/kit/imports.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { givingContract } from './contract.ts'

const town = aTown()
let hands: Hands
let fundId: string
beforeAll(async () => {
  await loadTianjin(town)
  fundId = await aFund(town)
  hands = await handsOf(town)
})

type Line = { serial: string; on: string; yuan: number; payer?: string; note?: string }
/** The sheet of a bank: lines with a running balance, all in whole yuan. */
function sheetOf(opening: number, lines: readonly Line[]): SheetRow[] {
  let balance = opening
  return lines.map(({ serial, on, yuan, payer = '', note = '' }) => {
    balance += yuan
    const [income, outgo] = yuan > 0 ? [String(yuan), ''] : ['', String(-yuan)]
    const amounts = { 收入金额: income, 支出金额: outgo, 余额: String(balance) }
    return { 流水号: serial, 交易日期: on, ...amounts, 对方户名: payer, 摘要: note }
  })
}
const headOf = (account: string, opening: number, lines: readonly Line[], from: string, until: string) => ({
  ...{ account, fromOn: from, untilOn: until, rowCount: lines.length, openingYuan: String(opening) },
  closingYuan: String(lines.reduce((sum, { yuan }) => sum + yuan, opening)),
})
const february = ['2024-02-01', '2024-02-29'] as const
const take = (
  account: string,
  opening: number,
  lines: readonly Line[],
  [from, until]: readonly [string, string] = february,
  more = {},
) =>
  importSheet(town, 'giving.statement', NANSHI, sheetOf(opening, lines), {
    ...headOf(account, opening, lines, from, until),
    ...more,
  })

const openRows = async () =>
  (await hands.cashier.ask(givingContract, 'listRows', { state: 'open', pageSize: 100 })).body.rows
const rowOf = async (serial: string) => (await openRows()).find((row: { serial: string }) => row.serial === serial)
const statements = async () => (await hands.cashier.ask(givingContract, 'listStatements', {})).body.total
const lines: Line[] = [
  { serial: 'A0001', on: '2024-02-03', yuan: 500, payer: '王建国', note: '社区基金捐款' },
  { serial: 'A0002', on: '2024-02-05', yuan: -120, payer: '天津印刷厂', note: '宣传品' },
  { serial: 'A0003', on: '2024-02-10', yuan: 88, payer: '李秀英' },
  { serial: 'A0004', on: '2024-02-21', yuan: 3, note: '利息' },
]

describe('a statement', () => {
  test('is taken in whole, with people masked; the same again changes nothing and says so', async () => {
    expect(await take('0001', 1_000, lines)).toEqual({ problems: [], stored: 4, same: 0 })
    const rows = await openRows()
    expect(rows.map(({ serial, payer, fen }: Record<string, unknown>) => [serial, payer, fen])).toEqual([
      ['A0001', '王**', 50_000],
      ['A0003', '李**', 8_800],
      ['A0004', '', 300],
    ])
    expect(await take('0001', 1_000, lines)).toEqual({ problems: [], stored: 0, same: 4 })
    expect(await statements()).toBe(1)
  })

  test('with a line or a page missing in the middle is refused at the line after it', async () => {
    const rows = sheetOf(1_000, lines).filter((_, place) => place !== 1)
    const head = { ...headOf('0002', 1_000, lines, ...february) }
    const taken = importSheet(town, 'giving.statement', NANSHI, rows, head)
    await expect(taken).rejects.toThrow('对账单应有4笔，文件里正确的只有2笔，缺2笔')
    const found = await importSheet(town, 'giving.statement', NANSHI, rows.slice(1, 2), {
      ...head,
      openingYuan: '1500',
    })
    expect(found.problems).toMatchObject([
      { columnTitle: '余额', reason: expect.stringContaining('相差120.00元：此行之前缺行或缺页') },
    ])
  })

  test('with its last page missing is refused, and says how many lines', async () => {
    const short = take('0003', 0, lines.slice(0, 3), february, { rowCount: 4 })
    await expect(short).rejects.toThrow('缺1笔，可能缺页')
    const closing = take('0003', 0, lines.slice(0, 3), february, { closingYuan: '471' })
    await expect(closing).rejects.toThrow('期末余额填的是471.00元，按明细算得468.00元，相差3.00元')
  })

  test('follows the one before: no gap, no overlap, the balance goes on', async () => {
    await take('0004', 0, lines)
    const march: Line[] = [{ serial: 'B0001', on: '2024-03-02', yuan: 10 }]
    const at = (opening: number, from: string) => take('0004', opening, march, [from, '2024-03-04'])
    await expect(at(471, '2024-03-02')).rejects.toThrow('中间缺了一段')
    await expect(at(471, '2024-02-28')).rejects.toThrow('期间重叠')
    await expect(at(470, '2024-03-01')).rejects.toThrow('期初余额应与上一份对账单的期末余额471.00元一致')
    expect(await at(471, '2024-03-01')).toMatchObject({ stored: 1 })
  })

  test('of a period that was taken in before, but with another content, is refused by its serial number', async () => {
    await take('0005', 0, lines)
    const other = lines.map((line) => (line.serial === 'A0003' ? { ...line, on: '2024-02-11' } : line))
    await expect(take('0005', 0, other)).rejects.toThrow('流水A0003与已导入的不一致')
  })

  test('taken in twice at once is there once', async () => {
    const both = await Promise.all([take('0006', 0, lines), take('0006', 0, lines)])
    expect(both.map(({ stored, same }) => [stored, same]).sort()).toEqual([
      [0, 4],
      [4, 0],
    ])
  })
})

describe('matching', () => {
  test('finds the gift a credit is, says why, and two clerks who claim it get it once', async () => {
    const giverId = await aGiver(hands.cashier, { name: '赵丽华' })
    const declared = giftForm(giverId, { fen: 26_600, declaredOn: '2024-02-12' })
    const { giftId, no } = (await hands.cashier.ask(givingContract, 'recordGift', declared)).body
    await take('0010', 0, [{ serial: 'C0001', on: '2024-02-13', yuan: 266, payer: '赵丽华', note: no }])
    const row = await rowOf('C0001')
    const { proposals } = (await hands.cashier.ask(givingContract, 'getRow', { rowId: row.id })).body
    expect(proposals).toMatchObject([
      { title: no, giftIds: [giftId], reasons: ['金额一致', '付款人与捐赠人一致', `附言中写有编号${no}`, '相差1天'] },
    ])
    const clerks = [hands.cashier, town.as(await town.person('charityCashier', paths.nanshi))]
    const claim = { rowId: row.id, version: row.version, giftIds: [giftId] }
    const answers = await Promise.all(clerks.map((one) => one.ask(givingContract, 'matchRow', claim)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.message).toContain('没有重复认领')
    const confirmed = await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 })
    expect(confirmed.status).toBe(200)
    const undo = { rowId: row.id, version: row.version + 1, reason: '认领错了' }
    expect((await hands.cashier.ask(givingContract, 'unmatchRow', undo)).body.message).toContain('已确认入账')
  })

  test('to the fen, and only within the fund', async () => {
    await take('0011', 0, [{ serial: 'C0002', on: '2024-02-13', yuan: 100 }])
    const giverId = await aGiver(hands.cashier)
    const { giftId } = (await hands.cashier.ask(givingContract, 'recordGift', giftForm(giverId, { fen: 9_999 }))).body
    const row = await rowOf('C0002')
    const claim = { rowId: row.id, version: row.version, giftIds: [giftId] }
    const no = (await hands.cashier.ask(givingContract, 'matchRow', claim)).body
    expect(no.message).toContain('相差0.01元')
  })

  test('a credit that nobody declared becomes a gift, or is set aside with a reason; both can be undone', async () => {
    await take('0012', 0, [
      { serial: 'C0003', on: '2024-02-14', yuan: 40 },
      { serial: 'C0004', on: '2024-02-15', yuan: 2, note: '结息' },
    ])
    const anonymous = await aGiver(hands.cashier, { kind: 'anonymous', name: '' })
    const [credit, interest] = [await rowOf('C0003'), await rowOf('C0004')]
    const form = giftForm(anonymous, { fen: 4_000, rowId: credit.id })
    const { giftId } = (await hands.cashier.ask(givingContract, 'recordGift', form)).body
    expect((await hands.cashier.ask(givingContract, 'getGift', { giftId })).body).toMatchObject({
      state: 'received',
      serial: 'C0003',
    })
    expect((await hands.cashier.ask(givingContract, 'recordGift', form)).body.code).toBe('giving.rowTaken')
    const aside = { rowId: interest.id, version: 1, reason: '活期利息，由会计记账' }
    expect((await hands.cashier.ask(givingContract, 'setRowAside', aside)).status).toBe(200)
    await hands.cashier.ask(givingContract, 'unmatchRow', { rowId: credit.id, version: 2, reason: '应是货款' })
    expect((await rowOf('C0003')).state).toBe('open')
    expect((await hands.cashier.ask(givingContract, 'getGift', { giftId })).body.state).toBe('pledged')
    await hands.cashier.ask(givingContract, 'voidGift', { giftId, version: 3, reason: '不是捐赠' })
  })

  test('what was recorded by hand with its serial number is joined when the statement comes', async () => {
    const giftId = await aReceivedGift(hands.cashier, 'C0005', { fen: 7_700, receivedOn: '2024-02-16' })
    await take('0013', 0, [{ serial: 'C0005', on: '2024-02-16', yuan: 77 }])
    expect(await rowOf('C0005')).toBeUndefined()
    const { body } = await hands.cashier.ask(givingContract, 'listRows', { state: 'matched', pageSize: 100 })
    expect(body.rows.find(({ serial }: { serial: string }) => serial === 'C0005').gifts).toMatchObject([{ id: giftId }])
  })
})

describe('the list of a giving platform', () => {
  const orders = [
    {
      订单号: 'DD0001',
      捐赠日期: '2024-02-18',
      捐赠金额: '30.00',
      捐赠人: '吴晓东',
      联系电话: '13712345678',
      结算批次: 'JS0001',
    },
    { 订单号: 'DD0002', 捐赠日期: '2024-02-18', 捐赠金额: '20.50', 捐赠人: '', 联系电话: '', 结算批次: 'JS0001' },
    {
      订单号: 'DD0003',
      捐赠日期: '2024-02-19',
      捐赠金额: '9.50',
      捐赠人: '吴晓东',
      联系电话: '13712345678',
      结算批次: 'JS0001',
    },
  ]
  const takeList = (rows: SheetRow[]) =>
    importSheet(town, 'giving.platform-list', NANSHI, rows, { platform: '某公益平台' })

  test('makes gifts that wait; one credit settles them all; the same list again changes nothing', async () => {
    expect(await takeList(orders)).toMatchObject({ stored: 3, same: 0 })
    expect(await takeList(orders)).toMatchObject({ stored: 0, same: 3 })
    const changed = orders.map((one) => ({ ...one, 捐赠金额: '1.00' }))
    expect((await takeList(changed)).problems[0]?.reason).toContain('金额不同')
    await take('0020', 0, [
      { serial: 'D0001', on: '2024-02-20', yuan: 60, payer: '某公益平台', note: '善款结算JS0001' },
    ])
    const row = await rowOf('D0001')
    const [proposal] = (await hands.cashier.ask(givingContract, 'getRow', { rowId: row.id })).body.proposals
    expect(proposal).toMatchObject({
      title: '某公益平台结算JS0001（3笔）',
      reasons: expect.arrayContaining(['附言中写有编号JS0001']),
    })
    await hands.cashier.ask(givingContract, 'matchRow', { rowId: row.id, version: 1, giftIds: proposal.giftIds })
    const before = await town.tx((tx) => balanceOf(tx, fundId))
    for (const giftId of proposal.giftIds)
      await hands.accountant.ask(givingContract, 'confirmGift', { giftId, version: 2 })
    expect((await town.tx((tx) => balanceOf(tx, fundId))).fen).toBe(before.fen + 6_000)
    const gifts = (await hands.cashier.ask(givingContract, 'listGifts', { channel: 'platform' })).body
    expect(gifts).toMatchObject({ total: 3, sumFen: 6_000 })
    expect(new Set(gifts.rows.map(({ giverId }: { giverId: string }) => giverId)).size).toBe(2)
  })
})

test('the payer is whole only for a reason, and sealed in the database', async () => {
  await take('0030', 0, [{ serial: 'E0001', on: '2024-02-22', yuan: 5, payer: '司马青衫' }])
  const row = await rowOf('E0001')
  expect(row.payer).toBe('司马**')
  const reveal = { rowId: row.id, version: 1, reason: '登记捐赠人需要' }
  expect((await hands.manager.ask(givingContract, 'revealPayer', reveal)).status).toBe(403)
  expect((await hands.cashier.ask(givingContract, 'revealPayer', reveal)).body).toEqual({
    payer: '司马青衫',
    account: null,
  })
  const { rows } = await town.tx((tx) =>
    sql`select 1 from giving.statement_row r where r::text like '%青衫%'`.execute(tx),
  )
  expect(rows).toEqual([])
})

test('the bank’s lines are for the three hands of the charity alone', async () => {
  const reader = town.as(await town.person('townAdmin', paths.nanshi))
  expect((await reader.ask(givingContract, 'listRows', {})).status).toBe(403)
  expect((await reader.ask(givingContract, 'listStatements', {})).status).toBe(403)
})
