import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Doer } from '../doer.ts'
import { ledgerErrors } from '../errors.ts'
import { planReversal } from '../rules/plan-corrections.ts'
import { planTransfer } from '../rules/plan-receipts.ts'
import { bookOf, lotFamilies, openLots, poolsOfFund } from '../store/books.ts'
import { drawnBy, findPosted, recoveriesOf } from '../store/entries.ts'
import { holdBook, mustBePostable, post, refusalOf, type Said } from './post.ts'

/**
 * The red-letter entry of today that takes an entry back, whatever month that one lies in; nothing is changed.
 * Refused while its lot is drawn on (says by what), while a recovery stands, and a second time.
 */
export async function reverseEntry(
  tx: Tx,
  { entryId, reason, by }: { entryId: string; reason: string; by: Doer },
): Promise<{ entryId: string; entryNo: string }> {
  const { held, posted, plan } = await plannedReversal(tx, entryId, by.now)
  const memo = `冲销凭证${posted.no}：${reason}`
  const written = await post(tx, held, plan, { memo, source: posted.source, by })
  return { entryId: written.entryId, entryNo: written.entryNo }
}

/** Refuses what reverseEntry would refuse, and writes nothing. */
export async function mustBeReversible(tx: Tx, entryId: string, now: Date): Promise<void> {
  const { plan } = await plannedReversal(tx, entryId, now)
  if ('refused' in plan) throw refusalOf(plan.refused)
}

async function plannedReversal(tx: Tx, entryId: string, now: Date) {
  const first = await findPosted(tx, entryId)
  if (!first) throw ledgerErrors.noEntry()
  const held = await holdBook(tx, first.fundId)
  // Asked again under the lock: another hand may have reversed it meanwhile.
  const posted = await findPosted(tx, entryId)
  if (!posted) throw ledgerErrors.noEntry()
  const touched = [...posted.lotIds, ...posted.draws.map(({ lotId }) => lotId)]
  const { fundId } = posted
  const lots = await lotFamilies(tx, { fundId, lotIds: touched, day: dateOf(now) })
  const book = bookOf(await poolsOfFund(tx, fundId), lots)
  const said = await drawnBy(tx, touched)
  const recoveries = await recoveriesOf(tx, entryId)
  return { held, posted, plan: planReversal(book, posted, { day: dateOf(now), drawnBy: said, recoveries }) }
}

export type TransferAsk = Said & {
  fundId: string
  fromPoolId: string
  toPoolId: string
  fen: number
  happenedOn: string
}

/** Money moves between two pools of one fund; the gifts it is of keep their age and their giver. */
export async function transfer(tx: Tx, ask: TransferAsk): Promise<{ entryId: string; entryNo: string }> {
  const { fundId, fromPoolId, toPoolId, fen, happenedOn } = ask
  if (fromPoolId === toPoolId) throw ledgerErrors.samePool()
  const held = await holdBook(tx, fundId)
  await mustBePostable(tx, { ...ask, kind: 'transfer' })
  const pools = await poolsOfFund(tx, fundId)
  for (const one of [fromPoolId, toPoolId]) if (!pools.some(({ id }) => id === one)) throw ledgerErrors.noPool()
  const plan = planTransfer(bookOf(pools, await openLots(tx, fundId, happenedOn)), {
    fromPoolId,
    toPoolId,
    fen,
    day: happenedOn,
  })
  const { entryId, entryNo } = await post(tx, held, plan, ask)
  return { entryId, entryNo }
}
