import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { signInErrors } from './errors.ts'
import { faultsOfPassword, hashPassword } from './password.ts'

export type Credential = { accountId: string; username: string; name: string; password: string; now: Date }

/** Refuses a password that is too easy. Errors: access.weakPassword. */
export function mustBeStrong(password: string, username: string): void {
  const faults = faultsOfPassword(password, username)
  if (faults.length > 0) throw signInErrors.weakPassword(faults)
}

/** Gives an account its password, in the transaction that makes the account. Errors: access.weakPassword. */
export async function createCredential(tx: Tx, { accountId, username, name, password, now }: Credential) {
  mustBeStrong(password, username)
  const hash = await hashPassword(password)
  await sql`select platform.auth_put_credential(${accountId}::uuid, ${name}, ${username}, ${hash}, ${now})`.execute(tx)
}

/** Sets a password and ends the account's sessions, but for `keepSession`. Errors: access.weakPassword. */
export async function setPassword(
  tx: Tx,
  set: { accountId: string; username: string; password: string; now: Date; mustChange: boolean; keepSession?: string },
): Promise<void> {
  const { accountId, username, password, now, mustChange, keepSession = null } = set
  mustBeStrong(password, username)
  const hash = await hashPassword(password)
  await sql`select platform.auth_set_password(${accountId}::uuid, ${hash}, ${now})`.execute(tx)
  await sql`select platform.auth_end_sessions(${accountId}::uuid, null, ${keepSession}::text)`.execute(tx)
  await tx
    .updateTable('platform.account')
    .set({ mustChangePassword: mustChange, passwordChangedAt: now, failedSignIns: 0, lockedUntil: null })
    .where('id', '=', accountId)
    .execute()
}

/** Ends one session (`one`), all but one (`but`) or all of an account's; says how many. */
export async function endSessions(tx: Tx, accountId: string, which: { one?: string; but?: string } = {}) {
  const { one = null, but = null } = which
  const { rows } = await sql<{
    ended: number
  }>`select platform.auth_end_sessions(${accountId}::uuid, ${one}::text, ${but}::text) as ended`.execute(tx)
  return rows[0]?.ended ?? 0
}

/** Keeps a sealed TOTP secret, on trial until `proven`; null takes the second factor away. */
export async function putSecondFactor(tx: Tx, accountId: string, sealed: string | null, proven: boolean) {
  await sql`select platform.auth_put_second_factor(${accountId}::uuid, ${sealed}::text, ${proven})`.execute(tx)
}
