import { createReadStream } from 'node:fs'
import { fileTypeFromFile } from 'file-type'
import yauzl from 'yauzl'
import { filesErrors } from './errors.ts'
import { KINDS, type KindName, type PurposeRule } from './kinds.ts'
import { extensionOf } from './name.ts'

/** Kinds that file-type names by these extensions. */
const BY_CONTENT: Readonly<Record<string, KindName>> = {
  jpg: 'jpeg',
  png: 'png',
  webp: 'webp',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  pptx: 'pptx',
  cfb: 'oldOffice',
}
const WITH_MACROS = new Set(['docm', 'dotm', 'xlsm', 'xltm', 'pptm', 'potm', 'ppsm', 'xlsb'])
/** With a password set, a zipped office file is wrapped into the container of the old formats. */
const ZIPPED_OFFICE = new Set(['docx', 'xlsx', 'pptx'])

/**
 * What a file is, by its content alone; then held against its name and against what is taken here.
 * Errors: a refusal that names what was found and what to do.
 */
export async function kindOfFile(path: string, name: string, rule: PurposeRule): Promise<KindName> {
  const extension = extensionOf(name)
  const allowed = allowedTitles(rule)
  const found = await recognise(path, extension)
  if (found === 'macros') throw filesErrors.macros()
  if (found === 'heic') throw filesErrors.applePhoto()
  if (found === undefined || (found === 'zip' && !rule.kinds.includes(found))) throw filesErrors.unknownKind(allowed)
  if (found === 'oldOffice' && ZIPPED_OFFICE.has(extension)) throw filesErrors.passwordProtected()
  const { title, extensions } = KINDS[found]
  if (found === 'txt' && (await isWebPage(path))) throw filesErrors.webPage(allowed)
  if (!rule.kinds.includes(found)) throw filesErrors.notHere(title, allowed)
  if (extension === '') throw filesErrors.noExtension(title, extensions[0])
  if (!(extensions as readonly string[]).includes(extension))
    throw filesErrors.wrongExtension(extension, title, extensions[0])
  return found
}

const allowedTitles = ({ kinds }: PurposeRule): string =>
  kinds.map((name) => `${KINDS[name].title}（.${KINDS[name].extensions[0]}）`).join('、')

type Found = KindName | 'macros' | 'heic' | undefined

async function recognise(path: string, extension: string): Promise<Found> {
  const named = extension === 'csv' || extension === 'txt' ? extension : undefined
  // Read as text first: a table whose first heading is “BMI” begins as a bitmap does.
  if (named && (await isText(path))) return named
  const found = await recogniseBinary(path)
  if (found === undefined && named) throw filesErrors.encoding()
  return found ?? ((await decodes(path, 'utf-8')) ? 'txt' : undefined)
}

async function recogniseBinary(path: string): Promise<Found> {
  const type = await fileTypeFromFile(path)
  if (type === undefined) return undefined
  if (WITH_MACROS.has(type.ext)) return 'macros'
  if (type.mime.startsWith('image/hei')) return 'heic'
  if (type.ext === 'zip') return (await isOfd(path)) ? 'ofd' : 'zip'
  return BY_CONTENT[type.ext]
}

/** OFD (GB/T 33190) is a zip whose root holds OFD.xml. A zip that cannot be read is not one. */
async function isOfd(path: string): Promise<boolean> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => undefined)
  if (!zip) return false
  try {
    for await (const entry of zip.eachEntry()) if (entry.fileName === 'OFD.xml') return true
    return false
  } catch {
    return false
  } finally {
    zip.close()
  }
}

/** Many systems “export to Excel” a page of HTML and name it .xls or .xlsx. */
async function isWebPage(path: string): Promise<boolean> {
  for await (const head of createReadStream(path, { end: 1023, encoding: 'utf8' }))
    return /^[\ufeff\s]*<(?:!doctype html|html|head|body|table|meta)\b/i.test(String(head))
  return false
}

/** Nothing marks a text: it is one when the whole of it decodes. */
const isText = async (path: string): Promise<boolean> =>
  (await decodes(path, 'utf-8')) || (await decodes(path, 'gb18030'))

/** Whether a file is text in this encoding: every byte decodes, and none is a control character of a binary. */
async function decodes(path: string, encoding: 'utf-8' | 'gb18030'): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  try {
    for await (const chunk of createReadStream(path))
      if (isBinary(decoder.decode(chunk, { stream: true }))) return false
    return !isBinary(decoder.decode())
  } catch (problem) {
    if (problem instanceof TypeError) return false
    throw problem
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const isBinary = (text: string): boolean => /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text)
