import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { type Tx, transact } from '#platform/db/database.ts'
import { type FreshDatabase, freshDatabase } from '../../../tests/kit/database.ts'
import { scratchFolder, workbook } from '../../../tests/kit/spreadsheets.ts'
import { findBatch, type ImportMode } from './batches.ts'
import { codeCell, dateCell, textCell } from './cells.ts'
import { checkBatch } from './check-batch.ts'
import { cancelImport, confirmImport, receiveImport, storeBatch, storeOrExplain } from './import-steps.ts'
import { defineImport } from './kinds.ts'
import { listProblems, stagedRows } from './staging.ts'

const NOW = new Date('2023-08-01T02:00:00Z')
const HEADER = ['姓名', '编号', '注册日期']
const folder = scratchFolder()
let fresh: FreshDatabase

beforeAll(async () => {
  fresh = await freshDatabase()
  await inAll((tx) => sql`create temporary table nothing (id int)`.execute(tx))
})
afterAll(async () => {
  await fresh.drop()
  folder.clear()
})

const inAll = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => transact(fresh.db, { reach: 'all' }, work)

/** Stores messages, as some table that is there: what is imported does not matter here. */
let loads = 0
const roster = (over: { short?: boolean } = {}) =>
  defineImport({
    name: 'test.roster',
    title: '测试花名册',
    needs: 'test.roster.import',
    scope: z.object({ areaCode: z.string({ error: '请选择社区' }) }),
    columns: [
      { key: 'name', title: '姓名', required: true, ...textCell(10), example: '张三' },
      {
        key: 'no',
        title: '编号',
        required: true,
        ...codeCell(/^[A-Z]\d+$/, '应为字母加数字'),
        secret: true,
        example: 'A1',
      },
      { key: 'on', title: '注册日期', ...dateCell(), example: '2023-07-01' },
    ],
    async load(tx) {
      loads += 1
      const { rows } = await sql<{ body: string }>`select distinct body from platform.message`.execute(tx)
      return { taken: new Set(rows.map(({ body }) => body)) }
    },
    faultsOf: (row, _, { today }) =>
      row.on && row.on > today ? [{ column: 'on', shown: row.on, reason: '晚于今天' }] : [],
    faultsAmong: async (_, rows, { taken }) =>
      new Map(rows.filter(({ row }) => taken.has(row.no)).map(({ rowNo }) => [rowNo, [{ reason: '已登记过' }]])),
    keyOf: (row) => row.no,
    stage: (row) => ({ id: randomUUID(), name: row.name, no: row.no }),
    async store(tx, batch) {
      const { numAffectedRows = 0n } = await sql`
        insert into platform.message (id, account_id, title, body, created_at)
        select (data->>'id')::uuid, ${batch.by}, data->>'name', data->>'no', ${NOW} from ${stagedRows(batch.id)} as staged
        order by row_no limit ${over.short ? 1 : null}`.execute(tx)
      return { stored: Number(numAffectedRows) }
    },
  })

async function account(): Promise<string> {
  const id = randomUUID()
  await inAll((tx) =>
    sql`insert into platform.account (id, username, display_name, created_at) values (${id}, ${id}, '王芳', ${NOW})`.execute(
      tx,
    ),
  )
  return id
}

let uploads = 0
async function upload(kind: ReturnType<typeof roster>, { by = '', sm3 = '', areaCode = '120102' } = {}) {
  uploads += 1
  const createdBy = by || (await account())
  const digest = sm3 || uploads.toString(16).padStart(64, '0')
  const fileId = randomUUID()
  await inAll((tx) =>
    sql`insert into platform.file (id, name, media_type, bytes, sm3, original_sm3, purpose, stored_at)
      values (${fileId}, 'a.xlsx', 'x', 1, ${digest}, ${digest}, 'spreadsheet', ${NOW})`.execute(tx),
  )
  return inAll((tx) =>
    receiveImport(
      tx,
      kind,
      {
        fileId,
        fileName: 'a.xlsx',
        fileSm3: digest,
        scope: { areaCode },
        areaPath: '12.120102',
        createdBy,
        creatorName: '王芳',
      },
      NOW,
    ),
  )
}

const fileOf = async (rows: (string | number | null)[][]) => folder.file('a.xlsx', await workbook([HEADER, ...rows]))
const people = (letter: string, count: number, from = 1) =>
  Array.from({ length: count }, (_, index) => [`张${index}`, `${letter}${index + from}`, '2023-07-01'])
