import type { Tx } from '#platform/db/database.ts'

/** How an account is called in print; '—' for one that is gone. */
export async function accountName(tx: Tx, accountId: string): Promise<string> {
  const found = accountId
    ? await tx.selectFrom('platform.account').select('displayName').where('id', '=', accountId).executeTakeFirst()
    : undefined
  return found?.displayName ?? '—'
}
