import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'

/** Who told it, how to reach them, where, and about whom it was told; each may be empty. */
export type Contact = { name: string; phone: string; address: string; whom: string }

export const putContact = (
  tx: Tx,
  need: { needId: string; areaCode: string; accountId: string | null; masked: string },
  contact: Contact,
) =>
  sql`insert into needs.contact (need_id, area_code, account_id, sealed, masked)
    values (${need.needId}, ${need.areaCode}, ${need.accountId}, ${privacy().seal(JSON.stringify(contact))}, ${need.masked})`.execute(
    tx,
  )

export async function maskedContact(tx: Tx, needId: string): Promise<string> {
  const { rows } = await sql<{ masked: string }>`select masked from needs.contact where need_id = ${needId}`.execute(tx)
  return rows[0]?.masked ?? ''
}

/** Whole; the caller settles who may read it, and the reading is audited. */
export async function openContact(tx: Tx, needId: string): Promise<Contact | undefined> {
  const { rows } = await sql<{ sealed: Buffer }>`select sealed from needs.contact where need_id = ${needId}`.execute(tx)
  const [row] = rows
  return row && (JSON.parse(privacy().open(row.sealed)) as Contact)
}
