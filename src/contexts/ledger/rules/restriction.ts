/** The five permitted uses, a closed list: 津民函〔2023〕20号 三（一）. */
export const USES = ['U1', 'U2', 'U3', 'U4', 'U5'] as const
export type Use = (typeof USES)[number]
export const isUse = (use: unknown): use is Use => (USES as readonly unknown[]).includes(use)

/**
 * What givers bound their gift to. `purpose` with a `use`: any spending of that use; with `text` alone: only spending
 * that names the pool. `group`: `text` is a target group, matched by the spending's group. `time`: to be spent by
 * `until`, that day included.
 */
export type Restriction = { kind: 'none' | 'purpose' | 'group' | 'time'; use?: Use; text?: string; until?: string }

export type Pool = {
  id: string
  /** The community whose share this is; null: the whole fund's. */
  earmarkCode: string | null
  restriction: Restriction
  /** Fen. */
  cash: number
  goods: number
}

/** What money is asked for. `use` null: the management fee. */
export type Purpose = {
  use: Use | null
  earmarkCode: string | null
  group?: string | undefined
  day: string
  /** Only these pools, and for restrictions in words: named on purpose. */
  poolIds?: readonly string[] | undefined
}

/** Whether a pool may pay for this. A community's share pays for that community alone. */
export function admits(pool: Pool, purpose: Purpose): boolean {
  const { poolIds, earmarkCode, use } = purpose
  if (poolIds && !poolIds.includes(pool.id)) return false
  if (use === null) return admitsFee(pool, earmarkCode)
  if (pool.earmarkCode !== null && pool.earmarkCode !== earmarkCode) return false
  return fits(pool, purpose)
}

/** A fee of the whole fund is borne by every unrestricted pool, one of a community by its own and the fund's. */
const admitsFee = ({ restriction, earmarkCode }: Pool, asked: string | null): boolean =>
  restriction.kind === 'none' && (asked === null || earmarkCode === null || earmarkCode === asked)

function fits({ id, restriction }: Pool, { use, group, day, poolIds }: Purpose): boolean {
  const isNamed = poolIds?.includes(id) === true
  switch (restriction.kind) {
    case 'none':
      return true
    case 'purpose':
      return restriction.use === undefined ? isNamed : restriction.use === use
    case 'group':
      return group === undefined ? isNamed : restriction.text === group
    case 'time':
      return day <= (restriction.until ?? day)
  }
}

/** Restricted money first, a community's own share before the fund's: what can pay for least pays first. */
export const rankOf = ({ restriction, earmarkCode }: Pool): number =>
  (restriction.kind === 'none' ? 2 : 0) + (earmarkCode === null ? 1 : 0)

/** The same restriction, written one way: what does not belong to its kind is left out. */
export function tidied({ kind, use, text = '', until }: Restriction): Restriction {
  const words = text.trim()
  if (kind === 'none') return { kind }
  if (kind === 'time') return { kind, ...(words && { text: words }), ...(until !== undefined && { until }) }
  return { kind, ...(kind === 'purpose' && use !== undefined && { use }), ...(words && { text: words }) }
}
