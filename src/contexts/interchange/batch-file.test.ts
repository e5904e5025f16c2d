import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { addDays } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { readerOf } from '#platform/exchange/columns.ts'
import { openTable } from '#platform/exchange/table.ts'
import { lostDigits } from '#platform/exchange/text.ts'
import { type ExportFormat, writeExport } from '#platform/exchange/write.ts'
import { scratchFolder } from '../../../tests/kit/spreadsheets.ts'
import { columnsOf, fileOf, readBack } from './batch-file.ts'
import { type NationalItem, sentItems } from './items.ts'
import { ACTS, type Act, SYNC_KINDS, type SyncKind } from './rules/fields.ts'
import { cellOf, lineKeyOf } from './rules/lines.ts'
import type { Batch } from './store/batches.ts'

const NOW = new Date('2024-06-14T02:00:00Z')
const folder = scratchFolder()
afterAll(folder.clear)

const batchOf = (kind: SyncKind): Batch => ({
  ...{ id: '3f0b7a52-6a0b-4b7c-9a57-0d3f6f0c1d11', number: 'SJ20240614-7KQ2MD', kind, areaCode: '120101' },
  ...{ areaName: '和平区', areaPath: '12.120101', format: 'xlsx', bom: true, withRejected: false, reason: '季度报送' },
  ...{ madeBy: '7d1e3a52-6a0b-4b7c-9a57-0d3f6f0c1d12', makerName: '王芳', madeAt: NOW, status: 'running', version: 2 },
  ...{ declared: null, written: null, readBack: null, gaps: 0, isFull: false, fileId: null, fileSm3: null },
  ...{ note: '', finishedAt: null, rowsDone: 0 },
})

const texts = fc
  .array(fc.constantFrom(...'清洁家园王=+-@\'",;，、（）( )0aA'.split('')), { minLength: 1, maxLength: 12 })
  .map((letters) => letters.join(''))
// What looks like a number that a spreadsheet shortened is refused by the reader on purpose.
const codes = fc.stringMatching(/^[0-9A-Z][0-9A-Z-]{0,17}$/).filter((code) => !lostDigits(code))
const days = fc.nat(20_000).map((day) => addDays('1950-01-01', day))

const FORMS: Record<NationalItem['form'], fc.Arbitrary<string | number>> = {
  text: texts,
  code: codes,
  date: days,
  integer: fc.nat(100_000),
}

const valuesFor = ({ form, required }: NationalItem): fc.Arbitrary<unknown> =>
  required ? FORMS[form].filter((value) => cellOf({ value }, 'value') !== null) : fc.option(FORMS[form])

type Row = { act: Act; values: Record<string, unknown> }
const rowsOf = (kind: SyncKind): fc.Arbitrary<Row[]> =>
  fc.array(
    fc.record({
      act: fc.constantFrom(...(Object.keys(ACTS) as Act[])),
      values: fc.record(Object.fromEntries(sentItems(kind).map((item) => [item.field, valuesFor(item)]))),
    }),
    { minLength: 1, maxLength: 12 },
  )

/** The columns of the batch's own file, over rows of our making instead of the database's. */
async function written(kind: SyncKind, rows: readonly Row[], format: ExportFormat) {
  const batch = batchOf(kind)
  const lines = rows.map((row, place) => ({ ...row, lineKey: lineKeyOf(batch.number, place + 1) }))
  const file = {
    ...fileOf(batch, NOW),
    count: async () => lines.length,
    async *rows() {
      yield* lines
    },
  }
  const pieces: Buffer[] = []
  const request = { filter: {}, reach: ['12.120101'], by: '王芳', now: NOW, format }
  for await (const piece of writeExport({} as Tx, file, request)) pieces.push(piece)
  return { batch, lines, file: folder.file(`a.${format}`, Buffer.concat(pieces)) }
}

async function read(kind: SyncKind, file: { name: string; path: string }): Promise<Record<string, unknown>[]> {
  const columns = columnsOf(kind)
  const table = await openTable(file, columns)
  const found: Record<string, unknown>[] = []
  for await (const page of table.rows())
    for (const { cells } of page)
      found.push(
        Object.fromEntries(
          columns.map((column, place) => [column.key, readerOf(column, '2024-06-30')(cells[place] ?? null)]),
        ),
      )
  table.close()
  return found
}

describe.each(Object.keys(SYNC_KINDS) as SyncKind[])('a file of %s', (kind) => {
  test.each(['xlsx', 'csv'] as const)('as %s is read as it was written, every column of every line', async (format) => {
    await fc.assert(
      fc.asyncProperty(rowsOf(kind), async (rows) => {
        const { batch, lines, file } = await written(kind, rows, format)
        expect(await readBack(batch, file)).toBe(rows.length)
        const wanted = lines.map(({ lineKey, act, values }) => ({
          lineKey: { value: lineKey },
          act: { value: act },
          ...Object.fromEntries(sentItems(kind).map(({ field }) => [field, { value: cellOf(values, field) }])),
        }))
        expect(await read(kind, file)).toEqual(wanted)
      }),
      { numRuns: 25 },
    )
  })
})

test('a file whose lines are out of order, or another batch’s, is none', async () => {
  const values = Object.fromEntries(sentItems('volunteers').map(({ field }) => [field, '1']))
  const { batch, file } = await written('volunteers', [{ act: 'add', values }], 'csv')
  await expect(readBack({ ...batch, number: 'SJ20240614-AAAAAA' }, file)).rejects.toThrow('SJ20240614-7KQ2MD-1')
})
