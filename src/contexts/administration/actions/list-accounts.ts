import { findArea } from '#contexts/directory/public.ts'
import { declaredRoles } from '#platform/access/roles.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { administrationContract } from '../contract.ts'
import { administrationErrors as errors } from '../errors.ts'
import { type Account, countAccounts, findAccount, listAccounts as list } from '../store/accounts.ts'
import { postsOf } from '../store/posts.ts'

type Endpoints = typeof administrationContract.endpoints

export const listAccounts: Handler<Endpoints['listAccounts']> = async (
  { areaCode, after, limit, ...filter },
  { tx, now, today, reach },
) => {
  const area = areaCode === undefined ? undefined : await findArea(tx, areaCode)
  if (areaCode !== undefined && !area) throw errors.noArea()
  const search = { ...filter, within: area?.path, reach: reach(), today }
  const accounts = await list(tx, { ...search, after, limit })
  return { accounts: await withPosts(tx, accounts, now, today), total: await countAccounts(tx, search) }
}

export const getAccount: Handler<Endpoints['getAccount']> = async ({ accountId }, { tx, now, today, allow }) => {
  const account = await findAccount(tx, accountId)
  if (!account) throw errors.noAccount()
  allow(account.areaPath === null ? {} : { areaPath: account.areaPath })
  const [view] = await withPosts(tx, [account], now, today)
  if (!view) throw errors.noAccount()
  return view
}

async function withPosts(tx: Tx, accounts: readonly Account[], now: Date, today: string) {
  const ids = accounts.map(({ id }) => id)
  const posts = await postsOf(tx, ids, today)
  const roles = declaredRoles()
  return accounts.map(({ lockedUntil, createdAt, ...account }) => ({
    ...account,
    lockedUntil: lockedUntil && lockedUntil > now ? lockedUntil.toISOString() : null,
    createdAt: createdAt.toISOString(),
    posts: posts
      .filter(({ accountId }) => accountId === account.id)
      .map((post) => ({ ...post, label: roles[post.role]?.label ?? post.role })),
  }))
}
