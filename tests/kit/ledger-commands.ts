import fc from 'fast-check'
import type { AccountCode, ReceiptKind } from '#contexts/ledger/rules/accounts.ts'
import {
  type Book,
  type Draft,
  enter,
  type Plan,
  type Posted,
  type SpendKind,
  signed,
} from '#contexts/ledger/rules/book.ts'
import { planCarryOver, planReversal } from '#contexts/ledger/rules/plan-corrections.ts'
import { planGiveBack, planReceipt, planTransfer } from '#contexts/ledger/rules/plan-receipts.ts'
import { planRecover, planSpend } from '#contexts/ledger/rules/plan-spending.ts'
import { type Pool, type Restriction, USES, type Use } from '#contexts/ledger/rules/restriction.ts'
import { addDays, addMonths } from '#kernel/time.ts'

/** One random step: what it does is chosen by `what` from what the book allows or should refuse. */
export type Step = { what: number; amount: number; pick: number; days: number }
export const anyStep = fc.record({
  what: fc.nat(999),
  amount: fc.integer({ min: 1, max: 9_999 }),
  pick: fc.nat(9_999),
  days: fc.nat(4),
})

/** A command in the words of the front door. Lots and entries are named by their place in the machine's lists. */
export type Command =
  | { do: 'receive'; poolId: string; kind: ReceiptKind; fen: number; day: string }
  | {
      do: 'spend'
      kind: SpendKind
      use: Use | null
      earmarkCode: string | null
      group?: string
      poolIds?: string[]
      fen: number
      day: string
    }
  | { do: 'giveBack'; lotId: string; fen: number; day: string }
  | { do: 'recover'; entryId: string; fen: number; day: string }
  | { do: 'reverse'; entryId: string; day: string }
  | { do: 'transfer'; fromPoolId: string; toPoolId: string; fen: number; day: string }
  | { do: 'close'; month: string; day: string }

/** Pools of every kind of restriction, with and without an earmark. */
export const poolKeys = (
  communities: readonly [string, string],
): { earmarkCode: string | null; restriction: Restriction }[] => [
  { earmarkCode: null, restriction: { kind: 'none' } },
  { earmarkCode: communities[0], restriction: { kind: 'none' } },
  { earmarkCode: null, restriction: { kind: 'purpose', use: 'U1' } },
  { earmarkCode: communities[1], restriction: { kind: 'purpose', use: 'U1' } },
  { earmarkCode: null, restriction: { kind: 'purpose', text: '助学' } },
  { earmarkCode: communities[0], restriction: { kind: 'group', text: 'T10' } },
  { earmarkCode: null, restriction: { kind: 'time', until: '2030-12-31' } },
]

const oneOf = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)]
const RECEIPTS = ['gift', 'gift', 'gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds'] as const
const SPENDS = ['grant', 'grant', 'grant', 'goods-out', 'fee', 'surplus-out'] as const
const ACTS = [
  'receive',
  'receive',
  'receive',
  'spend',
  'spend',
  'spend',
  'giveBack',
  'recover',
  'reverse',
  'transfer',
] as const

/** The pure engine with a memory: makes commands out of steps, plans and enters them, and keeps what was posted. */
export class Machine {
  book: Book
  readonly posted: Posted[] = []
  readonly drafts: { id: string; draft: Draft; lotIds: string[] }[] = []
  today = '2024-01-01'
  /** The first month that is not closed. */
  openFrom = '2024-01-01'
  readonly pools: readonly Pool[]

  constructor(pools: readonly Pool[]) {
    this.pools = pools
    this.book = { pools: new Map(pools.map((pool) => [pool.id, pool])), lots: new Map() }
  }

  /** The day of a step: up to three days back, one in five up to half a year; never in a closed month. */
  private dayOf({ pick, amount }: Step): string {
    const day = addDays(this.today, -(amount % 5 === 0 ? pick % 183 : pick % 4))
    return [day, this.openFrom].toSorted().at(-1) ?? day
  }

  commandOf(step: Step): Command | undefined {
    this.today = addDays(this.today, step.days)
    const day = this.dayOf(step)
    if (step.what % 50 === 49) return this.closeOf()
    const { amount: fen, pick } = step
    const act = oneOf(ACTS, step.what) ?? 'receive'
    if (act === 'receive')
      return { do: act, poolId: oneOf(this.pools, pick)?.id ?? '', kind: oneOf(RECEIPTS, pick) ?? 'gift', fen, day }
    if (act === 'spend') return this.spendOf(step, day)
    if (act === 'transfer') return this.transferOf(step, day)
    if (act === 'giveBack') {
      const lot = oneOf([...this.book.lots.keys()], pick)
      return lot === undefined ? undefined : { do: act, lotId: lot, fen, day }
    }
    return this.correctionOf(act, step, day)
  }

