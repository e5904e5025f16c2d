import iconv from 'iconv-lite'
import { afterAll, expect, test } from 'vitest'
import { bookXml, handmade, scratchFolder, sheetXml, textRow, workbook } from '../../../tests/kit/spreadsheets.ts'
import { codeCell, dateCell, integerCell, textCell } from './cells.ts'
import type { ImportColumn } from './kinds.ts'
import { READ_LIMITS } from './limits.ts'
import type { SourceFile } from './source.ts'
import { type DataRow, openTable } from './table.ts'

const columns: ImportColumn[] = [
  { key: 'name', title: '姓名', required: true, ...textCell(20), example: '张三' },
  {
    key: 'idNumber',
    title: '身份证号',
    required: true,
    ...codeCell(/^\w{18}$/, '18位'),
    example: '1',
    aliases: ['证件号码'],
  },
  { key: 'on', title: '注册日期', ...dateCell(), example: '2023-07-01' },
  { key: 'count', title: '人数', ...integerCell(), example: '3' },
]
const HEADER = ['姓名', '身份证号', '注册日期', '人数']
const ID = '120102199001011234'

const folder = scratchFolder()
afterAll(folder.clear)

async function read(file: SourceFile, limits = READ_LIMITS) {
  const table = await openTable(file, columns, limits)
  const rows: DataRow[] = []
  for await (const page of table.rows()) rows.push(...page)
  table.close()
  return { rows, table, cells: rows.map(({ cells }) => cells) }
}
const refusal = (file: SourceFile, limits = READ_LIMITS): Promise<string> =>
  read(file, limits).then(
    () => 'read',
    (problem: Error & { status?: number }) =>
      problem.status === 422 ? problem.message : `not a refusal: ${problem.stack}`,
  )

test('a header below a title, other titles, columns in another order and a column nobody knows', async () => {
  const bytes = await workbook([
    ['河东区志愿者花名册', null, null, null],
    [null],
    ['序号', '注册日期（年月日）', '证件号码', ' 姓　名 *', '备注'],
    [1, '2023-7-1', ID, '张三', '无'],
  ])
  const { cells, table } = await read(folder.file('a.xlsx', bytes))
  expect(cells).toEqual([['张三', ID, '2023-7-1', null]])
  expect(table.unknown).toEqual(['序号', '备注'])
})

test('total, example, hint, numbered but empty rows are passed over and counted', async () => {
  const bytes = await workbook([
    ['序号', ...HEADER],
    [null, '示例：张三', ID, '2023-07-01', '3'],
    [1, '李四', ID, null, 2],
    [2, null, null, null, null],
    [null, null, '　', null, null],
    ['序号', ...HEADER],
    [3, '王五', ID, null, 5],
    ['合　计', null, null, null, 7],
    ['填表人：赵六', '审核人：钱七', null, null, null],
    ['注：1.本表由社区填写', null, null, null, null],
  ])
  const { cells, table } = await read(folder.file('a.xlsx', bytes))
  expect(cells.map(([name]) => name)).toEqual(['李四', '王五'])
  expect(table.skipped).toEqual({ blank: 2, total: 1, example: 1, hint: 2, header: 1 })
  expect(table.expected).toBe(9)
})

test('real dates of both calendars, shared texts without their phonetic guides, booleans, numbers and errors', async () => {
  const styles =
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>'
  const shared =
    '<sst><si><t>姓名</t></si><si><r><t>张</t></r><r><t xml:space="preserve">三 </t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></si></sst>'
  const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>身份证号</v></c><c r="C1" t="inlineStr"><is><t>注册日期</t></is></c><c r="D1" t="inlineStr"><is><t>人数</t></is></c></row>
    <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" s="2"><v>45108</v></c><c r="D2"><v>1.2010119900101123E+17</v></c></row>
    <row r="9"><c r="A9" t="e"><v>#REF!</v></c><c r="B9"/><c r="C9" s="1"><v>45108.5</v></c><c r="D9"><f>SUM(D2:D3)</f><v>5</v></c></row>`
  const parts = { sheet: sheetXml(rows), shared, styles }
  const { rows: read1900 } = await read(folder.file('a.xlsx', await handmade(parts)))
  expect(read1900.map(({ no }) => no)).toEqual([2, 9])
  expect(read1900[0]?.cells).toEqual([
    '张三 ',
    true,
    { kind: 'date', serial: 45108, date: '2023-07-01' },
    1.2010119900101123e17,
  ])
  expect(read1900[1]?.cells).toMatchObject([
    { kind: 'error', code: '#REF!' },
    null,
    { date: '2023-07-01' },
    { kind: 'formula' },
  ])
  const book = bookXml('<workbookPr date1904="1"/>')
  const { cells: read1904 } = await read(folder.file('b.xlsx', await handmade({ ...parts, book })))
  expect(read1904[0]?.[2]).toMatchObject({ date: '2027-07-02' })
})

