import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { findNeeds, type Need } from './needs.ts'

const needsOf = async (tx: Tx, rows: readonly { id: string }[]): Promise<Need[]> =>
  rows.length === 0
    ? []
    : findNeeds(
        tx,
        rows.map(({ id }) => id),
      )

/** Needs past their day that nobody was told of yet. */
export async function lateUntold(tx: Tx, today: string): Promise<Need[]> {
  const { rows } = await sql<{ id: string }>`select id from needs.need
    where due_on < ${today}::date and late_told_for is distinct from due_on order by due_on, id limit 5000`.execute(tx)
  return needsOf(tx, rows)
}

/** Remembers for which day the reminder was sent, so that it is sent once. */
export const toldLate = (tx: Tx, today: string) =>
  sql`update needs.need set late_told_for = due_on where due_on < ${today}::date and late_told_for is distinct from due_on`.execute(
    tx,
  )

/** Needs that the resident confirmed more days ago than they may be taken up again. */
export async function toArchive(tx: Tx, today: string, reopenDays: number): Promise<Need[]> {
  const { rows } = await sql<{ id: string }>`select id from needs.need
    where state = 'confirmed' and confirmed_on < ${today}::date - ${reopenDays}::int order by confirmed_on, id limit 5000`.execute(
    tx,
  )
  return needsOf(tx, rows)
}
