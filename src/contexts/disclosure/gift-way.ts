import type { z } from 'zod'
import { type GiftOfGiver, USES } from '#contexts/giving/public.ts'
import { type TracedDraw, traceOf } from '#contexts/ledger/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { GiftWayView } from './contract-parts.ts'
import { showPeople } from './rules/small-counts.ts'
import { type DrawnTo, type Way, wayOf } from './rules/way.ts'
import { type Destination, destinationsOf, fundNames } from './store/ways.ts'

export type GiftWay = z.infer<typeof GiftWayView>

/** The ways of somebody's gifts, the oldest gift first. Whoever asks is known to own them; no name is told. */
export function waysOf(tx: Tx, gifts: readonly GiftOfGiver[]): Promise<GiftWay[]> {
  return seeingAll(tx, async () => {
    const names = await fundNames(tx, [...new Set(gifts.map(({ fundId }) => fundId))])
    const money = await moneyWaysOf(
      tx,
      gifts.flatMap(({ lotId, fen }) => (lotId ? [{ lotId, fen }] : [])),
    )
    return gifts.map((gift) => {
      const way = gift.lotId ? money.get(gift.lotId) : undefined
      return shown(gift, way ?? notYet(gift.fen), names.get(gift.fundId) ?? '', way !== undefined)
    })
  })
}

export type MoneyWay = Pick<GiftWay, 'fen' | 'waitingFen' | 'parts'>
const notYet = (fen: number): MoneyWay => ({ fen, waitingFen: fen, parts: [] })

/** What became of money that is in the book, by the ledger's lot. A lot that is no longer there has no way. */
export async function moneyWaysOf(
  tx: Tx,
  lots: readonly { lotId: string; fen: number }[],
): Promise<Map<string, MoneyWay>> {
  const traces = await traceOf(
    tx,
    lots.map(({ lotId }) => lotId),
  )
  const draws = traces.flatMap((trace) => trace.draws)
  const destinations = await destinationsOf(
    tx,
    draws.map(({ entryId }) => entryId),
  )
  return new Map(
    lots.flatMap(({ lotId, fen }) => {
      const trace = traces.find((one) => one.lotId === lotId)
      if (!trace) return []
      const to = trace.draws.map((draw) => ({ ...draw, to: drawnTo(draw, destinations.get(draw.entryId)) }))
      return [[lotId, partsOf(wayOf(fen, trace.leftFen, to))] as const]
    }),
  )
}

const partsOf = ({ fen, waitingFen, parts }: Way): MoneyWay => ({
  fen,
  waitingFen,
  parts: parts.map(({ kind, title, use, fen: part, from, until, people, minutes, isOver }) => ({
    ...{ kind, title, useTitle: use === null ? null : useTitleOf(use), fen: part, from, until },
    ...{ people: people === null ? null : showPeople(people), minutes, isOver },
  })),
})

/** What people call one of the five uses. */
export const useTitleOf = (use: string): string => USES[use as keyof typeof USES] ?? use

/** What a draw became, in words for its giver; what has no project of its own is called by its use. */
function drawnTo({ kind, use, entryId }: TracedDraw, found: Destination | undefined): DrawnTo {
  const nothing = { people: null, minutes: null, isOver: true, use }
  if (kind === 'refund') return { ...nothing, kind, key: 'refund', title: '退还给捐赠人' }
  if (kind === 'fee') return { ...nothing, kind, key: 'fee', title: '管理费' }
  if (kind === 'goods-loss') return { ...nothing, kind: 'goods-out', key: 'loss', title: '物资损耗或处置' }
  if (kind === 'surplus-out')
    return { ...nothing, kind: 'grant', key: 'surplus', title: '基金终止，划给目的相近的慈善项目' }
  if (found?.goodsLotId)
    return { ...nothing, kind: 'goods-out', key: found.goodsLotId, title: `发放物资：${found.goodsTitle ?? ''}` }
  if (found?.grantId) {
    const { grantId, title, people, minutes, isOver } = found
    return { kind: 'grant', key: grantId, title: title ?? '', use, people, minutes, isOver }
  }
  return { ...nothing, kind: 'grant', key: use ?? entryId, title: use ? USES[use] : '其他支出' }
}

const shown = (gift: GiftOfGiver, way: MoneyWay, fundName: string, isEntered: boolean): GiftWay => ({
  id: gift.id,
  no: gift.no,
  fundId: gift.fundId,
  fundName,
  receivedOn: gift.receivedOn,
  wish: wishOf(gift),
  isEntered,
  ...way,
})

function wishOf({ restriction, use, restrictionText }: GiftOfGiver): string {
  if (restriction === 'none') return ''
  const words = [use ? useTitleOf(use) : '', restrictionText]
  return words.filter(Boolean).join('：')
}
