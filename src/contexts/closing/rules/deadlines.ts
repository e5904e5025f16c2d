import { addDays } from '#kernel/time.ts'

/** Days as limits on a day, in force then. */
export type Limits = { midDays: number; finalDays: number; extensionDays: number; remindDays: number }

/** The last day of a rectification: 30 days after a mid evaluation, 15 after a final one or a re-evaluation (dated parameters). */
export const dueOf = (stage: 'mid' | 'final' | 're', issuedOn: string, limits: Pick<Limits, 'midDays' | 'finalDays'>) =>
  addDays(issuedOn, stage === 'mid' ? limits.midDays : limits.finalDays)

export type Extending = { state: string; dueOn: string; extendedOn: string | null }
export type ExtensionFault = 'not-open' | 'second' | 'late' | 'not-later' | 'too-far'

/** Why a rectification cannot be extended to a day, or undefined: once only, while it still runs, and not without end. */
export function extensionFault(one: Extending, to: string, today: string, most: number): ExtensionFault | undefined {
  if (one.state !== 'open') return 'not-open'
  if (one.extendedOn !== null) return 'second'
  if (today > one.dueOn) return 'late'
  if (to <= one.dueOn) return 'not-later'
  return to > addDays(one.dueOn, most) ? 'too-far' : undefined
}

/** Where a recheck leads: a second fail is the last. */
export function afterRecheck(fails: number, outcome: 'passed' | 'failed') {
  if (outcome === 'passed') return { state: 'passed' as const, fails }
  return { state: fails >= 1 ? ('failed' as const) : ('open' as const), fails: fails + 1 }
}

/** Whether a reminder is due: some days before the end, on every so many days after it, once a day. */
export function isToRemind(one: { dueOn: string; remindedOn: string | null }, today: string, every: number): boolean {
  if (today < addDays(one.dueOn, -every)) return false
  return one.remindedOn === null || addDays(one.remindedOn, every) <= today
}
