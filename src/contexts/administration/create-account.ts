import { randomUUID } from 'node:crypto'
import { signIn } from '#platform/access/sign-in/sign-in.ts'
import type { Tx } from '#platform/db/database.ts'
import { administrationErrors as errors } from './errors.ts'
import { insertAccount, personExists } from './store/accounts.ts'

export type NewAccount = {
  username: string
  displayName: string
  area: { code: string; path: string }
  personId: string | null
  password: string
  mustChangePassword: boolean
  createdBy: string | null
  now: Date
}

/** Makes an account and its password in one transaction. Errors: the name is taken, the password too easy, nobody such. */
export async function createAccount(tx: Tx, account: NewAccount): Promise<string> {
  const { username, displayName, area, personId, password, mustChangePassword, createdBy, now } = account
  if (personId && !(await personExists(tx, personId))) throw errors.noPerson()
  const id = randomUUID()
  const made = await insertAccount(tx, {
    ...{ id, username, displayName, personId, mustChangePassword, createdBy, createdAt: now },
    ...{ areaCode: area.code, areaPath: area.path, passwordChangedAt: now },
  })
  if (!made) throw errors.nameTaken(username)
  await signIn().createCredential(tx, { accountId: id, username, name: displayName, password, now })
  return id
}
