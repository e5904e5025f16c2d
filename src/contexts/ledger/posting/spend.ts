import type { Tx } from '#platform/db/database.ts'
import { ledgerErrors } from '../errors.ts'
import type { Draw, SpendKind } from '../rules/book.ts'
import { planRecover, planSpend } from '../rules/plan-spending.ts'
import { isUse, type Use } from '../rules/restriction.ts'
import { bookOf, lotFamilies, openLots, poolsOfFund } from '../store/books.ts'
import { findPosted, returnedOf } from '../store/entries.ts'
import { holdBook, mustBePostable, post, type Said } from './post.ts'

export type SpendAsk = Said & {
  fundId: string
  kind: SpendKind
  use: Use | null
  earmarkCode: string | null
  /** Only these pools; a restriction in words (`purpose` without a use) is only met by naming its pool. */
  poolIds?: readonly string[]
  /** Only these lots: which goods went out. */
  lotIds?: readonly string[]
  /** The target group that is served, as restrictions of kind `group` name it. */
  group?: string
  fen: number
  happenedOn: string
}

/**
 * Pays money or hands out goods: restricted pools that match first, then unrestricted, in each the oldest gift first.
 * Errors: ledger.useNotAllowed, ledger.poolShort, ledger.closedPeriod, ledger.postedAlready.
 */
export async function spend(
  tx: Tx,
  ask: SpendAsk,
): Promise<{ entryId: string; entryNo: string; draws: readonly Draw[] }> {
  const { fundId, kind, use, fen, happenedOn, earmarkCode, poolIds, lotIds, group } = ask
  const servesUse = kind === 'grant' || kind === 'goods-out'
  if (!servesUse ? use !== null : !isUse(use)) throw ledgerErrors.useNotAllowed(String(use ?? '未填'))
  const held = await holdBook(tx, fundId)
  await mustBePostable(tx, ask)
  const book = bookOf(await poolsOfFund(tx, fundId), await openLots(tx, fundId, happenedOn))
  const plan = planSpend(book, { kind, use, fen, day: happenedOn, earmarkCode, poolIds, lotIds, group })
  const { entryId, entryNo, draft } = await post(tx, held, plan, ask)
  return { entryId, entryNo, draws: draft.draws }
}

export type RecoverAsk = Said & { entryId: string; fen: number; happenedOn: string }

/** Money back from a spending returns to the lots it came from, so that the gifts it was of can be spent again. */
export async function recover(tx: Tx, ask: RecoverAsk): Promise<{ entryId: string; entryNo: string }> {
  const found = await findPosted(tx, ask.entryId)
  if (!found) throw ledgerErrors.noEntry()
  if (!['grant', 'goods-out', 'fee'].includes(found.kind) || found.reversesId) throw ledgerErrors.notASpend()
  if (ask.happenedOn < found.happenedOn) throw ledgerErrors.recoveredBefore(found.happenedOn)
  const { fundId } = found
  const held = await holdBook(tx, fundId)
  await mustBePostable(tx, { ...ask, fundId, kind: 'recover' })
  const lotIds = found.draws.map(({ lotId }) => lotId)
  const lots = await lotFamilies(tx, { fundId, lotIds, day: ask.happenedOn })
  const returned = await returnedOf(tx, found.id)
  const book = bookOf(await poolsOfFund(tx, fundId), lots)
  const plan = planRecover(book, found, { fen: ask.fen, day: ask.happenedOn, returned })
  const { entryId, entryNo } = await post(tx, held, plan, ask)
  return { entryId, entryNo }
}
