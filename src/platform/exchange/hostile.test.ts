import { afterAll, expect, test } from 'vitest'
import { handmade, scratchFolder, sheetXml, textRow, workbook } from '../../../tests/kit/spreadsheets.ts'
import { textCell } from './cells.ts'
import type { ImportColumn } from './kinds.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import { openTable } from './table.ts'

const columns: ImportColumn[] = [
  { key: 'name', title: '姓名', required: true, ...textCell(20), example: '张三' },
  { key: 'community', title: '社区', required: true, ...textCell(20), example: '东新社区' },
]
const folder = scratchFolder()
afterAll(folder.clear)

/** Reads to the end; a refusal must say how to mend the file, anything else is a failure of the test. */
async function refusal(bytes: Uint8Array | string, name = 'a.xlsx', limits: ReadLimits = READ_LIMITS): Promise<string> {
  try {
    const table = await openTable(folder.file(name, bytes), columns, limits)
    for await (const _ of table.rows());
    table.close()
    return 'read'
  } catch (problem) {
    const { status, message, stack } = problem as Error & { status?: number }
    return status === 422 || status === 409 ? message : `not a refusal: ${stack}`
  }
}

const ole = (...names: string[]): Buffer =>
  Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    ...names.map((name) => Buffer.from(name, 'utf16le')),
  ])

const good = await workbook([
  ['姓名', '社区'],
  ['张三', '东新社区'],
])
const body = textRow(1, '姓名', '社区') + textRow(2, '张三', '东新社区')

test.each<[string, Uint8Array | string, RegExp]>([
  ['nothing', '', /文件是空的/],
  ['an old workbook', ole('Workbook'), /旧版Excel格式.*另存为/],
  ['a workbook with a password', ole('EncryptionInfo', 'EncryptedPackage'), /打开密码.*取消密码/],
  ['a Word document of old', ole('WordDocument'), /Word文档/],
  ['a PDF', '%PDF-1.7\n', /PDF文件，不是表格/],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), /图片，不是表格/],
  ['a web page called .xls', '\ufeff  <html><table><tr><td>姓名</td></tr></table></html>', /实际是网页.*另存为/],
  ['bytes', Buffer.from([1, 0, 2, 0, 3]), /无法识别的文件/],
  ['half a download', good.subarray(0, good.length - 400), /不完整或已损坏.*没有传完/],
  ['a start only', good.subarray(0, 30), /不完整或已损坏/],
  ['text in no known encoding', Buffer.from([0xd0, 0xd5, 0xff, 0x2c, 0x81, 0x20]), /文字编码无法识别/],
  ['a quote that is never closed', '姓名,社区\n"张三,东新社区\n李四,东新社区\n', /双引号没有成对/],
])('%s is refused with the way to mend it', async (_, bytes, reason) => {
  expect(await refusal(bytes)).toMatch(reason)
})

test('packages that are no workbook are called by their name', async () => {
  const withPart = (path: string) => handmade({ sheet: '', more: [{ path, text: ['x'] }] })
  const rename = async (path: string) =>
    Buffer.from((await withPart(path)).toString('latin1').replaceAll('xl/workbook.xml', 'xx/workbook.xml'), 'latin1')
  expect(await refusal(await rename('word/document.xml'))).toMatch(/Word文档/)
  expect(await refusal(await rename('xl/workbook.bin'))).toMatch(/\.xlsb/)
  expect(await refusal(await rename('content.xml'))).toMatch(/ODF/)
})

test('a damaged byte inside is found, not read over', async () => {
  const bytes = Buffer.from(
    await workbook([['姓名', '社区'], ...Array.from({ length: 500 }, (_, i) => [`张${i}`, `社区${i * 7}`])]),
  )
  let found = 0
  for (let at = 200; at < bytes.length - 200; at += 97) {
    const torn = Buffer.from(bytes)
    torn.fill(0x55, at, at + 8)
    const answer = await refusal(torn)
    expect(answer).not.toMatch(/not a refusal/)
    if (answer !== 'read') found += 1
  }
  expect(found).toBeGreaterThan(10)
})

test('a sheet that was not written to its end', async () => {
  expect(await refusal(await handmade({ sheet: `<worksheet><sheetData>${body}` }))).toMatch(/没有写完/)
  expect(await refusal(await handmade({ sheet: sheetXml(`${body}<row r="3"><c r="A3"><v>1`) }))).toMatch(/损坏|不一致/)
  expect(
    await refusal(
      await handmade({ sheet: sheetXml(body.replace('t="inlineStr"><is><t>张三</t></is>', 't="s"><v>7</v>')) }),
    ),
  ).toMatch(/文字表缺项/)
})

test('a zip bomb is refused by what it says, and by what comes out when it lies', async () => {
  const blanks = ' '.repeat(1024 * 1024)
  function* bomb() {
    yield `<worksheet><sheetData>${body}</sheetData>`
    for (let piece = 0; piece < 40; piece += 1) yield blanks
    yield '</worksheet>'
  }
  const honest = await handmade({ sheet: bomb() })
  expect(honest.length).toBeLessThan(300_000)
  expect(await refusal(honest)).toMatch(/解压后异常巨大/)
  const size = Buffer.alloc(4)
  const lying = Buffer.from(honest)
  const entry = lying.indexOf('xl/worksheets/sheet1.xml', lying.indexOf(Buffer.from('504b0102', 'hex'))) - 46
  size.writeUInt32LE(5_000)
  size.copy(lying, entry + 24)
  expect(await refusal(lying)).toMatch(/解压失败|异常巨大/)
  expect(await refusal(honest, 'a.xlsx', { ...READ_LIMITS, ratio: 1e9, unzippedBytes: 1024 * 1024 })).toMatch(
    /异常巨大/,
  )
})

test('a document type, endless rows and texts, far columns, swapped rows and a crowd of merges', async () => {
  expect(await refusal(await handmade({ sheet: `<!DOCTYPE x [<!ENTITY a "b">]>${sheetXml(body)}` }))).toMatch(
    /文档类型声明/,
  )
  const long = sheetXml(body + textRow(3, '张'.repeat(5_000), '东'))
  expect(await refusal(await handmade({ sheet: long }), 'a.xlsx', { ...READ_LIMITS, rowCharacters: 3_000 })).toMatch(
    /长得不合常理/,
  )
  expect(
    await refusal(await handmade({ sheet: sheetXml(`${body}<row r="3"><c r="ZZZZ3"><v>1</v></c></row>`) })),
  ).toMatch(/列号错乱/)
  expect(await refusal(await handmade({ sheet: sheetXml(body + textRow(2, '李四', '东新社区')) }))).toMatch(/行号错乱/)
  const far = sheetXml(`${body}<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>`)
  expect(await refusal(await handmade({ sheet: far }))).toMatch(/行号错乱/)
  const merges = Array.from({ length: 300 }, (_, i) => `<mergeCell ref="A${i + 3}:B${i + 3}"/>`).join('')
  const crowded = await handmade({ sheet: sheetXml(body, `<mergeCells>${merges}</mergeCells>`) })
  expect(await refusal(crowded, 'a.xlsx', { ...READ_LIMITS, merges: 100 })).toMatch(/合并单元格过多/)
  expect(await refusal(crowded)).toBe('read')
})
