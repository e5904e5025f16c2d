import type { Tx } from '#platform/db/database.ts'
import { accessErrors } from './errors.ts'

type Claim = { accountId: string; key: string; what: string; inputHash: string; now: Date }

/**
 * Claims a key for this transaction, or returns the answer kept for it. A second request with the same key waits on the
 * primary key until the first ends, so a command is applied once however often, and however simultaneously, it is sent.
 * Errors: access.keyReused when the key was used for another input.
 */
export async function claimKey(tx: Tx, claim: Claim): Promise<{ answer: unknown } | undefined> {
  const { accountId, key, what, inputHash, now } = claim
  const claimed = await tx
    .insertInto('platform.idempotency')
    .values({ accountId, key, what, inputHash, createdAt: now })
    .onConflict((same) => same.columns(['accountId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (claimed) return undefined
  const earlier = await tx
    .selectFrom('platform.idempotency')
    .select(['what', 'inputHash', 'answer'])
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.what !== what || earlier.inputHash !== inputHash) throw accessErrors.keyReused()
  return { answer: earlier.answer }
}

export async function keepAnswer(
  tx: Tx,
  { accountId, key, answer }: { accountId: string; key: string; answer: unknown },
) {
  await tx
    .updateTable('platform.idempotency')
    .set({ answer: JSON.stringify(answer ?? null) })
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .execute()
}

/** Keys are kept long enough for any retry; older ones go. */
export async function forgetKeysBefore(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('platform.idempotency').where('createdAt', '<', before).execute()
}
