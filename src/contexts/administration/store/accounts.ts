import { type ExpressionBuilder, type Insertable, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { inside } from '#platform/db/inside.ts'
import type { DB, PlatformAccount } from '#platform/db/types.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Account = {
  id: string
  username: string
  displayName: string
  personId: string | null
  areaCode: string | null
  areaName: string | null
  areaPath: string | null
  status: 'active' | 'disabled'
  mustChangePassword: boolean
  lockedUntil: Date | null
  createdAt: Date
  version: number
}

const select = (tx: Tx) =>
  tx
    .selectFrom('platform.account as account')
    .leftJoin('directory.area as area', 'area.code', 'account.areaCode')
    .select([
      'account.id',
      'account.username',
      'account.displayName',
      'account.personId',
      'account.areaCode',
      'area.name as areaName',
      'account.areaPath',
      'account.status',
      'account.mustChangePassword',
      'account.lockedUntil',
      'account.createdAt',
      'account.version',
    ])

export const findAccount = (tx: Tx, id: string): Promise<Account | undefined> =>
  select(tx).where('account.id', '=', id).$castTo<Account>().executeTakeFirst()

export const findAccounts = (tx: Tx, ids: readonly string[]): Promise<Account[]> =>
  select(tx)
    .where('account.id', 'in', [...ids])
    .$castTo<Account>()
    .execute()

export const findByUsername = (tx: Tx, username: string): Promise<Account | undefined> =>
  select(tx).where('account.username', '=', username).$castTo<Account>().executeTakeFirst()

/** Held to the end of the transaction, so that two appointments of one person are settled one after the other. */
export async function lockAccount(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('platform.account').select('id').where('id', '=', id).forUpdate().execute()
}

export type AccountFilter = {
  reach: readonly string[]
  today: string
  words?: string | undefined
  status?: string | undefined
  role?: string | undefined
  within?: string | undefined
}

type Eb = ExpressionBuilder<DB & { account: PlatformAccount }, 'account'>

const matches = (eb: Eb, { reach, today, words, status, role, within }: AccountFilter) =>
  eb.and([
    inside('account.areaPath', reach),
    ...(within === undefined ? [] : [inside('account.areaPath', [within])]),
    ...(status === undefined ? [] : [eb('account.status', '=', status)]),
    ...(words ? [containsWords(words)] : []),
    ...(role === undefined ? [] : [holdsRole(role, today)]),
  ])

const containsWords = (words: string) =>
  sql<boolean>`(strpos(account.username, ${words.toLowerCase()}) > 0 or strpos(account.display_name, ${words}) > 0)`
const holdsRole = (role: string, today: string) => sql<boolean>`exists (select from platform.post
  where post.account_id = account.id and post.role = ${role} and (post.valid_to is null or post.valid_to >= ${today}))`

/** Accounts whose place lies in reach, by user name, after the given one. */
export const listAccounts = (tx: Tx, filter: AccountFilter & { after?: string | undefined; limit: number }) =>
  select(tx)
    .where((eb) => matches(eb as unknown as Eb, filter))
    .$if(filter.after !== undefined, (query) => query.where('account.username', '>', filter.after ?? ''))
    .orderBy('account.username')
    .limit(filter.limit)
    .$castTo<Account>()
    .execute()

export async function countAccounts(tx: Tx, filter: AccountFilter): Promise<number> {
  const { count } = await tx
    .selectFrom('platform.account as account')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where((eb) => matches(eb as unknown as Eb, filter))
    .executeTakeFirstOrThrow()
  return count
}

/** False when the user name is taken. */
export async function insertAccount(tx: Tx, account: Insertable<PlatformAccount>): Promise<boolean> {
  const made = await tx
    .insertInto('platform.account')
    .values(account)
    .onConflict((same) => same.column('username').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

type Change = { status?: 'active' | 'disabled'; failedSignIns?: number; lockedUntil?: Date | null }

/** Changes an account of the version that was seen. Errors: access.stale. */
export async function changeAccount(tx: Tx, id: string, version: number, change: Change): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('platform.account')
      .set({ ...change, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
}

export async function personExists(tx: Tx, personId: string): Promise<boolean> {
  const found = await tx.selectFrom('directory.person').select('id').where('id', '=', personId).executeTakeFirst()
  return found !== undefined
}

export async function anyAccount(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom('platform.account').select('id').limit(1).executeTakeFirst()) !== undefined
}
