import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Doer } from '#platform/access/doer.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Sheet } from '../vocabulary.ts'

/** What is sealed: everything of the sheet but its own name and its digest. */
export type SheetContent = Omit<Sheet, 'id' | 'digest'>

const digestsOf = (text: string) => ({
  digest: createHash('sm3').update(text).digest('hex'),
  sha256: createHash('sha256').update(text).digest('hex'),
})

/** Keeps a sheet for good: its text as it is, and two digests of it – SM3 for people, SHA-256 for the database's own check. */
export async function insertSheet(
  tx: Tx,
  content: SheetContent,
  { areaCode, by }: { areaCode: string; by: Doer },
): Promise<{ sheetId: string; digest: string }> {
  const text = JSON.stringify(content)
  const digests = digestsOf(text)
  const sheetId = randomUUID()
  const { pointId, stage, tableId, asOf } = content
  await tx
    .insertInto('scoring.sheet')
    .values({
      id: sheetId,
      pointId,
      areaCode,
      stage,
      tableId,
      asOf,
      content: sql`${text}::json` as never,
      ...digests,
      sealedBy: by.accountId,
      sealedName: by.name,
      sealedAt: by.now,
    })
    .execute()
  return { sheetId, digest: digests.digest }
}

export type SealedSheet = { sheet: Sheet; areaPath: string; place: string; sealedName: string; isIntact: boolean }

/** A sealed sheet, and whether its text still matches its digest. */
export async function findSheet(tx: Tx, id: string): Promise<SealedSheet | undefined> {
  const row = await tx
    .selectFrom('scoring.sheet as s')
    .innerJoin('directory.area as a', 'a.code', 's.areaCode')
    .leftJoin('directory.area as d', 'd.code', 'a.parentCode')
    .select(['a.name', 'd.name as districtName'])
    .select(['s.digest', 's.sealedName', 'a.path as areaPath', sql<string>`s.content::text`.as('text')])
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const content = JSON.parse(row.text) as SheetContent
  return {
    sheet: { ...content, id, digest: row.digest },
    areaPath: row.areaPath,
    place: `${row.districtName ?? ''}${row.name}`,
    sealedName: row.sealedName,
    isIntact: digestsOf(row.text).digest === row.digest,
  }
}

/** Whose sheets these are, for lists of records. */
export const labelsOfSheets = (
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; areaName: string; stage: Sheet['stage']; asOf: string }[]> =>
  tx
    .selectFrom('scoring.sheet as s')
    .innerJoin('directory.area as a', 'a.code', 's.areaCode')
    .select(['s.id', 'a.name as areaName', 's.stage', 's.asOf'])
    .where('s.id', 'in', [...ids])
    .$castTo<{ id: string; areaName: string; stage: Sheet['stage']; asOf: string }>()
    .execute()
