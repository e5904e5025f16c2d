/**
 * The quarterly statement of a fund (社区公告栏, 湘指引 “定期”), as arithmetic over the entries of its book. Whole fen; a
 * red-letter entry has its fen below zero and the kind of what it takes back.
 */
export type BookLine = {
  id: string
  no: string
  kind:
    | 'gift'
    | 'gift-goods'
    | 'interest'
    | 'transfer-in'
    | 'proceeds'
    | 'grant'
    | 'goods-out'
    | 'goods-loss'
    | 'surplus-out'
    | 'fee'
    | 'refund'
    | 'recover'
    | 'transfer'
    | 'carry-over'
  use: string | null
  fen: number
  happenedOn: string
  /** Of a red-letter entry: the entry it takes back. */
  reversesId: string | null
  /** Of gifts: the class of their source, and the giver as they wished to be called. */
  classTitle: string | null
  shownName: string | null
  /** What a payment was for, without anybody's name. */
  title: string
}
export type Amount = { title: string; fen: number; times: number }
export type Item = { no: string; day: string; who: string; title: string; fen: number; isGoods: boolean }
export type Listing = { items: Item[]; rest: { times: number; fen: number } }
export type Statement = {
  from: string
  to: string
  openingFen: number
  income: Amount[]
  incomeFen: number
  spending: Amount[]
  spendingFen: number
  feeFen: number
  refundFen: number
  closingFen: number
  gifts: Listing & { thresholdFen: number }
  payments: Listing & { thresholdFen: number }
}

const SIGNS: Record<BookLine['kind'], -1 | 0 | 1> = {
  gift: 1,
  'gift-goods': 1,
  interest: 1,
  'transfer-in': 1,
  proceeds: 1,
  recover: 1,
  grant: -1,
  'goods-out': -1,
  'goods-loss': -1,
  'surplus-out': -1,
  fee: -1,
  refund: -1,
  transfer: 0,
  'carry-over': 0,
}
/** What an entry does to the balance. */
export const effectOf = ({ kind, fen }: Pick<BookLine, 'kind' | 'fen'>): number => SIGNS[kind] * fen || 0

const sum = (lines: readonly { fen: number }[]): number => lines.reduce((total, { fen }) => total + fen, 0)
const isGift = ({ kind }: BookLine): boolean => kind === 'gift' || kind === 'gift-goods'
const PAYMENTS: readonly BookLine['kind'][] = ['grant', 'goods-out', 'goods-loss', 'surplus-out']
const isPayment = ({ kind }: BookLine): boolean => PAYMENTS.includes(kind)
const isIncome = (line: BookLine): boolean => isGift(line) || OTHER_INCOME.has(line.kind)

const OTHER_INCOME: ReadonlyMap<BookLine['kind'], string> = new Map([
  ['interest', '利息'],
  ['transfer-in', '基金之间划入'],
  ['proceeds', '物资变卖净收入'],
])

const incomeTitle = ({ kind, classTitle }: BookLine): string =>
  OTHER_INCOME.get(kind) ?? `${classTitle ?? '其他'}（${kind === 'gift' ? '货币' : '物资折算'}）`

function amounts(lines: readonly BookLine[], titleOf: (line: BookLine) => string): Amount[] {
  return [...Map.groupBy(lines, titleOf)].map(([title, rows]) => ({ title, fen: sum(rows), times: timesOf(rows) }))
}
/** A red-letter entry takes one away. */
const timesOf = (rows: readonly BookLine[]): number => rows.reduce((n, { reversesId }) => n + (reversesId ? -1 : 1), 0)

/** One by one from the threshold on (“以上”含本数), the rest as one line; an entry and its red letter in one period cancel out. */
function listing(
  lines: readonly BookLine[],
  thresholdFen: number,
  who: (line: BookLine) => string,
): Listing & { thresholdFen: number } {
  const ids = new Set(lines.map(({ id }) => id))
  const taken = new Set(lines.flatMap(({ reversesId }) => (reversesId && ids.has(reversesId) ? [reversesId] : [])))
  const standing = lines.filter(({ id, reversesId }) => !taken.has(id) && !(reversesId && taken.has(reversesId)))
  const isLarge = ({ fen }: BookLine): boolean => Math.abs(fen) >= thresholdFen
  const rest = standing.filter((line) => !isLarge(line))
  return {
    thresholdFen,
    items: standing.filter(isLarge).map((line) => ({
      no: line.no,
      day: line.happenedOn,
      who: who(line),
      title: line.title,
      fen: line.fen,
      isGoods: line.kind === 'gift-goods' || line.kind === 'goods-out' || line.kind === 'goods-loss',
    })),
    rest: { times: timesOf(rest), fen: sum(rest) },
  }
}

const NAMED: Partial<Record<BookLine['kind'], string>> = {
  'goods-loss': '物资损耗和处置',
  'surplus-out': '剩余财产划出',
}

export type StatementAsk = {
  from: string
  to: string
  openingFen: number
  lines: readonly BookLine[]
  giftThresholdFen: number
  paymentThresholdFen: number
  useTitle: (use: string) => string
}

/** closing = opening + income − spending − fee − refunds; money that came back from a grant is less spending of its use. */
export function statementOf({ from, to, openingFen, lines, ...ask }: StatementAsk): Statement {
  const income = lines.filter(isIncome)
  const spent = lines
    .filter((line) => isPayment(line) || line.kind === 'recover')
    .map((line) => (line.kind === 'recover' ? { ...line, fen: -line.fen, kind: 'grant' as const } : line))
  const spendingTitle = ({ kind, use }: BookLine): string => NAMED[kind] ?? (use ? ask.useTitle(use) : '其他')
  const feeFen = sum(lines.filter(({ kind }) => kind === 'fee'))
  const refundFen = sum(lines.filter(({ kind }) => kind === 'refund'))
  return {
    from,
    to,
    openingFen,
    income: amounts(income, incomeTitle),
    incomeFen: sum(income),
    spending: amounts(spent, spendingTitle),
    spendingFen: sum(spent),
    feeFen,
    refundFen,
    closingFen: openingFen + sum(income) - sum(spent) - feeFen - refundFen,
    gifts: listing(lines.filter(isGift), ask.giftThresholdFen, ({ shownName }) => shownName ?? '爱心人士'),
    payments: listing(spent, ask.paymentThresholdFen, spendingTitle),
  }
}
