import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { goodsContract } from '../contract.ts'
import { goodsErrors } from '../errors.ts'
import { addAllocation, holdAllocation, listAllocations as list, shutAllocation } from '../store/handing.ts'
import { holdLot, type Lot, setAside, touch } from '../store/lots.ts'
import { changed, handOf, theLot } from './the-lot.ts'

type Endpoints = typeof goodsContract.endpoints

function mustSuit(lot: Lot, { use, areaCode }: { use: string; areaCode: string }): void {
  if (lot.restrictionKind === 'purpose' && lot.use !== use) throw goodsErrors.notThatUse()
  if (lot.earmarkCode !== null && lot.earmarkCode !== areaCode) throw goodsErrors.notThatCommunity()
}

/** Sets pieces aside for a community, or for the town to hand out itself. */
export const allocateGoods: Handler<Endpoints['allocateGoods']> = async ({ lotId, version, ...wish }, call) => {
  const { tx, today } = call
  const lot = await theLot(call, lotId, ['stocked'])
  const area = await findArea(tx, wish.areaCode)
  if (!area || (area.path !== lot.areaPath && !area.path.startsWith(`${lot.areaPath}.`)))
    throw goodsErrors.allocateWithin()
  if (lot.expiresOn && lot.expiresOn < today) throw goodsErrors.expired(lot.title, lot.expiresOn)
  mustSuit(lot, wish)
  const free = lot.stock - lot.allocated
  if (wish.quantity > free) throw goodsErrors.allocatesTooMuch(free, lot.unit, wish.quantity)
  const next = await touch(tx, { id: lotId, version })
  await setAside(tx, lotId, wish.quantity)
  const allocationId = await addAllocation(tx, { lotId, ...wish }, handOf(call))
  await changed(call, lot.areaCode)
  return { allocationId, version: next }
}

export const listAllocations: Handler<Endpoints['listAllocations']> = async (filter, { tx, reach, may }) => {
  const { rows, total } = await list(tx, { ...filter, codes: await codesWithin(tx, reach()) })
  return {
    rows: rows.map(({ areaPath, ...one }) => {
      const mine = may('goods.lot.hand-out', { areaPath })
      const isOpen = one.state === 'open' && one.handed < one.quantity
      return { ...one, mayHandOut: mine && isOpen, mayClose: mine && isOpen }
    }),
    total,
  }
}

export const closeAllocation: Handler<Endpoints['closeAllocation']> = async (
  { allocationId, version, reason },
  call,
) => {
  const { tx, allow, about } = call
  const one = await holdAllocation(tx, allocationId)
  if (!one) throw goodsErrors.noAllocation()
  allow({ areaPath: one.areaPath })
  about('goods.allocation', allocationId)
  if (one.state === 'closed') throw goodsErrors.allocationClosed()
  const lot = await holdLot(tx, one.lotId)
  if (!lot) throw goodsErrors.noLot()
  await shutAllocation(tx, { id: allocationId, version, reason })
  await setAside(tx, one.lotId, one.handed - one.quantity)
  return { version: version + 1 }
}
