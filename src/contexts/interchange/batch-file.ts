import { z } from 'zod'
import { type Opening, openSealed, type Secrets } from '#contexts/directory/public.ts'
import { showMoment } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { choiceCell, codeCell, dateCell, integerCell, textCell } from '#platform/exchange/cells.ts'
import { defineExport, type ExportKind, type ImportColumn } from '#platform/exchange/kinds.ts'
import { openTable } from '#platform/exchange/table.ts'
import { type NationalItem, nationalItems, sentItems, systemCode } from './items.ts'
import { ACTS, type Act, SYNC_KINDS, type SyncKind } from './rules/fields.ts'
import { cellOf, LINE_KEY, lineKeyOf, readLineKey, type Values } from './rules/lines.ts'
import type { Batch } from './store/batches.ts'
import { type Details, detailsOf } from './store/sources.ts'
import { countSent, sentLines } from './store/steps.ts'

/** Records looked up and people opened at a time. */
const PAGE = 2_000
export const KEY_COLUMN = '行标识'
export const ACT_COLUMN = '操作'

type FileRow = { lineKey: string; act: Act; values: Values }

/** The file of a batch as the platform's exports are written: our key, what is to be done, then the national items. */
export function fileOf(batch: Batch, now: Date): ExportKind {
  const { kind, id, number, areaName, format, makerName } = batch
  return defineExport<FileRow, unknown>({
    name: `interchange.${kind}`,
    title: `${SYNC_KINDS[kind]}对接_${number}`,
    needs: 'interchange.exchange.send',
    filter: z.unknown(),
    columns: [
      { title: KEY_COLUMN, form: 'code', width: 26, value: ({ lineKey }) => lineKey },
      { title: ACT_COLUMN, width: 8, value: ({ act }) => ACTS[act] },
      ...sentItems(kind).map(({ column, field, form }) => ({
        title: column,
        form,
        width: 18,
        value: ({ values }: FileRow) => cellOf(values, field),
      })),
    ],
    describe: () => `${areaName}；${SYNC_KINDS[kind]}；批次${number}；事由：${batch.reason}`,
    count: (tx) => countSent(tx, id),
    rows: (tx) => fileRows(tx, batch, now),
    // A workbook says so on its second sheet; a CSV has nothing but its last line.
    closing: async () =>
      format === 'csv'
        ? [
            [
              `说明：${makerName} 于 ${showMoment(now)} 从五社联动平台生成，报送${nationalItems().system.title}，含个人信息，不得外传`,
            ],
          ]
        : [],
  })
}

async function* fileRows(tx: Tx, batch: Batch, now: Date): AsyncIterable<FileRow> {
  for (let after = 0; ; ) {
    const lines = await sentLines(tx, batch.id, after, PAGE)
    if (lines.length === 0) return
    yield* await pageOf(tx, batch, lines, now)
    after = lines.at(-1)?.lineNo ?? after
  }
}

type SentLine = Awaited<ReturnType<typeof sentLines>>[number]

async function pageOf(tx: Tx, batch: Batch, lines: readonly SentLine[], now: Date): Promise<FileRow[]> {
  const ids = lines.map(({ recordId }) => recordId)
  const found = await detailsOf(tx, batch.kind, ids, systemCode())
  const people = new Set([...found.values()].flatMap(({ personId }) => (personId ? [personId] : [])))
  const opened = people.size > 0 ? await openSealed(tx, [...people], openingOf(batch, now)) : new Map<string, Secrets>()
  return lines.map(({ lineNo, recordId, act }) => {
    const values = found.get(recordId)
    if (!values) throw new Error(`line ${lineNo} of ${batch.number}: its record is gone`)
    return { lineKey: lineKeyOf(batch.number, lineNo), act, values: whole(values, opened) }
  })
}

/** The fields with the numbers of the person as they are, where the record is about one. */
function whole(values: Details, opened: ReadonlyMap<string, Secrets>): Values {
  if (values.personId === null) return values
  const { idNumber, phone } = opened.get(values.personId) ?? { idNumber: null, phone: null }
  return { ...values, idNumber, phone }
}

const openingOf = ({ id, madeBy, makerName, reason, areaPath }: Batch, now: Date): Opening => ({
  ...{ accountId: madeBy, name: makerName, reason, areaPath, now },
  ...{ what: 'interchange.writeBatch', title: '写出对接文件（全名、证件号码）' },
  ...{ recordKind: 'interchange.batch', recordId: id },
})

const ACT_OF_WORD = Object.fromEntries(Object.entries(ACTS).map(([act, word]) => [word, act])) as Record<string, Act>

function cellsOf({ form, length }: NationalItem) {
  if (form === 'date') return dateCell()
  if (form === 'integer') return integerCell()
  return form === 'code' ? codeCell(/^\S.*$/, '不能为空') : textCell(length)
}

/** The columns that read such a file back, from the same list that writes it. */
export const columnsOf = (kind: SyncKind): ImportColumn[] => [
  { key: 'lineKey', title: KEY_COLUMN, required: true, ...codeCell(LINE_KEY, '行标识不正确'), example: '' },
  { key: 'act', title: ACT_COLUMN, required: true, ...choiceCell(ACT_OF_WORD), example: '新增' },
  ...sentItems(kind).map((item) => ({ key: item.field, title: item.column, ...cellsOf(item), example: '' })),
]

/** How many lines a written file holds, each with its own number in order. Errors: a line that is not ours, or out of order. */
export async function readBack({ kind, number }: Batch, file: { name: string; path: string }): Promise<number> {
  const table = await openTable(file, columnsOf(kind))
  let read = 0
  try {
    for await (const rows of table.rows())
      for (const { cells } of rows) {
        const [cell] = cells
        const text = String(cell)
        const key = readLineKey(text)
        read += 1
        if (key?.batchNumber !== number || key.lineNo !== read)
          throw new Error(`line ${read} of ${number} reads as ${text}`)
      }
  } finally {
    table.close()
  }
  return read
}
