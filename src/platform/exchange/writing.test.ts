import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { readXlsx, streamXlsxRows } from 'hucre'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Tx, transact } from '#platform/db/database.ts'
import { useFiles } from '#platform/files/folder.ts'
import { openFile } from '#platform/files/open-file.ts'
import { type FreshDatabase, freshDatabase } from '../../../tests/kit/database.ts'
import { scratchFolder } from '../../../tests/kit/spreadsheets.ts'
import { choiceCell, codeCell, dateCell, textCell } from './cells.ts'
import { defineExport, defineImport, type ExportKind, type ImportColumn } from './kinds.ts'
import { cancelExport, findExport, requestExport, runExport } from './run-export.ts'
import { openTable, type Table } from './table.ts'
import { templateOf } from './template.ts'
import { cleanText } from './text.ts'
import { type ExportFormat, writeExport } from './write.ts'

const NOW = new Date('2023-08-01T02:00:00Z')
type Person = { name: string; no: string; on: string | null; minutes: number }
const folder = scratchFolder()
let fresh: FreshDatabase
beforeAll(async () => {
  fresh = await freshDatabase()
  useFiles(folder.file('x', 'x').path.replace(/\/x$/, '/data'))
})
afterAll(async () => {
  await fresh.drop()
  folder.clear()
})
const inAll = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(fresh.db, { reach: 'all' }, work)

const exportOf = (people: readonly Person[], over: Partial<ExportKind> & { shown?: number } = {}): ExportKind => ({
  ...defineExport<Person, { district: string }>({
    name: 'test.people',
    title: '志愿者/名单',
    needs: 'test.people.export',
    columns: [
      { title: '姓名', value: (row) => row.name },
      { title: '编号', form: 'code', value: (row) => row.no, width: 22 },
      { title: '注册日期', form: 'date', value: (row) => row.on },
      { title: '分钟', form: 'integer', value: (row) => row.minutes },
    ],
    filter: z.object({ district: z.string() }),
    describe: ({ district }) => `区：${district}`,
    count: async () => over.shown ?? people.length,
    async *rows() {
      yield* people
    },
  }),
  ...over,
})
const request = { filter: { district: '河东区' }, reach: ['12.120102'], by: '王芳', now: NOW }
async function bytesOf(kind: ExportKind, format: ExportFormat = 'xlsx'): Promise<Buffer> {
  const pieces: Buffer[] = []
  await inAll(async (tx) => {
    for await (const piece of writeExport(tx, kind, { ...request, format })) pieces.push(piece)
  })
  return Buffer.concat(pieces)
}

const columns: ImportColumn[] = [
  { key: 'name', title: '姓名', required: true, ...textCell(1_000), example: '张三' },
  { key: 'no', title: '编号', required: true, ...codeCell(/./, ''), example: '1' },
  { key: 'on', title: '注册日期', ...dateCell(), example: '2023-07-01' },
  { key: 'minutes', title: '分钟', ...textCell(20), example: '1' },
]
async function readBack(bytes: Buffer, name = 'a.xlsx') {
  const table = await openTable(folder.file(name, bytes), columns)
  const rows = []
  for await (const page of table.rows()) rows.push(...page)
  table.close()
  return rows.map(({ cells }) => cells)
}
async function drain(table: Table) {
  for await (const _ of table.rows());
  table.close()
  return table.skipped
}
const plain = (cell: unknown): unknown => (typeof cell === 'object' && cell && 'date' in cell ? cell.date : cell)

const ZHANG: Person = { name: '张三', no: '000120102199001011234', on: '2023-07-01', minutes: 90 }

