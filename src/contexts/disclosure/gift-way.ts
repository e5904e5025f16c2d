import { type GiftOfGiver, USES } from '#contexts/giving/public.ts'
import { type TracedDraw, traceOf } from '#contexts/ledger/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { showPeople } from './rules/small-counts.ts'
import { type DrawnTo, type Way, wayOf } from './rules/way.ts'
import { type Destination, destinationsOf, fundNames } from './store/ways.ts'

export type GiftWay = {
  id: string
  no: string
  fundId: string
  fundName: string
  receivedOn: string | null
  fen: number
  wish: string
  /** Whether the money is in the book; before that there is no way yet. */
  isEntered: boolean
  waitingFen: number
  parts: {
    kind: DrawnTo['kind']
    title: string
    useTitle: string | null
    fen: number
    from: string
    until: string
    people: string | null
    minutes: number | null
    isOver: boolean
  }[]
}

/** The ways of somebody's gifts, the oldest gift first. Whoever asks is known to own them; no name is told. */
export function waysOf(tx: Tx, gifts: readonly GiftOfGiver[]): Promise<GiftWay[]> {
  return seeingAll(tx, async () => {
    const names = await fundNames(tx, [...new Set(gifts.map(({ fundId }) => fundId))])
    const traces = await traceOf(
      tx,
      gifts.flatMap(({ lotId }) => lotId ?? []),
    )
    const draws = traces.flatMap((trace) => trace.draws)
    const destinations = await destinationsOf(
      tx,
      draws.map(({ entryId }) => entryId),
    )
    return gifts.map((gift) => {
      const trace = traces.find(({ lotId }) => lotId === gift.lotId)
      const way: Way = trace
        ? wayOf(
            gift.fen,
            trace.leftFen,
            trace.draws.map((draw) => ({ ...draw, to: drawnTo(draw, destinations.get(draw.entryId)) })),
          )
        : { fen: gift.fen, parts: [], waitingFen: gift.fen }
      return shown(gift, way, names.get(gift.fundId) ?? '', trace !== undefined)
    })
  })
}

/** What a draw became, in words for its giver; what has no project of its own is called by its use. */
function drawnTo({ kind, use, entryId }: TracedDraw, found: Destination | undefined): DrawnTo {
  const nothing = { people: null, minutes: null, isOver: true, use }
  if (kind === 'refund') return { ...nothing, kind, key: 'refund', title: '退还给捐赠人' }
  if (kind === 'fee') return { ...nothing, kind, key: 'fee', title: '管理费' }
  if (kind === 'goods-loss') return { ...nothing, kind: 'goods-out', key: 'loss', title: '物资损耗或处置' }
  if (found?.goodsLotId)
    return { ...nothing, kind: 'goods-out', key: found.goodsLotId, title: `发放物资：${found.goodsTitle ?? ''}` }
  if (found?.grantId) {
    const { grantId, title, people, minutes, isOver } = found
    return { kind: 'grant', key: grantId, title: title ?? '', use, people, minutes, isOver }
  }
  return { ...nothing, kind: 'grant', key: use ?? entryId, title: use ? USES[use] : '其他支出' }
}

const shown = (gift: GiftOfGiver, way: Way, fundName: string, isEntered: boolean): GiftWay => ({
  id: gift.id,
  no: gift.no,
  fundId: gift.fundId,
  fundName,
  receivedOn: gift.receivedOn,
  fen: gift.fen,
  wish: wishOf(gift),
  isEntered,
  waitingFen: way.waitingFen,
  parts: way.parts.map(({ kind, title, use, fen, from, until, people, minutes, isOver }) => ({
    kind,
    title,
    useTitle: use === null ? null : (USES[use as keyof typeof USES] ?? use),
    fen,
    from,
    until,
    people: people === null ? null : showPeople(people),
    minutes,
    isOver,
  })),
})

function wishOf({ restriction, use, restrictionText }: GiftOfGiver): string {
  if (restriction === 'none') return ''
  const words = [use ? (USES[use as keyof typeof USES] ?? use) : '', restrictionText]
  return words.filter(Boolean).join('：')
}
