import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Permission } from '#platform/access/permission.ts'
import type { Tx } from '#platform/db/database.ts'

export type Message = { title: string; body?: string; link?: string }

/** Puts a message into the box of each account, in the caller's transaction. */
export async function notify(tx: Tx, accountIds: readonly string[], message: Message, now: Date): Promise<void> {
  const { title, body = '', link = null } = message
  if (accountIds.length === 0) return
  await tx
    .insertInto('platform.message')
    .values(
      [...new Set(accountIds)].map((accountId) => ({ id: randomUUID(), accountId, title, body, link, createdAt: now })),
    )
    .execute()
}

/** What waited under a link has been dealt with: whoever was asked to, by message, need not look any more. */
export async function settleMessages(tx: Tx, link: string, now: Date): Promise<void> {
  await tx
    .updateTable('platform.message')
    .set({ readAt: now })
    .where('link', '=', link)
    .where('readAt', 'is', null)
    .execute()
}

let rolesHolding: (permission: Permission) => readonly string[] = () => []
/** The server says once which roles hold which permission (src/main/roles.ts). */
export const useRolesHolding = (find: typeof rolesHolding): void => {
  rolesHolding = find
}

/** The accounts whose post of today holds a permission at the place itself or above it. */
export async function accountsWith(tx: Tx, permission: Permission, areaPath: string, today: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('platform.post as post')
    .innerJoin('platform.account as account', 'account.id', 'post.accountId')
    .select('account.id')
    .distinct()
    .where('post.role', 'in', [...rolesHolding(permission), ''])
    .where('account.status', '=', 'active')
    .where('post.validFrom', '<=', today)
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', today)]))
    .where(sql<boolean>`(post.area_path = ${areaPath} or starts_with(${areaPath}, post.area_path || '.'))`)
    .execute()
  return rows.map(({ id }) => id)
}