const check = async (kind: ReturnType<typeof roster>, id: string, rows: (string | number | null)[][], page = 5_000) =>
  checkBatch(fresh.db, kind, id, await fileOf(rows), { now: () => NOW, page })
const see = async (id: string) =>
  (await inAll((tx) => findBatch(tx, id))) as NonNullable<Awaited<ReturnType<typeof findBatch>>>
const confirm = async (id: string, mode: ImportMode) => {
  const { version } = await see(id)
  return inAll((tx) => confirmImport(tx, id, { mode, version }))
}
const stored = async (letter: string) => {
  const { rows } = await inAll((tx) =>
    sql<{ body: string }>`select body from platform.message where body like ${`${letter}%`} order by body`.execute(tx),
  )
  return rows.map(({ body }) => body)
}
const staged = (id: string) =>
  inAll((tx) => sql`select page from platform.import_page where batch_id = ${id}`.execute(tx)).then(
    ({ rows }) => rows.length,
  )

test('every wrong row is named with column and reason; nothing is written before the person decides', async () => {
  const kind = roster()
  const { batch } = await upload(kind)
  await check(kind, batch.id, [
    ['张三', 'A1', '2023-7-1'],
    ['李四', 'a2', '2023-02-30'],
    ['', 'A3', null],
    ['王五', 'A1', null],
    ['赵六', 'A6', '2023-08-02'],
    ['合计', null, 5],
  ])
  const checked = await see(batch.id)
  expect(checked).toMatchObject({ status: 'checked', declared: 5, readRows: 5, good: 1, bad: 4, problems: 5 })
  expect(checked.note).toMatch(/合计行1行/)
  const problems = await inAll((tx) => listProblems(tx, batch.id, 0, 50))
  expect(problems.map(({ rowNo, columnTitle, shown, reason }) => [rowNo, columnTitle, shown, reason])).toEqual([
    [3, '编号', 'a*', '应为字母加数字'],
    [3, '注册日期', '2023-02-30', '没有这一天，请核对'],
    [4, '姓名', '', '不能为空'],
    [5, null, '', '与第2行重复，请保留一行'],
    [6, '注册日期', '2023-08-02', '晚于今天'],
  ])
  expect(await stored('A')).toEqual([])
  await expect(confirm(batch.id, 'all-or-nothing')).rejects.toThrow('还有4行有问题')
  await confirm(batch.id, 'good-rows-only')
  expect(await inAll((tx) => storeBatch(tx, kind, batch.id, NOW))).toEqual({ stored: 1, skippedAsSame: 0 })
  expect(await stored('A')).toEqual(['A1'])
  expect(await see(batch.id)).toMatchObject({ status: 'stored', stored: 1, good: 1 })
  expect(await staged(batch.id)).toBe(0)
})

test('pages of rows are checked against the database with lookups read once', async () => {
  const kind = roster()
  const before = loads
  const { batch } = await upload(kind)
  await check(kind, batch.id, [['张三', 'A1', null], ...people('B', 25)], 4)
  expect(loads - before).toBe(1)
  expect(await see(batch.id)).toMatchObject({ declared: 26, readRows: 26, good: 25, bad: 1 })
  expect(await inAll((tx) => listProblems(tx, batch.id, 0, 5))).toMatchObject([{ rowNo: 2, reason: '已登记过' }])
})

test('the same file is recognised: on its way, stored, for another place, and when two people store it at once', async () => {
  const kind = roster()
  const [by, sm3] = [await account(), 'c'.repeat(64)]
  const first = await upload(kind, { by, sm3 })
  expect(await upload(kind, { by, sm3 })).toMatchObject({ wasThere: true, batch: { id: first.batch.id } })
  const other = await upload(kind, { sm3 })
  expect(other.wasThere).toBe(false)
  for (const { batch } of [first, other]) await check(kind, batch.id, people('C', 3))
  const both = await Promise.allSettled([first, other].map(({ batch }) => confirm(batch.id, 'all-or-nothing')))
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const winner = both[0]?.status === 'fulfilled' ? first.batch.id : other.batch.id
  await Promise.all([1, 2, 3].map(() => inAll((tx) => storeBatch(tx, kind, winner, NOW))))
  expect(await stored('C')).toEqual(['C1', 'C2', 'C3'])
  await expect(upload(kind, { sm3 })).rejects.toMatchObject({
    code: 'exchange.alreadyStored',
    details: { batchId: winner },
  })
  await expect(upload(kind, { sm3 })).rejects.toThrow('已由王芳于2023-08-01 10:00导入过')
  expect((await upload(kind, { sm3, areaCode: '120103' })).wasThere).toBe(false)
})

