import { open } from 'node:fs/promises'
import { openCsv } from './csv-reader.ts'
import { fileErrors } from './errors.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import { openWorkbook, type Workbook } from './workbook-reader.ts'

/** A file on this machine's disk; `name` as the person called it. */
export type SourceFile = { name: string; path: string }

const HEAD_BYTES = 64 * 1024

/** Opens a spreadsheet by what it is, not by what its name says. Errors: fileErrors, each with the way to mend it. */
export async function openSource({ name, path }: SourceFile, limits: ReadLimits = READ_LIMITS): Promise<Workbook> {
  const head = await headOf(path)
  if (head.length === 0) throw fileErrors.empty()
  if (head.subarray(0, 2).toString('latin1') === 'PK') return openWorkbook(path, limits)
  refuseOthers(head)
  return openCsv(path, name, limits)
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const SIGNATURES: readonly (readonly [string, string])[] = [
  ['%PDF', 'PDF文件'],
  ['\x89PNG', '图片'],
  ['\xff\xd8\xff', '图片'],
  ['GIF8', '图片'],
  ['Rar!', '压缩包（RAR）'],
  ['7z\xbc\xaf', '压缩包（7z）'],
  ['\x1f\x8b', '压缩包（gz）'],
]

function refuseOthers(head: Buffer): void {
  const bytes = head.toString('latin1')
  if (bytes.startsWith('\xd0\xcf\x11\xe0')) throw refusalOfOle(head)
  const what = SIGNATURES.find(([mark]) => bytes.startsWith(mark))
  if (what) throw fileErrors.notASpreadsheet(what[1])
  const start = bytes
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 200)
    .toLowerCase()
  if (/^(<!doctype html|<html|<table|<head|<meta|<\?xml|mime-version)/.test(start)) throw fileErrors.webPage()
  const unicode = /^(\xff\xfe|\xfe\xff)/.test(bytes)
  if (!unicode && bytes.includes('\0')) throw fileErrors.notASpreadsheet('无法识别的文件')
}

/** An OLE container: a workbook with a password, an old .xls, or a Word document. The names in its directory are UTF-16. */
function refusalOfOle(head: Buffer): Error {
  const has = (name: string) => head.includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage') || has('EncryptionInfo')) return fileErrors.passwordProtected()
  return has('WordDocument') ? fileErrors.notASpreadsheet('Word文档') : fileErrors.oldExcel()
}
