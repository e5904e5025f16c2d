import type { Insertable, Selectable } from 'kysely'
import type { Database, Tx } from '#platform/db/database.ts'
import type { PlatformFile } from '#platform/db/types.ts'

export type FileRow = Selectable<PlatformFile>

export const insertFile = (tx: Tx, row: Insertable<PlatformFile>): Promise<FileRow> =>
  tx.insertInto('platform.file').values(row).returningAll().executeTakeFirstOrThrow()

export const findFile = (tx: Tx, id: string): Promise<FileRow | undefined> =>
  tx.selectFrom('platform.file').selectAll().where('id', '=', id).executeTakeFirst()

/** The next rows in order of id, for reading the whole table in pages. */
export const filesAfter = (db: Database, id: string | undefined, limit: number): Promise<FileRow[]> =>
  db
    .selectFrom('platform.file')
    .selectAll()
    .$if(id !== undefined, (query) => query.where('id', '>', id ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
