import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce, rideAlong } from '#platform/db/driver.ts'
import { accessErrors } from './errors.ts'

type Claim = { accountId: string; key: string; what: string; inputHash: string; now: Date }

/** The key was used before: what was sent is done already, or was something else. */
export class KeyTaken extends Error {
  readonly claim: Claim

  constructor(claim: Claim) {
    super('the idempotency key is taken')
    this.claim = claim
  }
}

/**
 * Claims a key for this transaction, on the way to its next statement. A second request with the same key waits on the
 * primary key until the first ends and then fails with KeyTaken before anything of its own is done, so a command is applied
 * once however often, and however simultaneously, it is sent.
 */
export async function claimKey(tx: Tx, claim: Claim): Promise<void> {
  const { accountId, key, what, inputHash, now } = claim
  const query = sql`
    insert ${plannedOnce} into platform.idempotency (account_id, key, what, input_hash, created_at)
    values (${accountId}, ${key}, ${what}, ${inputHash}, ${now}::timestamptz)`.compile(tx)
  await rideAlong(tx, query, (problem) =>
    constraintOf(problem) === 'idempotency_pkey' ? new KeyTaken(claim) : problem,
  )
}

const constraintOf = (problem: unknown): string | undefined => (problem as { constraint?: string }).constraint

/** The answer kept for a key that is taken. Errors: access.keyReused when the key was used for another input. */
export async function answerKept(tx: Tx, { accountId, key, what, inputHash }: Claim): Promise<unknown> {
  const earlier = await tx
    .selectFrom('platform.idempotency')
    .select(['what', 'inputHash', 'answer'])
    .where('accountId', '=', accountId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (earlier.what !== what || earlier.inputHash !== inputHash) throw accessErrors.keyReused()
  return earlier.answer
}

/** Keeps the answer with its key, on the way to the transaction's end. */
export async function keepAnswer(
  tx: Tx,
  { accountId, key, answer }: { accountId: string; key: string; answer: unknown },
): Promise<void> {
  const query = sql`
    update ${plannedOnce} platform.idempotency set answer = ${JSON.stringify(answer ?? null)}::jsonb
    where account_id = ${accountId} and key = ${key}`.compile(tx)
  await rideAlong(tx, query)
}

/** Keys are kept long enough for any retry; older ones go. */
export async function forgetKeysBefore(tx: Tx, before: Date): Promise<void> {
  await tx.deleteFrom('platform.idempotency').where('createdAt', '<', before).execute()
}
