import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

type When = { key?: string; runAt?: Date }

/** Queues work in the caller's transaction, so a fact is told exactly when it becomes true. Equal `key`s coalesce. */
export async function enqueue(tx: Tx, name: string, payload: Record<string, unknown>, when: When = {}): Promise<void> {
  const { key = null, runAt = null } = when
  await sql`select platform.enqueue(${name}, ${JSON.stringify(payload)}::json, ${key}, ${runAt})`.execute(tx)
}