  private spendOf({ what, amount: fen, pick }: Step, day: string): Command {
    const kind = oneOf(SPENDS, pick) ?? 'grant'
    const earmarkCode =
      oneOf([null, this.pools[1]?.earmarkCode ?? null, this.pools[3]?.earmarkCode ?? null], what) ?? null
    const use = kind === 'fee' || kind === 'surplus-out' ? null : (oneOf(USES, pick) ?? 'U1')
    const named = oneOf(this.pools, what)?.id ?? ''
    const wide = { do: 'spend' as const, kind, use, earmarkCode, fen, day }
    if (pick % 7 === 0) return { ...wide, poolIds: [named] }
    return pick % 3 === 0 ? { ...wide, group: 'T10' } : wide
  }

  private transferOf({ amount: fen, pick, what }: Step, day: string): Command | undefined {
    const [from, to] = [oneOf(this.pools, pick), oneOf(this.pools, pick + 1 + (what % 5))]
    if (!from || !to || from.id === to.id) return undefined
    return { do: 'transfer', fromPoolId: from.id, toPoolId: to.id, fen, day }
  }

  private correctionOf(act: 'recover' | 'reverse', { amount: fen, pick }: Step, day: string): Command | undefined {
    if (act === 'reverse') {
      const one = oneOf(this.posted, pick)
      return one && { do: 'reverse', entryId: one.id, day: this.today }
    }
    const spends = this.posted.filter(
      ({ kind, reversesId }) => ['grant', 'goods-out', 'fee'].includes(kind) && !reversesId,
    )
    const spend = oneOf(spends, pick)
    return spend && spend.happenedOn <= day ? { do: 'recover', entryId: spend.id, fen, day } : undefined
  }

  private closeOf(): Command | undefined {
    const day = addDays(addMonths(this.openFrom, 1), -1)
    return day < this.today ? { do: 'close', month: this.openFrom, day } : undefined
  }

  /** Undefined: nothing to do, such as closing a month without entries. */
  planOf(command: Command): Plan | undefined {
    switch (command.do) {
      case 'receive':
        return planReceipt(this.book, command)
      case 'spend':
        return planSpend(this.book, command)
      case 'giveBack':
        return planGiveBack(this.book, { ...command, drawnBy: [] })
      case 'recover':
        return planRecover(this.book, this.find(command.entryId), {
          ...command,
          returned: this.returned(command.entryId),
        })
      case 'reverse':
        return planReversal(this.book, this.find(command.entryId), {
          ...{ day: command.day, drawnBy: new Map(), recoveries: this.recoveries(command.entryId) },
        })
      case 'transfer':
        return planTransfer(this.book, command)
      case 'close':
        return planCarryOver(this.book, this.standings(command.day), command.day)
    }
  }

  find(id: string): Posted {
    const found = this.posted.find((one) => one.id === id)
    if (!found) throw new Error(`no entry ${id}`)
    return found
  }

  /** Enters a draft under this id; ids of its lots may be given, for a book whose lots have ids elsewhere. */
  post(
    draft: Draft,
    id = String(this.posted.length + 1),
    lotIds = draft.lots.map((_, index) => `${id}.${index}`),
  ): void {
    this.book = enter(this.book, draft, { id, source: { kind: 'test', id }, lotIds })
    this.drafts.push({ id, draft, lotIds })
    const { lots, ...rest } = draft
    this.posted.push({ ...rest, id, lotIds, isReversed: false })
    const reversed = this.posted.findIndex((one) => one.id === draft.reversesId)
    const first = this.posted[reversed]
    if (first) this.posted[reversed] = { ...first, isReversed: true }
  }

  close(month: string): void {
    this.openFrom = addMonths(month, 1)
  }

  private returned(spendId: string): Map<string, number> {
    const back = new Map<string, number>()
    for (const { ofId, reversesId, draws } of this.posted)
      if (ofId === spendId || reversesId === spendId)
        for (const { lotId, fen } of draws) back.set(lotId, (back.get(lotId) ?? 0) - fen)
    return back
  }

  private recoveries(spendId: string): string[] {
    return this.posted.filter((one) => one.ofId === spendId && !one.reversesId && !one.isReversed).map(({ id }) => id)
  }

  /** What every account stands at in every pool, by entries up to a day. */
  standings(until: string): { poolId: string; account: AccountCode; fen: number }[] {
    const sums = new Map<string, { poolId: string; account: AccountCode; fen: number }>()
    for (const { happenedOn, lines } of this.posted) {
      if (happenedOn > until) continue
      for (const line of lines) {
        const key = `${line.poolId} ${line.account}`
        const { poolId, account } = line
        sums.set(key, { poolId, account, fen: (sums.get(key)?.fen ?? 0) + signed(line) })
      }
    }
    return [...sums.values()]
  }
}