test('a namespace prefix, single quotes, entities, CDATA-free escapes and cells without references', async () => {
  const rows = `<x:row r='1'>${HEADER.map((title) => `<x:c t='inlineStr'><x:is><x:t>${title}</x:t></x:is></x:c>`).join('')}</x:row>
    <x:row><x:c t='str'><x:v>&#x5F20;&lt;三&gt;_x000D_</x:v></x:c><x:c/><x:c/><x:c><x:v>3</x:v></x:c></x:row>`
  const sheet = `<x:worksheet xmlns:x="m"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
  const { rows: read1 } = await read(folder.file('a.xlsx', await handmade({ sheet })))
  expect(read1).toEqual([{ no: 2, cells: ['张<三>\r', null, null, 3] }])
})

test('merged cells are named on each row they cover, not on the title, the total or columns not read', async () => {
  const bytes = await workbook(
    [
      ['花名册'],
      HEADER,
      ['张三', ID, null, 1],
      ['李四', ID, null, 1],
      ['王五', ID, null, 1, '备'],
      ['合计', null, null, 3],
    ],
    {
      merges: [
        { startRow: 0, startCol: 0, endRow: 0, endCol: 3 },
        { startRow: 2, startCol: 3, endRow: 3, endCol: 3 },
        { startRow: 4, startCol: 4, endRow: 4, endCol: 5 },
        { startRow: 5, startCol: 0, endRow: 5, endCol: 2 },
      ],
    },
  )
  const { rows } = await read(folder.file('a.xlsx', bytes))
  expect(rows.map(({ no, merged }) => [no, merged])).toEqual([
    [3, 'D3:D4'],
    [4, 'D3:D4'],
    [5, undefined],
  ])
})

test.each([
  ['UTF-8 with its mark, commas', '\ufeff姓名,身份证号,人数\r\n"张,三",120102199001011234,"1,200"\r\n', 'utf8'],
  ['UTF-8 without, tabs', '姓名\t身份证号\t人数\n张,三\t120102199001011234\t1,200', 'utf8'],
  ['GBK', '姓名;身份证号;人数\r\n张,三;120102199001011234;1,200\r\n\r\n', 'gbk'],
  [
    'UTF-16 as Excel saves Unicode text',
    '\ufeff姓名\t身份证号\t人数\r\n张,三\t120102199001011234\t1,200\r\n',
    'utf16-le',
  ],
])('CSV in %s', async (_, text, encoding) => {
  const { cells } = await read(folder.file('名单.csv', iconv.encode(text, encoding)))
  expect(cells).toEqual([['张,三', ID, null, '1,200']])
})

test('a rare character of GB18030 survives', async () => {
  const bytes = iconv.encode('姓名,身份证号\n王\u{20bb7},120102199001011234\n', 'gb18030')
  expect((await read(folder.file('a.csv', bytes))).cells[0]?.[0]).toBe('王\u{20bb7}')
})

test('the one sheet that fits is chosen; two with data are refused, and hidden ones are not read', async () => {
  const rows = [HEADER, ['张三', ID, null, 1]]
  const notes = { name: '说明', rows: [['填写说明'], ['姓名必填']] }
  const hidden = { name: '旧', rows, hidden: true }
  expect(
    (await read(folder.file('a.xlsx', await workbook([['目录']], {}, [notes, { name: '数据', rows }, hidden])))).table
      .sheet,
  ).toBe('数据')
  expect((await read(folder.file('a.xlsx', await workbook([HEADER], {}, [{ name: '二', rows }])))).table.sheet).toBe(
    '二',
  )
  expect(await refusal(folder.file('a.xlsx', await workbook(rows, {}, [{ name: '二', rows }])))).toMatch(
    /2个工作表.*“Sheet1”、“二”/,
  )
})

test('what the header lacks, has twice, or shows instead is named', async () => {
  expect(
    await refusal(
      folder.file(
        'a.xlsx',
        await workbook([
          ['姓名', '电话', '人数'],
          ['张三', '1', 2],
        ]),
      ),
    ),
  ).toMatch(/缺少必填列“身份证号”.*没有的列“电话”/)
  expect(
    await refusal(
      folder.file(
        'a.xlsx',
        await workbook([
          ['社区', '户数'],
          ['东新', 2],
        ]),
      ),
    ),
  ).toMatch(/没有找到表头.*“姓名”.*工作表“Sheet1”.*“社区”、“户数”/)
  expect(
    await refusal(
      folder.file(
        'a.xlsx',
        await workbook([
          [...HEADER, '证件号码'],
          ['张三', ID],
        ]),
      ),
    ),
  ).toMatch(/“身份证号”出现了两次/)
  expect(await refusal(folder.file('a.xlsx', await workbook([HEADER])))).toMatch(/没有数据/)
  const wide = [...HEADER, ...Array.from({ length: 250 }, (_, index) => `列${index}`)]
  expect(await refusal(folder.file('a.xlsx', await workbook([wide, ['张三', ID]])))).toMatch(/超过200列/)
})

test('two million empty rows cost nothing; rows beyond the cap are refused', async () => {
  function* empty() {
    yield `<worksheet><dimension ref="A1:XFD2000001"/><sheetData>${textRow(1, ...HEADER)}${textRow(2, '张三', ID)}`
    for (let no = 3; no <= 2_000_000; no += 1_000) {
      const rows = Array.from({ length: 1_000 }, (_, index) => no + index)
      yield rows
        .map((one) => (one % 2 === 0 ? `<row r="${one}"/>` : `<row r="${one}"><c r="A${one}" s="3"/></row>`))
        .join('')
    }
    yield '</sheetData></worksheet>'
  }
  const before = process.memoryUsage().rss
  const { rows } = await read(folder.file('empty.xlsx', await handmade({ sheet: empty() })))
  expect(rows).toHaveLength(1)
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024)
  const full = Array.from({ length: 1_200 }, (_, index) => textRow(index + 2, '张三', ID)).join('')
  const file = folder.file('full.xlsx', await handmade({ sheet: sheetXml(textRow(1, ...HEADER) + full) }))
  expect(await refusal(file, { ...READ_LIMITS, rows: 1_000 })).toMatch(/超过1,000行/)
  expect((await read(file)).rows).toHaveLength(1_200)
})
