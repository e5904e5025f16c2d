import type { Amount, Figure, FigureForm } from '../vocabulary.ts'

/** What is reported: by hand where a hand changed it, else as computed. */
export const shownOf = ({ part, whole, hand }: Figure): Amount =>
  hand ? { part: hand.part, whole: hand.whole } : { part, whole }

/** Hundredths, rounded down, so that 14.996 % never shows as 15.00 % (domain.md §3.1). */
const hundredths = (value: bigint): string => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`

/** An amount in words: `7`, `85.71%（6/7）`, `86.40分（5个）`; 尚无数据 where there is none. */
export function wordsOf(form: FigureForm, { part, whole }: Amount): string {
  if (part === null) return '尚无数据'
  if (form === 'count') return String(part)
  if (!whole) return '尚无数据'
  const [up, down] = [BigInt(part), BigInt(whole)]
  if (form === 'mean') return `${hundredths(up / down)}分（${whole}个）`
  return `${hundredths((up * 10_000n) / down)}%（${part}/${whole}）`
}

/** Why an amount cannot stand in a figure of this form; undefined where it can. */
export function faultOf(form: FigureForm, { part, whole }: Amount): 'whole-missing' | 'part-above-whole' | undefined {
  if (form === 'count') return undefined
  if (whole === null || part === null) return 'whole-missing'
  if (form === 'share' && part > whole) return 'part-above-whole'
  if (form === 'mean' && part > whole * 10_000) return 'part-above-whole'
  return whole === 0 && part > 0 ? 'part-above-whole' : undefined
}

export const isSame = (one: Amount, other: Amount): boolean => one.part === other.part && one.whole === other.whole

/**
 * New counts under a report that is being written: what a hand changed stays as it was changed, with its reason and flag, beside
 * the new count; a figure that is no longer asked for goes, unless a hand changed it.
 */
export function recounted(old: readonly Figure[], fresh: readonly Omit<Figure, 'hand'>[]): Figure[] {
  const hands = new Map(old.map(({ code, hand }) => [code, hand]))
  const codes = new Set(fresh.map(({ code }) => code))
  return [
    ...fresh.map((one) => ({ ...one, hand: hands.get(one.code) ?? null })),
    ...old.filter(({ code, hand }) => hand !== null && !codes.has(code)),
  ]
}

/** The figures a hand changed: they are marked on every paper. */
export const changedByHand = (figures: readonly Figure[]) =>
  figures.flatMap(({ hand, ...one }) => (hand ? [{ ...one, hand }] : []))
