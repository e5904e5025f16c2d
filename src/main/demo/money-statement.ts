import { addDays, dateOf } from '#kernel/time.ts'
import type { Desk } from './desk.ts'
import {
  ACCOUNTANT,
  CASHIER,
  confirm,
  type FundTold,
  type GiftMade,
  type GiftTold,
  monthBefore,
  record,
} from './money-parts.ts'

type Row = { id: string; serial: string; version: number }
type Line = { day: number; fen: number; payer: string; note: string; serial: string }

/**
 * The bank's statement of the last month that is over: three gifts that were declared before and one interest find their place, two
 * credits wait for somebody to say whose they are.
 */
export async function statementOfBank(desk: Desk, fund: FundTold, now: Date): Promise<void> {
  const today = dateOf(now)
  const first = monthBefore(today, 1)
  const last = addDays(monthBefore(today, 0), -1)
  const day = (n: number) => addDays(first, n - 1)
  const gifts: GiftTold[] = [
    { giver: { kind: 'person', name: '李文娟' }, fen: 60_000, on: day(6) },
    { giver: { kind: 'person', name: '杨建华', consent: 'full' }, fen: 100_000, on: day(12) },
    { giver: { kind: 'enterprise', name: '天津市和泰物业服务有限公司', consent: 'full' }, fen: 500_000, on: day(17) },
  ]
  const pledged: GiftMade[] = []
  for (const gift of gifts) pledged.push(await record(desk, fund, gift, false))
  const serial = (n: number) => `${last.replaceAll('-', '').slice(0, 6)}880${n}`
  const lines: Line[] = [
    { day: 7, fen: 60_000, payer: '李文娟', note: '社区基金捐款', serial: serial(1) },
    { day: 12, fen: 100_000, payer: '杨建华', note: '捐款', serial: serial(2) },
    { day: 15, fen: 20_000, payer: '韩冬梅', note: '献爱心', serial: serial(3) },
    { day: 18, fen: 500_000, payer: '天津市和泰物业服务有限公司', note: '捐赠', serial: serial(4) },
    { day: 21, fen: 2_107, payer: '', note: '结息', serial: serial(5) },
    { day: 25, fen: 150_000, payer: '天津市安顺汽车服务有限公司', note: '南市街道 助老', serial: serial(6) },
  ]
  const openingFen = await openingOf(desk, fund, today)
  await bring(desk, fund, { openingFen, lines, fromOn: first, untilOn: last, on: `${addDays(last, 2)} 09:30` })
  const morning = `${addDays(last, 2)} 10:00`
  const search = { areaCode: fund.code, pageSize: 100 }
  const { rows } = await desk.send<{ rows: Row[] }>(CASHIER, 'giving.listRows', search, morning)
  const rowOf = (n: number) => {
    const { id: rowId = '', version = 0 } = rows.find((row) => row.serial === serial(n)) ?? {}
    return { rowId, version }
  }
  for (const [index, n] of [1, 2, 4].entries()) {
    const giftId = pledged[index]?.giftId
    await desk.send(CASHIER, 'giving.matchRow', { ...rowOf(n), giftIds: [giftId] }, morning)
  }
  const interest = { ...rowOf(5), reason: '活期存款结息，由会计记利息' }
  await desk.send(CASHIER, 'giving.setRowAside', interest, morning)
  for (const [index, made] of pledged.slice(0, 2).entries()) {
    const gift = gifts[index]
    if (gift) await confirm(desk, { ...made, version: 2 }, { ...gift, on: addDays(last, 2) })
  }
  const voucher = { fundId: fund.fundId, kind: 'interest', fen: 2_107, happenedOn: day(21), memo: '活期存款结息' }
  await desk.send(ACCOUNTANT, 'ledger.postVoucher', voucher, `${addDays(last, 2)} 16:30`)
}

/** What the book held in the bank when the month began. */
async function openingOf(desk: Desk, { fundId }: FundTold, today: string): Promise<number> {
  const before = monthBefore(today, 2).slice(0, 7)
  const ask = { fundId }
  const { rows } = await desk.send<{ rows: { month: string; cashFen: number }[] }>(
    ACCOUNTANT,
    'ledger.listMonths',
    ask,
    `${today} 00:40`,
  )
  return rows.find(({ month }) => month === before)?.cashFen ?? 0
}

type Whole = { openingFen: number; lines: readonly Line[]; fromOn: string; untilOn: string; on: string }
async function bring(desk: Desk, fund: FundTold, { openingFen, lines, fromOn, untilOn, on }: Whole): Promise<void> {
  let balance = openingFen
  const rows = lines.map(({ day, fen, payer, note, serial }) => {
    balance += fen
    return {
      ...{ 流水号: serial, 交易日期: addDays(fromOn, day - 1), 收入金额: yuan(fen), 余额: yuan(balance) },
      ...{ 对方户名: payer || null, 摘要: note },
    }
  })
  const scope = { account: '0018', fromOn, untilOn, openingYuan: yuan(openingFen), closingYuan: yuan(balance) }
  await desk.bring({
    ...{
      kind: 'giving.statement',
      by: CASHIER,
      area: fund,
      fileName: `银行对账单${fromOn.slice(0, 7)}.xlsx`,
      on,
      rows,
    },
    scope: { ...scope, rowCount: lines.length },
  })
}

const yuan = (fen: number): string => (fen / 100).toFixed(2)
