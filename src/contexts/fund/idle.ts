import type { Tx } from '#platform/db/database.ts'
import { limitsOf } from './limits.ts'
import { type Idle, idleSince } from './rules/idle.ts'
import { type PaidLast, paidLast } from './store/idle.ts'

/** Funds at work that paid nothing for so long that somebody should see to it. `fundIds` null: all. */
export async function idleFunds(
  tx: Tx,
  fundIds: readonly string[] | null,
  today: string,
): Promise<(PaidLast & { idle: Idle })[]> {
  const limits = await limitsOf(tx, today)
  return (await paidLast(tx, fundIds)).flatMap((one) => {
    const idle = idleSince(one.since, today, limits)
    return idle ? [{ ...one, idle }] : []
  })
}
