import { fileErrors } from './errors.ts'
import type { ReadLimits } from './limits.ts'
import { type Merge, type Survey, surveySheet } from './sheet-survey.ts'
import { attribute, type CellContext, decodeXml, prefixOf, RowScanner, type SheetRow, textOfItem } from './sheet-xml.ts'
import { openZip, type ZipPackage } from './zip-package.ts'

export type { Merge, SheetRow, Survey }

/** One sheet, read as often as one likes, from the start, never whole in memory. */
export type Sheet = {
  name: string
  /** A first quick pass: how many rows hold something, which cells are merged. Refuses a torn or swollen sheet. */
  survey(): Promise<Survey>
  /** Rows that hold something, some at a time. */
  rows(): AsyncGenerator<SheetRow[], void, undefined>
}

export type Workbook = { sheets: Sheet[]; close(): void }

/**
 * Opens an .xlsx or .xlsm. Ours and not hucre's: a reader has to see formulas, error cells and merged cells, stop where
 * it is told to, and keep no more than a row (docs/decisions/0030). Hidden sheets are not read.
 */
export async function openWorkbook(file: string, limits: ReadLimits): Promise<Workbook> {
  const zip = await openZip(file, limits)
  try {
    return await workbookOf(zip, limits)
  } catch (problem) {
    zip.close()
    throw problem
  }
}

async function workbookOf(zip: ZipPackage, limits: ReadLimits): Promise<Workbook> {
  refuseOtherPackages(zip)
  const folder = 'xl/'
  const book = await zip.text('xl/workbook.xml')
  if (prefixOf(book.slice(0, 4096), 'workbook') === undefined) throw fileErrors.torn('工作簿目录无法读取')
  const links = linksOf(await zip.text('xl/_rels/workbook.xml.rels'), folder)
  const isDate = zip.has('xl/styles.xml') ? dateStylesOf(await zip.text('xl/styles.xml', 64 * 1024 * 1024)) : []
  const is1904 = /<(\w+:)?workbookPr[^>]*\sdate1904="(1|true)"/.test(book)
  let shared: Promise<string[]> | undefined
  const context = async (): Promise<CellContext> => {
    shared ??= readSharedTexts(zip, links.sharedStrings, limits)
    return { shared: await shared, isDate, is1904, limits }
  }
  const sheets = visibleSheets(book).flatMap(({ name, link }) => {
    const path = links.sheets.get(link)
    return path && zip.has(path) ? [sheetOf(zip, name, path, context, limits)] : []
  })
  return { sheets, close: zip.close }
}

function refuseOtherPackages(zip: ZipPackage): void {
  if (zip.has('xl/workbook.xml') && zip.has('xl/_rels/workbook.xml.rels')) return
  if (zip.has('xl/workbook.bin')) throw fileErrors.binaryExcel()
  if (zip.has('word/document.xml')) throw fileErrors.notASpreadsheet('Word文档')
  if (zip.has('ppt/presentation.xml')) throw fileErrors.notASpreadsheet('演示文稿')
  if (zip.has('content.xml')) throw fileErrors.notASpreadsheet('ODF格式的文件（.ods等）')
  throw zip.paths().some((path) => path.startsWith('xl/'))
    ? fileErrors.torn('缺少工作簿目录')
    : fileErrors.notASpreadsheet('压缩包')
}

type Links = { sheets: Map<string, string>; sharedStrings: string | undefined }

function linksOf(rels: string, folder: string): Links {
  const links: Links = { sheets: new Map(), sharedStrings: undefined }
  for (const [tag] of rels.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    const type = attribute(tag, 'Type') ?? ''
    const target = decodeXml(attribute(tag, 'Target') ?? '')
    const path = target.startsWith('/') ? target.slice(1) : folder + target.replace(/^\.\//, '')
    if (type.endsWith('/worksheet')) links.sheets.set(attribute(tag, 'Id') ?? '', path)
    if (type.endsWith('/sharedStrings')) links.sharedStrings = path
  }
  return links
}

const visibleSheets = (book: string): { name: string; link: string }[] =>
  [...book.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    if (/hidden/i.test(attribute(tag, 'state') ?? '')) return []
    return [{ name: decodeXml(attribute(tag, 'name') ?? ''), link: /\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '' }]
  })

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])

/** For each cell style whether it shows a day. Text in quotes or brackets and escaped letters are no pattern letters. */
function dateStylesOf(styles: string): boolean[] {
  const custom = new Map<number, string>()
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g))
    custom.set(Number(attribute(tag, 'numFmtId')), decodeXml(attribute(tag, 'formatCode') ?? ''))
  const cellFormats = /<(\w+:)?cellXfs[\s>][\s\S]*?<\/(\w+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  return [...cellFormats.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => {
    const id = Number(attribute(tag, 'numFmtId') ?? 0)
    const code = custom.get(id)
    return code === undefined ? BUILT_IN_DATES.has(id) : /[yd]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
  })
}

async function readSharedTexts(zip: ZipPackage, path: string | undefined, limits: ReadLimits): Promise<string[]> {
  const texts: string[] = []
  if (path === undefined || !zip.has(path)) return texts
  let prefix: string | undefined
  let rest = ''
  let characters = 0
  for await (const text of decoded(zip, path)) {
    rest += text
    prefix ??= prefixOf(rest, 'sst')
    if (prefix === undefined) continue
    const { items, left } = itemsOf(rest, prefix)
    for (const item of items) {
      characters += item.length
      texts.push(item)
    }
    rest = left
    if (characters > limits.sharedCharacters || rest.length > limits.rowCharacters)
      throw fileErrors.bomb(limits.sharedCharacters)
  }
  return texts
}

function itemsOf(xml: string, prefix: string): { items: string[]; left: string } {
  const open = new RegExp(`<${prefix}si(?:/>|[\\s>])`, 'g')
  const close = `</${prefix}si>`
  const items: string[] = []
  let from = 0
  for (let found = open.exec(xml); found; found = open.exec(xml)) {
    const empty = found[0].endsWith('/>')
    const end = empty ? found.index + found[0].length : xml.indexOf(close, found.index)
    if (end < 0) return { items, left: xml.slice(found.index) }
    items.push(empty ? '' : textOfItem(xml.slice(found.index, end), prefix))
    from = empty ? end : end + close.length
    open.lastIndex = from
  }
  return { items, left: xml.slice(Math.max(from, xml.length - 64)) }
}

async function* decoded(zip: ZipPackage, path: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of await zip.open(path)) yield decoder.decode(chunk as Buffer, { stream: true })
}

function sheetOf(
  zip: ZipPackage,
  name: string,
  path: string,
  context: () => Promise<CellContext>,
  limits: ReadLimits,
): Sheet {
  return {
    name,
    survey: async () => surveySheet(await zip.open(path), limits),
    async *rows() {
      let scanner: RowScanner | undefined
      let head = ''
      for await (const text of decoded(zip, path)) {
        if (scanner) {
          const rows = scanner.push(text)
          if (rows.length > 0) yield rows
          continue
        }
        head += text
        const prefix = prefixOf(head, 'worksheet')
        if (prefix === undefined) continue
        scanner = new RowScanner(prefix, await context())
        yield scanner.push(head)
      }
    },
  }
}
