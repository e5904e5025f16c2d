import type { Tx } from '#platform/db/database.ts'

export const findMe = (tx: Tx, accountId: string) =>
  tx
    .selectFrom('platform.account')
    .select(['username', 'mustChangePassword'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()

export const organisationNames = async (tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  ids.length === 0
    ? new Map()
    : new Map(
        (
          await tx
            .selectFrom('directory.organisation')
            .select(['id', 'name'])
            .where('id', 'in', [...ids])
            .execute()
        ).map(({ id, name }) => [id, name]),
      )

export const areaNames = async (tx: Tx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  codes.length === 0
    ? new Map()
    : new Map(
        (
          await tx
            .selectFrom('directory.area')
            .select(['code', 'name'])
            .where('code', 'in', [...codes])
            .execute()
        ).map(({ code, name }) => [code, name]),
      )

export async function countUnread(tx: Tx, accountId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('platform.message')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

type Page = { unreadOnly: boolean; after?: string | undefined; limit: number }

/** Newest first, after the given message of the same account. */
export const listMessages = (tx: Tx, accountId: string, { unreadOnly, after, limit }: Page) =>
  tx
    .selectFrom('platform.message')
    .select(['id', 'title', 'body', 'link', 'createdAt', 'readAt'])
    .where('accountId', '=', accountId)
    .$if(unreadOnly, (query) => query.where('readAt', 'is', null))
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, selectFrom }) =>
        eb(
          refTuple('createdAt', 'id'),
          '<',
          selectFrom('platform.message as last')
            .select(['last.createdAt', 'last.id'])
            .where('last.id', '=', after ?? '')
            .where('last.accountId', '=', accountId)
            .$asTuple('createdAt', 'id'),
        ),
      ),
    )
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

/** Marks messages of one account read; all of them for null. */
export async function readMessages(tx: Tx, accountId: string, ids: readonly string[] | null, now: Date): Promise<void> {
  if (ids?.length === 0) return
  await tx
    .updateTable('platform.message')
    .set({ readAt: now })
    .where('accountId', '=', accountId)
    .where('readAt', 'is', null)
    .$if(ids !== null, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .execute()
}
