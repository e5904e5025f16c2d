import type { Database } from '#platform/db/database.ts'
import { digestOf, fileFolder, pathOf, sizeOf } from './folder.ts'
import { type FileRow, filesAfter } from './store.ts'

const PAGE = 500

/** One file as found on disk; `fault` is null when it is whole. */
export type FileVerdict = { id: string; name: string; sm3: string; fault: string | null }

/** Reads every kept file again and holds it against its row: size and SM3 digest. */
export async function* verifyFiles(db: Database): AsyncGenerator<FileVerdict> {
  let last: string | undefined
  for (;;) {
    const rows = await filesAfter(db, last, PAGE)
    for (const row of rows) yield { id: row.id, name: row.name, sm3: row.sm3, fault: await faultOf(row) }
    if (rows.length < PAGE) return
    last = rows.at(-1)?.id
  }
}

async function faultOf({ sm3, bytes }: FileRow): Promise<string | null> {
  const folder = fileFolder()
  const size = await sizeOf(folder, sm3)
  if (size === undefined) return '文件内容缺失，请从备份恢复'
  if (size !== bytes) return `应有${bytes}字节，实有${size}字节，请从备份恢复`
  const found = await digestOf(pathOf(folder, sm3))
  return found.sm3 === sm3 ? null : '文件内容被改动（SM3摘要不符），请从备份恢复'
}
