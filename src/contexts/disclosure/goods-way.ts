import { USES } from '#contexts/giving/public.ts'
import { type GoneOtherwise, goneOf, type HandedOn, handedOf, type LotOfGiver } from '#contexts/goods/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { GoodsWay } from './contract-parts.ts'
import { moneyWaysOf, useTitleOf } from './gift-way.ts'
import { goneWords, mustAddUp } from './rules/goods-way.ts'
import { showPeople } from './rules/small-counts.ts'
import { fundNames } from './store/ways.ts'

/** The ways of somebody's goods, the oldest first. Whoever asks is known to own them; no receiver and no giver is told. */
export function goodsWaysOf(tx: Tx, lots: readonly LotOfGiver[]): Promise<GoodsWay[]> {
  return seeingAll(tx, async () => {
    const ids = lots.map(({ id }) => id)
    const names = await fundNames(tx, [...new Set(lots.map(({ fundId }) => fundId))])
    const [handed, gone] = [await handedOf(tx, ids), await goneOf(tx, ids)]
    const sold = gone.flatMap(({ proceedsLotId, proceedsFen: fen }) =>
      proceedsLotId ? [{ lotId: proceedsLotId, fen }] : [],
    )
    const money = await moneyWaysOf(tx, sold)
    return lots.map((lot) => {
      const mine = { handed: handed.filter(isOf(lot)), gone: gone.filter(isOf(lot)) }
      const proceeds = mine.gone.flatMap(({ proceedsLotId }) => {
        const way = proceedsLotId ? money.get(proceedsLotId) : undefined
        return way ? [way] : []
      })
      return { ...shown(lot, mine, names.get(lot.fundId) ?? ''), proceeds }
    })
  })
}

const isOf =
  ({ id }: LotOfGiver) =>
  ({ lotId }: { lotId: string }): boolean =>
    lotId === id

type Went = { handed: readonly HandedOn[]; gone: readonly GoneOtherwise[] }
function shown(lot: LotOfGiver, { handed, gone }: Went, fundName: string): Omit<GoodsWay, 'proceeds'> {
  const { valueFen, stock, leftFen } = lot
  const isEntered = lot.enteredOn !== null
  if (isEntered) mustAddUp({ ...lot, valueFen: valueFen ?? 0 }, handed, gone)
  const { id, no, fundId, title, quantity, unit, handedOverOn, refusal, inspectedOn, enteredOn } = lot
  return {
    ...{ id, no, fundId, fundName, title, quantity, unit, handedOverOn, refusal, inspectedOn, enteredOn },
    stage: stageOf(lot),
    wish: [lot.use ? USES[lot.use] : '', lot.restrictionText].filter(Boolean).join('：'),
    valueFen: isEntered ? valueFen : null,
    valueNote: lot.valuation ? VALUED[lot.valuation] : '',
    handed: handed.map(({ areaName, day, use, pieces, receivers }) => ({
      ...{ areaName, day, useTitle: useTitleOf(use), pieces, receivers: showPeople(receivers) },
    })),
    gone: gone.map((one) => ({
      title: goneWords(one),
      day: one.day,
      pieces: Math.abs(one.pieces),
      proceedsFen: one.proceedsFen,
    })),
    stock,
    leftFen,
  }
}

function stageOf({ state }: LotOfGiver): GoodsWay['stage'] {
  if (state === 'refused') return 'refused'
  if (state === 'stocked' || state === 'finished') return 'entered'
  return state === 'accepted' || state === 'valued' ? 'valuing' : 'checking'
}

/** How its value was found, in the giver's words (domain.md §6.7). */
const VALUED = {
  V0: '没有价格凭据，只记数量、不折算金额',
  V1: '按发票或购货合同折算',
  V2: '按您自产的出厂价折算，不高于市场价',
  V3: '按市场报价的中间价折算',
  V4: '按专业机构的评估折算',
} as const
