import { openBook, openPool, type Restriction, receive, spend } from '#contexts/ledger/public.ts'
import type { Call } from '#platform/http/pipeline.ts'
import type { Lot } from './store/lots.ts'
import type { Use } from './vocabulary.ts'

type By = Pick<Call, 'tx' | 'actor' | 'now'>
export const doerOf = ({ actor, now }: By) => ({
  ...{ accountId: actor.accountId, personId: actor.personId, name: actor.name, now },
})

function restrictionOf({ restrictionKind, use, restrictionText }: Lot): Restriction {
  if (restrictionKind === 'purpose')
    return { kind: 'purpose', ...(use && { use }), ...(restrictionText && { text: restrictionText }) }
  return restrictionKind === 'group' ? { kind: 'group', text: restrictionText } : { kind: 'none' }
}

/** The value of a lot comes into its pool on the day it was handed over. Undefined for a lot worth nothing: quantities only. */
export async function postIn(call: By, lot: Lot, valueFen: number) {
  if (valueFen === 0) return undefined
  const { fundId, earmarkCode, areaCode } = lot
  await openBook(call.tx, { fundId, areaCode, now: call.now })
  const poolId = await openPool(call.tx, { fundId, earmarkCode, restriction: restrictionOf(lot) })
  const { lotId } = await receive(call.tx, {
    ...{ fundId, poolId, kind: 'gift-goods', fen: valueFen, happenedOn: lot.handedOverOn },
    memo: `捐赠物资${lot.no}：${lot.title}${lot.quantity}${lot.unit}`,
    ...{ source: { kind: 'goods.lot', id: lot.id }, by: doerOf(call) },
  })
  return { poolId, ledgerLotId: lotId }
}

type Going = { use: Use; areaCode: string; pieces: number; fen: number; on: string; handoutId: string }
/** Pieces leave for a use; null when they are worth nothing. Only this very lot is drawn on. */
export async function postHandout(call: By, lot: Lot, going: Going): Promise<string | null> {
  const { poolId, ledgerLotId } = lot
  if (going.fen === 0 || !poolId || !ledgerLotId) return null
  const { entryId } = await spend(call.tx, {
    ...{ fundId: lot.fundId, kind: 'goods-out', use: going.use, fen: going.fen, happenedOn: going.on },
    earmarkCode: going.areaCode === lot.areaCode ? lot.earmarkCode : going.areaCode,
    ...{ poolIds: [poolId], lotIds: [ledgerLotId] },
    memo: `发放物资${lot.no}：${lot.title}${going.pieces}${lot.unit}`,
    ...{ source: { kind: 'goods.handout', id: going.handoutId }, by: doerOf(call) },
  })
  return entryId
}

type Gone = {
  what: string
  pieces: number
  fen: number
  on: string
  source: { kind: 'goods.disposal' | 'goods.stocktake'; id: string }
}
/** What goods were sold for comes into the pool they came from, whatever they were worth: the giver's restriction goes along. */
export async function postProceeds(
  call: By,
  lot: Lot,
  sold: { fen: number; on: string; disposalId: string; pieces: number },
) {
  if (sold.fen === 0) return { proceedsEntryId: null, proceedsLotId: null }
  const { fundId, earmarkCode, areaCode } = lot
  await openBook(call.tx, { fundId, areaCode, now: call.now })
  const poolId = lot.poolId ?? (await openPool(call.tx, { fundId, earmarkCode, restriction: restrictionOf(lot) }))
  const { entryId, lotId } = await receive(call.tx, {
    ...{ fundId, poolId, kind: 'proceeds', fen: sold.fen, happenedOn: sold.on },
    memo: `变卖物资${lot.no}净收入：${lot.title}${sold.pieces}${lot.unit}`,
    ...{ source: { kind: 'goods.disposal', id: sold.disposalId }, by: doerOf(call) },
  })
  return { proceedsEntryId: entryId, proceedsLotId: lotId }
}

/** Pieces that served no use: destroyed, sold or missing. Their value is a cost of management, as the accounting system has it. */
export async function postLoss(call: By, lot: Lot, { what, pieces, fen, on, source }: Gone): Promise<void> {
  const { poolId, ledgerLotId } = lot
  if (fen === 0 || !poolId || !ledgerLotId) return
  await spend(call.tx, {
    ...{ fundId: lot.fundId, kind: 'goods-loss', use: null, fen, happenedOn: on, earmarkCode: lot.earmarkCode },
    ...{ poolIds: [poolId], lotIds: [ledgerLotId], memo: `物资${lot.no}${what}：${lot.title}${pieces}${lot.unit}` },
    ...{ source, by: doerOf(call) },
  })
}
