import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findArea } from '#contexts/directory/public.ts'
import { idCheckDigit } from '#kernel/identity.ts'
import { contexts } from '#main/contexts.ts'
import { transact } from '#platform/db/database.ts'
import { checkBatch } from '#platform/exchange/check-batch.ts'
import { confirmImport, receiveImport, storeBatch } from '#platform/exchange/import-steps.ts'
import { listProblems } from '#platform/exchange/staging.ts'
import type { Town } from './town.ts'

/** A row of a sheet, by the titles of its columns. */
export type SheetRow = Record<string, string>
export type Imported = {
  problems: { rowNo: number | null; columnTitle: string | null; shown: string; reason: string }[]
  stored: number
  same: number
}

/** A valid ID number from its first 17 digits. */
export const idNumberOf = (first17: string): string => first17 + idCheckDigit(first17)

/** Takes a sheet through check and store, the right rows only, as its job would. `more`: what else is chosen when uploading. Rejects with the refusal of storing. */
export async function importSheet(
  town: Town,
  kindName: string,
  areaCode: string,
  rows: readonly SheetRow[],
  more: Record<string, unknown> = {},
): Promise<Imported> {
  const kind = contexts.flatMap(({ imports }) => imports).find(({ name }) => name === kindName)
  if (!kind) throw new Error(`no import ${kindName}`)
  const folder = mkdtempSync(join(tmpdir(), 'wushe-sheet-'))
  const path = join(folder, 'sheet.csv')
  const titles = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const text = [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))].map((line) => line.join(','))
  writeFileSync(path, `\ufeff${text.join('\n')}\n`)
  const sm3 = createHash('sm3').update(text.join('\n')).update(randomUUID()).digest('hex')
  try {
    const batch = await town.tx((tx) => receive(tx, sm3))
    await checkBatch(town.db, kind, batch.id, { name: 'sheet.csv', path }, { now: () => town.now })
    const { good, version, status, note } = await town.tx((tx) => stateOf(tx, batch.id))
    if (status !== 'checked') throw new Error(`${status}: ${note}`)
    const problems = await town.tx((tx) => listProblems(tx, batch.id, 0, 1_000))
    if (good === 0) return { problems, stored: 0, same: 0 }
    await town.tx((tx) => confirmImport(tx, batch.id, { mode: 'good-rows-only', version }))
    const { stored, skippedAsSame = 0 } = await transact(town.db, { reach: 'all' }, (tx) =>
      storeBatch(tx, kind, batch.id, town.now),
    )
    return { problems, stored, same: skippedAsSame }
  } finally {
    rmSync(folder, { recursive: true })
  }

  async function receive(tx: Parameters<Parameters<Town['tx']>[0]>[0], digest: string) {
    const area = await findArea(tx, areaCode)
    const file = { id: randomUUID(), name: 'sheet.csv', mediaType: 'text/csv', bytes: 1, sm3: digest }
    await tx
      .insertInto('platform.file')
      .values({ ...file, originalSm3: digest, purpose: 'import', storedAt: town.now })
      .execute()
    const upload = {
      ...{
        fileId: file.id,
        fileName: file.name,
        fileSm3: digest,
        scope: { areaCode, ...more },
        areaPath: area?.path ?? '',
      },
      ...{ createdBy: randomUUID(), creatorName: '经办' },
    }
    return (await receiveImport(tx, kind as NonNullable<typeof kind>, upload, town.now)).batch
  }
}

const stateOf = (tx: Parameters<Parameters<Town['tx']>[0]>[0], id: string) =>
  tx
    .selectFrom('platform.importBatch')
    .select(['good', 'version', 'status', 'note'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
