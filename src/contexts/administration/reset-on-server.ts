import { randomBytes } from 'node:crypto'
import { dateOf } from '#kernel/time.ts'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import { audit } from '#platform/audit/store.ts'
import type { Tx } from '#platform/db/database.ts'
import { nobody } from '#platform/http/pipeline.ts'
import { ADMINISTRATORS } from './rules/three-administrators.ts'
import { findByUsername } from './store/accounts.ts'
import { postsOf } from './store/posts.ts'

/** Whether an account holds one of the three administrator roles on a day. */
export async function isAdministratorOn(tx: Tx, accountId: string, day: string): Promise<boolean> {
  const posts = await postsOf(tx, [accountId], day)
  return posts.some(({ role }) => (ADMINISTRATORS as readonly string[]).includes(role))
}

/**
 * Sets a new password from the server's own console, where nobody is signed in: told once, to be changed at the first
 * sign-in, both factors dropped, all sessions ended, and written to the audit. Undefined when there is no such account.
 */
export async function resetOnServer(tx: Tx, username: string, now: Date): Promise<{ password: string } | undefined> {
  const account = await findByUsername(tx, username)
  if (!account) return undefined
  const password = `Aa1-${randomBytes(9).toString('base64url')}`
  await signIn().setPassword(tx, { accountId: account.id, username, password, now, mustChange: true })
  await signIn().dropSecondFactor(tx, account.id)
  await signIn().endSessions(tx, account.id)
  await audit(tx, {
    actor: { ...nobody, name: `服务器命令行（${dateOf(now)}）` },
    what: 'administration.resetOnServer',
    title: '在服务器上重设密码',
    outcome: 'done',
    requestId: randomBytes(8).toString('hex'),
    input: { username },
    now,
    recordKind: 'administration.account',
    recordId: account.id,
  })
  return { password }
}
