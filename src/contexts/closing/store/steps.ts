import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type Step = { act: string; note: string; byName: string; at: Date }
type Hand = { accountId: string | null; name: string; now: Date }

/** Writes down who did what about a rectification or a closing. */
export async function addStep(tx: Tx, subjectId: string, act: string, note: string, by: Hand): Promise<void> {
  await sql`insert into closing.step (id, subject_id, act, note, by_account, by_name, at)
    values (${randomUUID()}, ${subjectId}, ${act}, ${note}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
}

export const stepsOf = async (tx: Tx, subjectId: string): Promise<Step[]> =>
  (
    await sql<Step>`select act, note, by_name, at from closing.step where subject_id = ${subjectId} order by seq`.execute(
      tx,
    )
  ).rows

/** How many of these files are kept. */
export async function filesKept(tx: Tx, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from platform.file where id = any(${ids}::uuid[])`.execute(tx)
  return rows[0]?.n ?? 0
}