test('a store that writes fewer rows than were right leaves the database as it was, and says so', async () => {
  const kind = roster({ short: true })
  const { batch } = await upload(kind)
  await check(kind, batch.id, people('D', 3))
  await confirm(batch.id, 'all-or-nothing')
  expect(await storeOrExplain(fresh.db, kind, batch.id, NOW)).toBe('refused')
  expect(await stored('D')).toEqual([])
  expect(await see(batch.id)).toMatchObject({
    status: 'failed',
    stored: 0,
    note: expect.stringMatching(/通过3行，写入1行/),
  })
})

test('rows lost from staging, as after a crash of the database, are noticed', async () => {
  const kind = roster()
  const { batch } = await upload(kind)
  await check(kind, batch.id, people('E', 6), 3)
  await confirm(batch.id, 'all-or-nothing')
  await inAll((tx) => sql`delete from platform.import_page where batch_id = ${batch.id} and page = 0`.execute(tx))
  await expect(inAll((tx) => storeBatch(tx, kind, batch.id, NOW))).rejects.toThrow('校验通过6行，待入库3行')
})

test('a batch can be given up while it is being checked, and before storing commits', async () => {
  const kind = roster()
  const { batch } = await upload(kind)
  const cancel = () => inAll((tx) => cancelImport(tx, batch.id, batch.version, NOW))
  const stopping = { ...kind, keyOf: () => null, load: () => cancel().then(() => ({ taken: new Set() })) }
  expect(await check(stopping, batch.id, people('F', 10), 2)).toEqual({ status: 'superseded' })
  expect([(await see(batch.id)).status, await staged(batch.id)]).toEqual(['cancelled', 0])
  await expect(cancel()).rejects.toThrow('已取消')

  const late = await upload(kind)
  await check(kind, late.batch.id, people('G', 3))
  const { version } = await confirm(late.batch.id, 'all-or-nothing')
  const slow = {
    ...kind,
    store: async (tx: Tx, told: Parameters<typeof kind.store>[1]) => {
      const done = await kind.store(tx, told)
      await inAll((other) => cancelImport(other, late.batch.id, version, NOW))
      return done
    },
  }
  expect(await storeOrExplain(fresh.db, slow, late.batch.id, NOW)).toBe('refused')
  expect([(await see(late.batch.id)).status, await stored('G')]).toEqual(['cancelled', []])
})

test('a file that cannot be read leaves the batch refused with the reason; a second check starts afresh', async () => {
  const kind = roster()
  const { batch } = await upload(kind)
  expect(await checkBatch(fresh.db, kind, batch.id, folder.file('x', '%PDF-1.7'), { now: () => NOW })).toEqual({
    status: 'refused',
  })
  expect(await see(batch.id)).toMatchObject({ status: 'refused', note: expect.stringMatching(/PDF/) })
  const again = await upload(kind)
  await check(kind, again.batch.id, [['', 'H1', null], ...people('H', 2, 2)])
  await inAll((tx) =>
    sql`update platform.import_batch set status = 'checking' where id = ${again.batch.id}`.execute(tx),
  )
  await check(kind, again.batch.id, people('H', 2))
  expect(await see(again.batch.id)).toMatchObject({ status: 'checked', good: 2, bad: 0, problems: 0 })
  expect(await inAll((tx) => listProblems(tx, again.batch.id, 0, 5))).toEqual([])
})

test('staged personal data is out of sight of a person, whatever their reach', async () => {
  const kind = roster()
  const { batch } = await upload(kind)
  await check(kind, batch.id, people('I', 2))
  const seen = await transact(fresh.db, { reach: ['12'] }, (tx) => sql`select * from platform.import_page`.execute(tx))
  expect(seen.rows).toEqual([])
  await transact(fresh.db, { reach: ['12'] }, (tx) => cancelImport(tx, batch.id, batch.version + 1, NOW))
  expect(await staged(batch.id)).toBe(0)
})
