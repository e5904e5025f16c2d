import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { goodsContract } from '../contract.ts'
import { goodsErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { lifeFault } from '../rules/inspection.ts'
import { countLots, findLots, type Lot, listLots as list } from '../store/lots.ts'
import { type Inspection, inspectionsOf, type Valuation, valuationsOf } from '../store/worth.ts'
import type { LotState } from '../vocabulary.ts'

type Endpoints = typeof goodsContract.endpoints

export const listLots: Handler<Endpoints['listLots']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  return { rows: await list(tx, { ...search, page, pageSize }), total: await countLots(tx, search) }
}

export const getLot: Handler<Endpoints['getLot']> = async ({ lotId }, call) => {
  const { tx, today, allow, about } = call
  const [lot] = await findLots(tx, [lotId])
  if (!lot) throw goodsErrors.noLot()
  allow({ areaPath: lot.areaPath })
  about('goods.lot', lotId)
  const [inspections, valuations, { foodLifeParts }] = await Promise.all([
    inspectionsOf(tx, lotId),
    valuationsOf(tx, lotId),
    limitsOf(tx, today),
  ])
  return {
    ...lot,
    lifeNote: lifeFault(lot, today, foodLifeParts) ?? null,
    inspections,
    valuations,
    may: mayOf(call, lot, { inspection: inspections[0], valuation: valuations[0] }),
  }
}

/** Thanked for what was taken in, not for what was only offered. */
const THANKED: readonly LotState[] = ['stocked', 'finished']

type Last = { inspection: Inspection | undefined; valuation: Valuation | undefined }
function mayOf({ may, actor }: Call, lot: Lot, { inspection, valuation }: Last) {
  const place = { areaPath: lot.areaPath }
  const [record, value, approve, handOut] = [
    may('goods.lot.record', place),
    may('goods.lot.value', place),
    may('goods.lot.approve', place),
    may('goods.lot.hand-out', place),
  ]
  const { state } = lot
  const mine = actor.accountId
  const waits = valuation !== undefined && valuation.returnedName === null && valuation.checkedName === null
  return {
    inspect: record && state === 'offered',
    answerInspection: record && state === 'inspected' && inspection?.firstBy !== mine,
    value: value && state === 'accepted',
    checkValue: value && state === 'accepted' && waits && valuation.valuedBy !== mine,
    approveValue: approve && state === 'valued' && valuation?.valuedBy !== mine && valuation?.checkedBy !== mine,
    allocate: handOut && state === 'stocked' && lot.stock > lot.allocated,
    count: record && (state === 'stocked' || state === 'finished'),
    printThanks: may('giving.gift.reveal', place) && THANKED.includes(state),
    dispose: record && state === 'stocked' && lot.stock > lot.allocated,
  }
}
