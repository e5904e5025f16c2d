import type { Tx } from '#platform/db/database.ts'
import { type CellReader, readerOf, shownOf } from './columns.ts'
import type { ImportBatch, ImportColumn, ImportKind, RowFault } from './kinds.ts'
import type { Problem, StagedRow } from './staging.ts'
import type { DataRow } from './table.ts'
import { ownCopy } from './text.ts'

type Row = Record<string, unknown>
type ReadRow = { rowNo: number; row: Row }
/** Rows whose cells, own rules and duplicates have been looked at. `sound`: nothing wrong with them so far. */
export type CheckedPage = { rows: number; sound: ReadRow[]; problems: Problem[] }

/** Checks rows a page at a time, first what needs no database, then what does. */
export function rowChecker(kind: ImportKind, lookups: unknown, batch: ImportBatch) {
  const readers = kind.columns.map((column) => ({ column, read: readerOf(column, batch.today) }))
  const firstWith = new Map<string, number>()
  const found = lookups as never

  const problemsOf = ({ no, cells, merged }: DataRow, row: Row): Problem[] => {
    const problems = readCells(readers, no, cells, row)
    if (merged !== undefined)
      problems.push({ rowNo: no, column: null, shown: merged, reason: `在合并单元格${merged}内，请取消合并并逐行填写` })
    const key = keyOf(kind, row, problems)
    const earlier = key === null ? undefined : firstWith.get(key)
    if (earlier !== undefined)
      problems.push({ rowNo: no, column: null, shown: '', reason: `与第${earlier}行重复，请保留一行` })
    else if (key !== null) firstWith.set(ownCopy(key), no)
    if (problems.length > 0 || !kind.faultsOf) return problems
    return kind.faultsOf(row as never, found, batch).map((fault) => problemOf(kind, no, fault))
  }

  return {
    ofCells(rows: readonly DataRow[]): CheckedPage {
      const page: CheckedPage = { rows: rows.length, sound: [], problems: [] }
      for (const data of rows) {
        const row: Row = {}
        const problems = problemsOf(data, row)
        if (problems.length === 0) page.sound.push({ rowNo: data.no, row })
        else page.problems.push(...problems)
      }
      return page
    },

    /** Whether rows have to be compared with what the database holds. */
    needsOthers: kind.faultsAmong !== undefined,

    /** Work aside that the rows need before they are compared or kept; may run while the page before is compared. */
    prepare: async (page: CheckedPage): Promise<void> => {
      if (page.sound.length > 0) await kind.prepare?.(page.sound as never, found, batch)
    },

    amongOthers: async (tx: Tx, page: CheckedPage): Promise<Faults> =>
      (await kind.faultsAmong?.(tx, page.sound as never, found, batch)) ?? new Map(),

    /** What is right is made ready to be kept; what is wrong, in the order of the file. */
    settle(page: CheckedPage, faults: Faults = new Map()): { staged: StagedRow[]; problems: Problem[] } {
      const sound = page.sound.filter(({ rowNo }) => (faults.get(rowNo)?.length ?? 0) === 0)
      const problems = [...page.problems]
      for (const [rowNo, some] of faults) problems.push(...some.map((fault) => problemOf(kind, rowNo, fault)))
      problems.sort((a, b) => (a.rowNo ?? 0) - (b.rowNo ?? 0))
      const staged = sound.map(({ rowNo, row }) => ({ rowNo, data: kind.stage(row as never, found, batch) }))
      return { staged, problems }
    },
  }
}

export type RowChecker = ReturnType<typeof rowChecker>
type Faults = ReadonlyMap<number, readonly RowFault[]>

type Reading = { column: ImportColumn; read: CellReader }

/** Fills `row` with what the cells mean; returns what is wrong with them. */
function readCells(readers: readonly Reading[], rowNo: number, cells: DataRow['cells'], row: Row): Problem[] {
  const problems: Problem[] = []
  for (let index = 0; index < readers.length; index += 1) {
    const { column, read } = readers[index] as Reading
    const cell = cells[index] ?? null
    const result = read(cell)
    if ('value' in result) row[column.key] = result.value
    else problems.push({ rowNo, column: column.title, shown: shownOf(column, cell), reason: result.reason })
  }
  return problems
}

/** A row whose key columns are themselves wrong has no key to compare. */
function keyOf(kind: ImportKind, row: Row, problems: readonly Problem[]): string | null {
  return problems.length > 0 || !kind.keyOf ? null : kind.keyOf(row as never)
}

function problemOf(kind: ImportKind, rowNo: number, { column, shown = '', reason }: RowFault): Problem {
  const title = kind.columns.find(({ key }) => key === column)?.title ?? null
  return { rowNo, column: title, shown, reason }
}
