// Finds LibreOffice and poppler for the tests of official documents; on Debian as root it installs what is missing:
// libreoffice-writer-nogui, the smallest package that opens a .docx (84 MB to fetch, 258 MB on disk, half a minute).
import { existsSync } from 'node:fs'
import process from 'node:process'
import { aptInstall } from './apt.mjs'

const OFFICES = ['/usr/bin/soffice', '/usr/bin/libreoffice', '/opt/libreoffice/program/soffice']
const READERS = ['/usr/bin/pdftotext', '/usr/local/bin/pdftotext']
const office = () => [process.env.OFFICE_PATH, ...OFFICES].find((path) => path && existsSync(path))

/** Resolves to { path } of soffice, or { why } there is none. */
export async function ensureOffice() {
  if (process.env.OFFICE_PATH && !existsSync(process.env.OFFICE_PATH))
    return { why: `OFFICE_PATH=${process.env.OFFICE_PATH} does not exist` }
  const missing = [
    ...(office() ? [] : ['libreoffice-writer-nogui']),
    ...(READERS.some(existsSync) ? [] : ['poppler-utils']),
  ]
  if (missing.length > 0) {
    const why = await aptInstall(missing, { what: 'the tests of official documents', or: ' or set OFFICE_PATH' })
    if (why) return { why }
  }
  const path = office()
  return path ? { path } : { why: 'libreoffice was installed but is not at any usual place: set OFFICE_PATH' }
}
