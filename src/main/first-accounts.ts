import { randomInt } from 'node:crypto'
import { appoint, createAccount } from '#contexts/administration/public.ts'
import { findRoot } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import { type Database, transact } from '#platform/db/database.ts'
import type { RoleName } from './roles.ts'

export type FirstAccount = { username: string; password: string; about: string }

const three: readonly { username: string; about: string; role: RoleName }[] = [
  { username: 'sysadmin', about: '系统管理员（建立账号）', role: 'systemAdministrator' },
  { username: 'secadmin', about: '安全管理员（任命岗位）', role: 'securityAdministrator' },
  { username: 'auditor', about: '审计管理员（查看审计）', role: 'auditAdministrator' },
]

/**
 * An installation without demo data begins with the three administrators (三员分立) and nobody else. Their passwords are
 * random, told once, here, and must be changed at the first sign-in. Empty when there are accounts already.
 */
export async function makeFirstAccounts(db: Database, now: Date): Promise<FirstAccount[]> {
  return transact(db, { reach: 'all' }, async (tx) => {
    const someone = await tx.selectFrom('platform.account').select('id').limit(1).executeTakeFirst()
    const root = await findRoot(tx)
    if (someone || !root) return []
    const area = { code: root.code, path: root.path }
    const made = []
    for (const { username, about, role } of three) {
      const password = randomPassword()
      const base = { username, displayName: about.replace(/（.*/, ''), area, personId: null, password, createdBy: null }
      const accountId = await createAccount(tx, { ...base, mustChangePassword: true, now })
      const term = { role, validFrom: dateOf(now), validTo: null }
      await appoint(tx, { accountId, ...term, area, organisationId: null, appointedBy: null, now })
      made.push({ username, password, about })
    }
    return made
  })
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const SIGNS = [LETTERS, LETTERS.toUpperCase(), '23456789', '.-+=']

/** 16 characters of four kinds, without those that are easily mistaken for one another. */
const randomPassword = (): string =>
  Array.from({ length: 16 }, (_, index) => {
    const kind = SIGNS[index % SIGNS.length] ?? LETTERS
    return kind[randomInt(kind.length)]
  }).join('')
