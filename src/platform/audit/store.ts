import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
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

/** Writes one line of the audit: who, when, from where, what, with which result. Never changed afterwards. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { actor, what, title, outcome, requestId, input, now, reason, told, ip, areaPath, recordKind, recordId } = entry
  await tx
    .insertInto('platform.audit')
    .values({
      happenedAt: now,
      requestId,
      accountId: actor.accountId || null,
      actorName: actor.name,
      roles: actor.posts.map(({ label }) => label),
      what,
      title,
      outcome,
      reason: reason ?? null,
      told: told ?? null,
      areaPath: areaPath ?? null,
      recordKind: recordKind ?? null,
      recordId: recordId ?? null,
      input: JSON.stringify(redact(input) ?? {}),
      ip: ip ?? null,
    })
    .execute()
}
