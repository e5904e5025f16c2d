import { openTable } from '#platform/exchange/table.ts'
import { columnsOf } from '../../src/contexts/interchange/batch-file.ts'
import { interchangeContract } from '../../src/contexts/interchange/contract.ts'
import type { SyncKind } from '../../src/contexts/interchange/rules/fields.ts'
import { scratchFolder } from './spreadsheets.ts'
import type { Town } from './town.ts'

export const batchForm = (kind: SyncKind, more = {}) => ({
  kind,
  areaCode: '120101',
  reason: '季度数据报送',
  ...more,
})

/** What a clerk of 和平区 does with batches. `clerk`: asked each time, so that it may be made in beforeAll. */
export const batchesOf = (town: Town, clerk: () => ReturnType<Town['as']>) => ({
  /** Makes a batch and works until it is written. */
  async batchOf(kind: SyncKind, more = {}) {
    const { body, status } = await clerk().ask(interchangeContract, 'makeBatch', batchForm(kind, more))
    if (status !== 200) throw new Error(`makeBatch: ${status}`)
    await town.work()
    const { body: batch } = await clerk().ask(interchangeContract, 'getBatch', { batchId: body.batchId })
    return batch
  },
  linesOf: async (batchId: string) => (await clerk().ask(interchangeContract, 'listBatchLines', { batchId })).body.rows,
  countOf: async (kind: SyncKind) => (await clerk().ask(interchangeContract, 'countSync', { kind })).body,

  /** The file of a batch, read by the platform's own reader with the columns of the same list. */
  async fileOf(batchId: string, kind: SyncKind, name = 'a.xlsx'): Promise<Record<string, unknown>[]> {
    const { body } = await clerk().ask(interchangeContract, 'downloadBatch', { batchId })
    const folder = scratchFolder()
    try {
      const columns = columnsOf(kind)
      const table = await openTable(folder.file(name, body), columns)
      const found = []
      for await (const rows of table.rows())
        for (const { cells } of rows)
          found.push(Object.fromEntries(columns.map(({ key }, place) => [key, cells[place]])))
      table.close()
      return found
    } finally {
      folder.clear()
    }
  },
})
