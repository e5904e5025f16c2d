import { sql } from 'kysely'
import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import { plannedOnce, rideAlong } from '#platform/db/driver.ts'
import { redact } from './redact.ts'

export type AuditEntry = {
  actor: Actor
  what: string
  title: string
  outcome: 'done' | 'read' | 'refused' | 'failed'
  requestId: string
  input: unknown
  now: Date
  /** The code of a refusal, for counting. */
  reason?: string
  /** The sentence the person was shown, for reading. */
  told?: string
  ip?: string | undefined
  areaPath?: string
  recordKind?: string
  recordId?: string
}

/**
 * Writes one line of the audit: who, when, from where, what, with which result. Never changed afterwards. It is written on the
 * way to the transaction's next statement or its end; where it cannot be, nothing is.
 */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, what, title, outcome, requestId, input, now, reason, told, ip, areaPath, recordKind, recordId } = entry
  const query = sql`
    insert ${plannedOnce} into platform.audit (happened_at, request_id, account_id, actor_name, roles, what, title, outcome, reason, told, area_path,
      record_kind, record_id, input, ip)
    values (${now}::timestamptz, ${requestId}, ${actor.accountId || null}::uuid, ${actor.name}, ${actor.posts.map(({ label }) => label)}::text[], ${what}, ${title}, ${outcome},
      ${reason ?? null}, ${told ?? null}, ${areaPath ?? null}, ${recordKind ?? null}, ${recordId ?? null}, ${JSON.stringify(redact(input) ?? {})}::jsonb, ${ip ?? null})`
  await rideAlong(tx, query.compile(tx))
}
