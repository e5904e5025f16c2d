/**
 * “撬动社会慈善资金（含捐赠物资折算金额）” (三（六）), as domain.md §6.8 reads it. Whole fen, days 'YYYY-MM-DD'.
 */
export type RaisedItem = {
  id: string
  kind: 'gift' | 'goods' | 'refund' | 'interest' | 'transfer-in' | 'proceeds'
  fen: number
  /** Money: the day the bank credited it; goods: the day they were handed over; refunds: the day they were paid. */
  day: string | null
  /** Gifts from 已确认 on, goods from 已接收 on. */
  isConfirmed: boolean
  sourceClass: string
  /** Whether the class counts is data, switchable by the city (giving.source_class). */
  isCounted: boolean
  classTitle: string
  classBasis: string
  /** Goods: V0 has no proof of price. */
  valuation?: string | null
}

/** What an item adds (a refund takes away), or why it adds nothing. */
export type Judged = { counted: number; why: string | null }

export function judgeItem(item: RaisedItem): Judged {
  const why = reasonAgainst(item)
  if (why !== null) return { counted: 0, why }
  return { counted: item.kind === 'refund' ? -item.fen : item.fen, why: null }
}

/** Income that is no gift, whatever it is of. */
const NEVER: Partial<Record<RaisedItem['kind'], string>> = {
  interest: '利息不是捐赠',
  'transfer-in': '基金之间划转，同一笔捐赠只计一次',
  proceeds: '变卖捐赠物资所得，物资交付时已经折算计入',
}

function reasonAgainst(item: RaisedItem): string | null {
  const never = NEVER[item.kind]
  if (never !== undefined) return never
  if (!item.isCounted) return `${item.classTitle}：${item.classBasis}`
  if (!item.isConfirmed) return item.kind === 'goods' ? '物资还没有接收' : '认捐、待确认或已冲销，钱没有入慈善组织账户'
  if (item.day === null) return item.kind === 'goods' ? '还没有交付日期' : '还没有入账日期'
  if (item.kind === 'goods' && (item.valuation ?? 'V0') === 'V0') return '没有价格依据（V0），不折算金额'
  return null
}

export type Period = { from: string; to: string }
const isIn = ({ from, to }: Period, day: string): boolean => from <= day && day <= to

/** One line of the sum, and the items it opens to. */
export type RaisedPart = { key: string; title: string; fen: number; items: RaisedItem[] }
export type Raised = {
  fen: number
  parts: RaisedPart[]
  /** What does not count, by reason. `fen` is what it would have been. */
  leftOut: { why: string; fen: number; items: RaisedItem[] }[]
}

const PARTS = {
  gift: '货币捐赠',
  goods: '捐赠物资折算',
  refund: '减：退还捐赠',
  interest: '利息',
  'transfer-in': '划入',
  proceeds: '物资变卖净收入',
} as const
const partOf = ({ kind, sourceClass, classTitle }: RaisedItem): { key: string; title: string } =>
  kind === 'gift' || kind === 'goods'
    ? { key: `${kind}:${sourceClass}`, title: `${PARTS[kind]}：${classTitle}` }
    : { key: kind, title: PARTS[kind] }

/**
 * What a fund raised in a period. An item without a day belongs to no period yet: it is shown as left out.
 * The parts add up to the sum.
 */
export function raisedIn(period: Period, items: readonly RaisedItem[]): Raised {
  const within = items
    .filter(({ day }) => day === null || isIn(period, day))
    .map((item) => ({ item, ...judgeItem(item) }))
  const counting = within.filter(({ why }) => why === null)
  const parts = [...Map.groupBy(counting, ({ item }) => partOf(item).key)].map(([key, rows]) => ({
    key,
    title: rows[0] ? partOf(rows[0].item).title : key,
    fen: rows.reduce((sum, { counted }) => sum + counted, 0),
    items: rows.map(({ item }) => item),
  }))
  const against = within.filter(({ why }) => why !== null)
  const leftOut = [...Map.groupBy(against, ({ why }) => why ?? '')].map(([why, rows]) => ({
    why,
    fen: rows.reduce((sum, { item }) => sum + item.fen, 0),
    items: rows.map(({ item }) => item),
  }))
  return { fen: parts.reduce((sum, { fen }) => sum + fen, 0), parts, leftOut }
}
