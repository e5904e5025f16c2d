import { type Insertable, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { PlatformPost } from '#platform/db/types.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type Post = {
  id: string
  accountId: string
  role: string
  areaCode: string | null
  areaName: string | null
  organisationId: string | null
  organisationName: string | null
  /** Where it is settled who may end it: its area, its organisation's, or its holder's. */
  areaPath: string | null
  validFrom: string
  validTo: string | null
  endedBy: string | null
  version: number
}

const select = (tx: Tx) =>
  tx
    .selectFrom('platform.post as post')
    .innerJoin('platform.account as account', 'account.id', 'post.accountId')
    .leftJoin('directory.area as area', 'area.code', 'post.areaCode')
    .leftJoin('directory.organisation as organisation', 'organisation.id', 'post.organisationId')
    .leftJoin('directory.area as seat', 'seat.code', 'organisation.areaCode')
    .select([
      'post.id',
      'post.accountId',
      'post.role',
      'post.areaCode',
      'area.name as areaName',
      'post.organisationId',
      'organisation.name as organisationName',
      sql<string | null>`coalesce(post.area_path, seat.path, account.area_path)`.as('areaPath'),
      'post.validFrom',
      'post.validTo',
      'post.endedBy',
      'post.version',
    ])

export const findPost = (tx: Tx, id: string): Promise<Post | undefined> =>
  select(tx).where('post.id', '=', id).executeTakeFirst()

/** Posts of some accounts that are held on a day or later. */
export async function postsOf(tx: Tx, accountIds: readonly string[], from: string): Promise<Post[]> {
  if (accountIds.length === 0) return []
  return select(tx)
    .where('post.accountId', 'in', [...accountIds])
    .where((eb) => eb.or([eb('post.validTo', 'is', null), eb('post.validTo', '>=', from)]))
    .orderBy('post.validFrom')
    .orderBy('post.id')
    .execute()
}

export async function insertPost(tx: Tx, post: Insertable<PlatformPost>): Promise<void> {
  await tx.insertInto('platform.post').values(post).execute()
}

/** Ends a post of the version that was seen. Errors: access.stale. */
export async function endPost(
  tx: Tx,
  { id, version, validTo, endedBy }: { id: string; version: number; validTo: string; endedBy: string },
): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('platform.post')
      .set({ validTo, endedBy, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
}

export const findOrganisation = (tx: Tx, id: string) =>
  tx
    .selectFrom('directory.organisation as organisation')
    .innerJoin('directory.area as area', 'area.code', 'organisation.areaCode')
    .select(['organisation.name', 'area.path as areaPath'])
    .where('organisation.id', '=', id)
    .executeTakeFirst()