test('another program reads the workbook: codes as text, dates as dates, who and when on the last sheet', async () => {
  const bytes = await bytesOf(exportOf([ZHANG, { ...ZHANG, name: '=1+1', on: '1890-01-01' }]))
  const book = await readXlsx(bytes)
  expect(book.sheets.map(({ name }) => name)).toEqual(['志愿者 名单', '说明'])
  expect(book.sheets[0]?.rows).toEqual([
    ['姓名', '编号', '注册日期', '分钟'],
    ['张三', '000120102199001011234', new Date('2023-07-01T00:00:00Z'), 90],
    ['=1+1', '000120102199001011234', '1890-01-01', 90],
  ])
  const notes = Object.fromEntries((book.sheets[1]?.rows ?? []) as [string, string][])
  expect(notes).toMatchObject({ 筛选条件: '区：河东区', 行数: '2', 导出人: '王芳', 导出时间: '2023-08-01 10:00' })
  expect(notes.水印).toContain('王芳')
})

test('CSV cannot start a formula, and comes back as it was', async () => {
  const names = ['=cmd|x', '+1', '-1', '@a', "'=b", 'a"b,c\nd']
  const bytes = await bytesOf(exportOf(names.map((name) => ({ ...ZHANG, name }))), 'csv')
  const text = bytes.toString('utf8')
  expect(text).toMatch(/^\ufeff姓名,编号/)
  expect(text).toContain("\r\n'=cmd|x,")
  expect(text.split('\r\n').filter((line) => /^"?[=+\-@]/.test(line))).toEqual([])
  expect((await readBack(bytes, 'a.csv')).map(([name]) => name)).toEqual(names)
})

test('more or fewer rows than the page shows: no file', async () => {
  await expect(bytesOf(exportOf([ZHANG], { shown: 2 }))).rejects.toThrow('页面显示2行，写出1行')
  await expect(bytesOf(exportOf([ZHANG, ZHANG], { shown: 1 }))).rejects.toThrow('页面显示1行，写出更多')
})

test('an export runs in the background with progress, its file kept; one that fails or is given up leaves none', async () => {
  const by = randomUUID()
  const ask = (kind: ExportKind) =>
    inAll((tx) => requestExport(tx, kind, { ...request, createdBy: by, creatorName: '王芳' }, NOW))
  const see = (id: string) => inAll((tx) => findExport(tx, id))
  const many = Array.from({ length: 5_001 }, (_, index) => ({ ...ZHANG, no: `N${index}` }))
  const { id } = await ask(exportOf(many))
  expect(await runExport(fresh.db, exportOf(many), id, { now: () => NOW })).toBe('ready')
  const done = await see(id)
  expect(done).toMatchObject({ status: 'ready', rowsDone: 5_001 })
  const { row, stream } = await inAll((tx) => openFile(tx, done?.fileId ?? ''))
  expect(row.name).toBe('志愿者_名单_2023-08-01.xlsx')
  expect(await readBack(Buffer.concat(await stream.toArray()))).toHaveLength(5_001)

  const short = exportOf([ZHANG], { shown: 2 })
  const failing = await ask(short)
  expect(await runExport(fresh.db, short, failing.id)).toBe('failed')
  expect(await see(failing.id)).toMatchObject({
    status: 'failed',
    fileId: null,
    note: expect.stringMatching(/页面显示2行/),
  })

  const given = await ask(exportOf(many))
  const cancelling = exportOf(many, {
    rows: async function* () {
      await inAll((tx) => cancelExport(tx, given.id, NOW))
      yield* many
    },
  })
  expect(await runExport(fresh.db, cancelling, given.id)).toBe('cancelled')
  expect(await see(given.id)).toMatchObject({ status: 'cancelled', fileId: null })
})

test('an export sees one moment, with the eyes of its maker', async () => {
  const kind = exportOf([], {
    count: async (tx) =>
      Number((await sql<{ n: number }>`select count(*)::int as n from platform.account`.execute(tx)).rows[0]?.n),
    async *rows(tx) {
      const id = randomUUID()
      await inAll((other) =>
        sql`insert into platform.account (id, username, display_name, created_at) values (${id}, ${id}, 'x', ${NOW})`.execute(
          other,
        ),
      )
      const { rows } = await sql<{
        name: string
        reach: string
      }>`select username as name, current_setting('wushe.reach') as reach from platform.account`.execute(tx)
      for (const { name, reach } of rows) yield { name, no: reach, on: null, minutes: 0 }
    },
  })
  await inAll((tx) =>
    sql`insert into platform.account (id, username, display_name, created_at) values (${randomUUID()}, 'first', 'x', ${NOW})`.execute(
      tx,
    ),
  )
  const { id } = await inAll((tx) =>
    requestExport(tx, kind, { ...request, createdBy: randomUUID(), creatorName: '王芳' }, NOW),
  )
  expect(await runExport(fresh.db, kind, id)).toBe('ready')
  const { stream } = await inAll(async (tx) => openFile(tx, (await findExport(tx, id))?.fileId ?? ''))
  expect(await readBack(Buffer.concat(await stream.toArray()))).toEqual([['first', '12.120102', null, 0]])
})

const cellText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom('_x0041_', '<a>&b;', ' 张 ', '=1', "'", '"', 'a\tb', '合 计'),
)

test.each<ExportFormat>(['xlsx', 'csv'])('R9: what is written to %s is what is read, row for row', async (format) => {
  const person = fc.record({
    name: cellText.filter(
      (text) => !/^(合计|总计|小计|共计)[:：]?$|^(示例|说明|注|备注)/.test(cleanText(text).replace(/ /g, '')),
    ),
    no: fc.stringMatching(/^[A-Z0-9]{1,22}$/),
    on: fc.option(
      fc
        .integer({ min: 0, max: 60_000 })
        .map((days) => new Date(Date.UTC(1900, 3, 1) + days * 86_400_000).toISOString().slice(0, 10)),
    ),
    minutes: fc.integer({ min: -99_999, max: 99_999 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(person, { minLength: 1, maxLength: 60 }), async (people) => {
      const rows = await readBack(await bytesOf(exportOf(people), format), `a.${format}`)
      expect(rows).toHaveLength(people.length)
      expect(
        rows.map(([name, no, on, minutes]) => [cleanText(String(name ?? '')), no, plain(on), String(minutes)]),
      ).toEqual(people.map(({ name, no, on, minutes }) => [cleanText(name), no, on, String(minutes)]))
    }),
    { numRuns: 60 },
  )
})

test('the template opens elsewhere, marks what is required, holds drop-downs and an example that is not imported', async () => {
  const kind = defineImport({
    name: 'test.roster',
    title: '志愿者花名册',
    needs: 'test.roster.import',
    columns: [
      { key: 'name', title: '姓名', required: true, ...textCell(20), example: '张三' },
      { key: 'sex', title: '性别', ...choiceCell({ 男: 1, 女: 2 }), example: '女' },
      { key: 'on', title: '注册日期', ...dateCell(), example: '2023-07-01', note: '首次注册的日期' },
    ],
    stage: (row) => ({ name: row.name }),
    store: async () => ({ stored: 0 }),
  })
  const bytes = await templateOf(kind)
  const book = await readXlsx(bytes, { readStyles: true })
  expect(book.sheets[0]?.rows.slice(0, 2)).toEqual([
    ['*姓名', '性别', '注册日期'],
    ['示例：张三', '女', '2023-07-01'],
  ])
  expect(book.sheets[0]?.dataValidations).toMatchObject([{ type: 'list', values: ['男', '女'] }])
  expect(JSON.stringify(book.sheets[1]?.rows)).toContain('首次注册的日期')
  const file = folder.file('t.xlsx', bytes)
  await expect(openTable(file, kind.columns).then(drain)).resolves.toMatchObject({ example: 1 })
  let rows = 0
  for await (const _ of streamXlsxRows(readFileSync(file.path))) rows += 1
  expect(rows).toBeGreaterThan(1)
})
