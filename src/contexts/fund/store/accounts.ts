import type { Tx } from '#platform/db/database.ts'

/** The accounts in use of people, to tell them something. */
export async function accountsOfPeople(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('platform.account')
    .select('id')
    .where('personId', 'in', [...personIds])
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ id }) => id)
}
