import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Batch } from '#platform/exchange/batches.ts'

export type ImportRow = Batch & { areaName: string | null }

const select = (tx: Tx) =>
  tx
    .selectFrom('platform.importBatch as batch')
    .leftJoin('directory.area as area', 'area.path', 'batch.areaPath')
    .selectAll('batch')
    .select('area.name as areaName')

export const findImport = (tx: Tx, id: string): Promise<ImportRow | undefined> =>
  select(tx).where('batch.id', '=', id).$castTo<ImportRow>().executeTakeFirst()

/** A person's own uploads, newest first. */
export const listImports = (
  tx: Tx,
  accountId: string,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<ImportRow[]> =>
  select(tx)
    .where('batch.createdBy', '=', accountId)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(batch.created_at, batch.id) < (select last.created_at, last.id from platform.import_batch as last where last.id = ${after ?? ''})`,
      ),
    )
    .orderBy('batch.createdAt', 'desc')
    .orderBy('batch.id', 'desc')
    .limit(limit)
    .$castTo<ImportRow>()
    .execute()
