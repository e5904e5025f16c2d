import type { Tx } from '#platform/db/database.ts'
import { ledgerErrors } from '../errors.ts'
import type { ReceiptKind } from '../rules/accounts.ts'
import { planGiveBack, planReceipt } from '../rules/plan-receipts.ts'
import { isUse, type Restriction, tidied } from '../rules/restriction.ts'
import { bookOf, ensurePool, fundOfLot, lotFamilies, poolsOfFund } from '../store/books.ts'
import { drawnBy } from '../store/entries.ts'
import { holdBook, mustBePostable, post, type Said } from './post.ts'

/** The pool of a fund for this earmark and restriction: the same for the same key, opened at the first call. */
export async function openPool(
  tx: Tx,
  { fundId, earmarkCode, restriction }: { fundId: string; earmarkCode: string | null; restriction: Restriction },
): Promise<string> {
  await holdBook(tx, fundId)
  const tidy = tidied(restriction)
  mustBeWhole(tidy)
  return ensurePool(tx, { fundId, earmarkCode, restriction: tidy })
}

function mustBeWhole({ kind, use, text, until }: Restriction): void {
  if (use !== undefined && !isUse(use)) throw ledgerErrors.useNotAllowed(String(use))
  if (kind === 'purpose' && !use && !text) throw ledgerErrors.badRestriction('限定用途须选用途或写明文字')
  if (kind === 'group' && !text) throw ledgerErrors.badRestriction('限定受益人群须写明人群')
  if (kind === 'time' && !until) throw ledgerErrors.badRestriction('限定期限须写明截止日期')
}

export type ReceiveAsk = Said & {
  fundId: string
  poolId: string
  kind: ReceiptKind
  fen: number
  happenedOn: string
}

/** Money or goods come into a pool. Gives the entry and the lot that later spending draws on. */
export async function receive(tx: Tx, ask: ReceiveAsk): Promise<{ entryId: string; entryNo: string; lotId: string }> {
  const { fundId, poolId, kind, fen, happenedOn } = ask
  const held = await holdBook(tx, fundId)
  await mustBePostable(tx, ask)
  const pools = await poolsOfFund(tx, fundId)
  if (!pools.some(({ id }) => id === poolId)) throw ledgerErrors.noPool()
  const plan = planReceipt(bookOf(pools, []), { poolId, kind, fen, day: happenedOn })
  const { entryId, entryNo, lotIds } = await post(tx, held, plan, ask)
  return { entryId, entryNo, lotId: lotIds[0] ?? '' }
}

export type GiveBackAsk = Said & { lotId: string; fen: number; happenedOn: string }

/** Gives a giver back what the lot has left, wherever in the fund it was transferred to. */
export async function giveBack(tx: Tx, ask: GiveBackAsk): Promise<{ entryId: string; entryNo: string }> {
  const { lotId, fen, happenedOn } = ask
  const fundId = await fundOfLot(tx, lotId)
  if (!fundId) throw ledgerErrors.noLot()
  const held = await holdBook(tx, fundId)
  await mustBePostable(tx, { ...ask, fundId, kind: 'refund' })
  const lots = await lotFamilies(tx, { fundId, lotIds: [lotId], day: happenedOn })
  const said = await drawnBy(
    tx,
    lots.map(({ id }) => id),
  )
  const book = bookOf(await poolsOfFund(tx, fundId), lots)
  const plan = planGiveBack(book, { lotId, fen, day: happenedOn, drawnBy: [...new Set([...said.values()].flat())] })
  const { entryId, entryNo } = await post(tx, held, plan, ask)
  return { entryId, entryNo }
}
