import { dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { needsErrors } from './errors.ts'
import { advance, type By } from './progress.ts'
import { againstResolving } from './rules/routing.ts'
import type { Need } from './store/needs.ts'
import { referralFor } from './store/referrals.ts'
import { BENEFITS, type Means } from './vocabulary.ts'

/** Resolves a need that is held already. A benefit somebody has a right to is never replaced by a gift. */
export async function resolveHeld(
  tx: Tx,
  need: Need,
  { result, means }: { result: string; means: readonly Means[] },
  by: By,
): Promise<{ version: number }> {
  const against = againstResolving(need.benefit, await referralFor(tx, need), means)
  const benefit = need.benefit ? BENEFITS[need.benefit] : ''
  if (against) throw needsErrors[against](benefit)
  const set = { means: [...means], result, resolvedOn: dateOf(by.now) }
  return advance(tx, need, 'resolve', by, { note: result, set })
}
