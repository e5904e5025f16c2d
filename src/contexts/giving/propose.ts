import type { Tx } from '#platform/db/database.ts'
import { type Likeness, proposalsFor } from './rules/matching.ts'
import { type Gift, waitingFor } from './store/gifts.ts'
import { openGiver } from './store/givers.ts'
import { type BankRow, openPayer } from './store/statements.ts'

export type Proposal = Likeness & { key: string; title: string; gifts: Gift[] }

/** At most this many are shown; the queue can always be searched by number. */
const SHOWN = 8

/** What an open bank credit may be: declared gifts of its amount, and settlements that come to it, the likeliest first. */
export async function proposalsOf(tx: Tx, row: BankRow): Promise<Proposal[]> {
  const waiting = await waitingFor(tx, row.fundId, row.fen)
  const names = await namesOf(tx, waiting)
  const candidates = bundles(waiting).map((gifts) => candidateOf(gifts, names))
  const { payer } = await openPayer(tx, row.id)
  const credit = { ...row, payer }
  return proposalsFor(credit, candidates)
    .slice(0, SHOWN)
    .map(({ key, title, gifts, score, reasons }) => ({ key, title, gifts, score, reasons }))
}

/** Each gift alone, but all orders of a settlement together. */
function bundles(gifts: readonly Gift[]): Gift[][] {
  const together = new Map<string, Gift[]>()
  for (const gift of gifts) {
    const key = gift.settlementNo ? `${gift.platform}/${gift.settlementNo}` : gift.id
    together.set(key, [...(together.get(key) ?? []), gift])
  }
  return [...together.values()]
}

function candidateOf(gifts: Gift[], names: ReadonlyMap<string, string>) {
  const [first] = gifts as [Gift, ...Gift[]]
  const { settlementNo, platform } = first
  const alone = settlementNo === null
  return {
    key: alone ? first.id : `${platform}/${settlementNo}`,
    title: alone ? first.no : `${platform}结算${settlementNo}（${gifts.length}笔）`,
    gifts,
    fen: gifts.reduce((sum, { fen }) => sum + fen, 0),
    serial: alone ? first.serial : null,
    declaredOn: first.declaredOn,
    givers: alone ? [names.get(first.giverId) ?? ''] : [platform],
    numbers: alone ? [first.no, ...(first.orderNo ? [first.orderNo] : [])] : [settlementNo],
  }
}

/** Names are opened to be compared, and go no further. */
async function namesOf(tx: Tx, gifts: readonly Gift[]): Promise<Map<string, string>> {
  const ids = [...new Set(gifts.filter(({ settlementNo }) => settlementNo === null).map(({ giverId }) => giverId))]
  const found = await Promise.all(ids.map(async (id) => [id, (await openGiver(tx, id)).name] as const))
  return new Map(found)
}
