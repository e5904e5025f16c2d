import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** The number of the need that a ticket of the hotline has become, wherever it sits; undefined when it is new. */
export async function ticketOf(tx: Tx, externalNo: string): Promise<string | undefined> {
  const { rows } = await sql<{ no: string | null }>`select needs.ticket_of(${externalNo}) as no`.execute(tx)
  return rows[0]?.no ?? undefined
}
