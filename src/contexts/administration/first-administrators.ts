import { randomBytes } from 'node:crypto'
import { dateOf } from '#kernel/time.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import { appoint } from './appoint.ts'
import { createAccount } from './create-account.ts'
import type { ADMINISTRATORS } from './rules/three-administrators.ts'
import { anyAccount } from './store/accounts.ts'

export type FirstAdministrator = { username: string; password: string; label: string }

const USERNAMES: Record<(typeof ADMINISTRATORS)[number], string> = {
  systemAdministrator: 'system',
  securityAdministrator: 'security',
  auditAdministrator: 'audit',
}

/**
 * The three accounts a new installation begins with, over the whole tree; none when there is any account already. Their
 * passwords are told once, here, and must be changed at the first sign-in.
 */
export async function firstAdministrators(
  tx: Tx,
  { area, now }: { area: { code: string; path: string }; now: Date },
): Promise<FirstAdministrator[]> {
  if (await anyAccount(tx)) return []
  const made: FirstAdministrator[] = []
  for (const [role, username] of Object.entries(USERNAMES)) {
    const label = declaredRoles()[role]?.label ?? role
    const password = `Aa1-${randomBytes(9).toString('base64url')}`
    const nobody = { personId: null, createdBy: null }
    const account = { username, displayName: label, area, password, mustChangePassword: true, ...nobody, now }
    const accountId = await createAccount(tx, account)
    const term = { role, validFrom: dateOf(now), validTo: null }
    await appoint(tx, { ...term, accountId, area, organisationId: null, appointedBy: null, now })
    made.push({ username, password, label })
  }
  return made
}
