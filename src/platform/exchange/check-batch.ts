import { randomUUID } from 'node:crypto'
import { dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import { type Batch, type Counts, claimForCheck, finishCheck, recordProgress, refuseCheck } from './batches.ts'
import { exchangeErrors } from './errors.ts'
import type { ImportBatch, ImportKind } from './kinds.ts'
import { READ_LIMITS, type ReadLimits } from './limits.ts'
import { type CheckedPage, type RowChecker, rowChecker } from './row-checker.ts'
import type { SourceFile } from './source.ts'
import {
  addProblems,
  clearProblems,
  clearStaging,
  type Problem,
  pageOf,
  type StagedPage,
  stagePage,
} from './staging.ts'
import { type DataRow, openTable, type Skipped, type Table } from './table.ts'

/** Rows checked and staged in one transaction: progress is seen, and a cancelled batch stops, after each. */
const PAGE = 2_000

export type CheckOptions = { limits?: ReadLimits; now?: () => Date; page?: number }
/** `status` as the batch was left; 'superseded' when it was cancelled or another run took it over. */
export type CheckOutcome = { status: 'checked' | 'refused' | 'superseded' }

/**
 * The dry run: reads the file, checks every row, stages the right ones and names the wrong ones. Nothing of a context is
 * written. Safe to run again: it starts afresh. A file that cannot be read leaves the batch refused, with the reason in
 * its note; anything unforeseen leaves it failed and is thrown on.
 */
export async function checkBatch(
  db: Database,
  kind: ImportKind,
  batchId: string,
  file: SourceFile,
  { limits = READ_LIMITS, now = () => new Date(), page = PAGE }: CheckOptions = {},
): Promise<CheckOutcome> {
  const run = randomUUID()
  const batch = await inAll(db, (tx) => beginRun(tx, batchId, run))
  if (!batch) return { status: 'superseded' }
  try {
    await new Run(db, kind, batch, run, now, page).over(file, limits)
    return { status: 'checked' }
  } catch (problem) {
    if (problem instanceof Superseded) return { status: 'superseded' }
    const refused = problem instanceof Refusal
    const note = refused ? problem.message : '校验时系统出错，请重新上传；若再次出现，请联系系统管理员'
    await inAll(db, async (tx) => {
      if (await refuseCheck(tx, batchId, run, refused ? 'refused' : 'failed', note, now()))
        await clearStaging(tx, batchId)
    })
    if (!refused) throw problem
    return { status: 'refused' }
  }
}

/** The batch was cancelled, or another run has it: what this page staged is rolled back, and the run ends. */
class Superseded extends Error {}

const inAll = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> => transact(db, { reach: 'all' }, work)

async function beginRun(tx: Tx, batchId: string, run: string): Promise<Batch | undefined> {
  const batch = await claimForCheck(tx, batchId, run)
  if (!batch) return undefined
  await clearStaging(tx, batchId)
  await clearProblems(tx, batchId)
  return batch
}

/** What a kind's functions are told of a batch. */
export const toldOf = (batch: Batch, now: Date): ImportBatch => ({
  id: batch.id,
  kind: batch.kind,
  scope: batch.scope,
  areaPath: batch.areaPath,
  by: batch.createdBy ?? '',
  today: dateOf(now),
  now,
})

type ReadyPage = { read: number; good: number; staged: StagedPage; problems: readonly Problem[] }

class Run {
  readonly #db: Database
  readonly #kind: ImportKind
  readonly #batch: Batch
  readonly #run: string
  readonly #now: () => Date
  readonly #page: number
  #counts: Counts = { declared: 0, readRows: 0, good: 0, bad: 0, problems: 0 }

  constructor(db: Database, kind: ImportKind, batch: Batch, run: string, now: () => Date, page: number) {
    this.#db = db
    this.#kind = kind
    this.#batch = batch
    this.#run = run
    this.#now = now
    this.#page = page
  }

  /** Returns when every row was checked and counted. Errors: Refusal, Superseded. */
  async over(file: SourceFile, limits: ReadLimits): Promise<void> {
    const table = await openTable(file, this.#kind.columns, limits)
    try {
      this.#counts.declared = table.expected
      const told = toldOf(this.#batch, this.#now())
      const lookups = await inAll(this.#db, async (tx) => this.#kind.load?.(tx, told))
      const checker = rowChecker(this.#kind, lookups, told)
      // Four pages are on their way at once: one is read, one sealed, one compared with the database, one kept.
      let comparing: Promise<ReadyPage | undefined> = Promise.resolve(undefined)
      let keeping = Promise.resolve()
      const passOn = async (): Promise<void> => {
        const ready = await comparing
        await keeping
        if (ready) keeping = quietly(this.#keep(ready))
      }
      for await (const rows of pagesOf(table, this.#page)) {
        const page = checker.ofCells(rows)
        const prepared = quietly(checker.prepare(page))
        await passOn()
        comparing = quietly(prepared.then(() => this.#prepare(checker, page)))
      }
      await passOn()
      await keeping
      await this.#finish(table)
    } finally {
      table.close()
    }
  }

  async #prepare(checker: RowChecker, page: CheckedPage): Promise<ReadyPage> {
    const faults =
      checker.needsOthers && page.sound.length > 0
        ? await inAll(this.#db, (tx) => checker.amongOthers(tx, page))
        : undefined
    const { staged, problems } = checker.settle(page, faults)
    return { read: page.rows, good: staged.length, staged: pageOf(staged), problems }
  }

  #keep({ read, good, staged, problems }: ReadyPage): Promise<void> {
    return inAll(this.#db, async (tx) => {
      const { readRows } = this.#counts
      await stagePage(tx, this.#batch.id, readRows, staged)
      await addProblems(tx, this.#batch.id, this.#counts.problems, problems)
      this.#counts = {
        declared: this.#counts.declared,
        readRows: readRows + read,
        good: this.#counts.good + good,
        bad: this.#counts.bad + read - good,
        problems: this.#counts.problems + problems.length,
      }
      if (!(await recordProgress(tx, this.#batch.id, this.#run, this.#counts))) throw new Superseded()
    })
  }

  async #finish(table: Table): Promise<void> {
    const passedOver = Object.values(table.skipped).reduce((sum, rows) => sum + rows, 0)
    const declared = table.expected - passedOver
    const { readRows, good, bad } = this.#counts
    if (declared !== readRows) throw exchangeErrors.countsDiffer(`文件有${declared}行，读到${readRows}行`)
    if (readRows !== good + bad) throw exchangeErrors.countsDiffer(`读到${readRows}行，正确${good}行，有误${bad}行`)
    const counts = { ...this.#counts, declared }
    await inAll(this.#db, async (tx) => {
      if (!(await finishCheck(tx, this.#batch.id, this.#run, counts, noteOf(table), this.#now())))
        throw new Superseded()
    })
  }
}

/** Awaited later; until then a failure is nobody's surprise. */
function quietly<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

async function* pagesOf(table: Table, size: number): AsyncGenerator<DataRow[], void, undefined> {
  let page: DataRow[] = []
  for await (const rows of table.rows()) {
    page = page.concat(rows)
    for (; page.length >= size; page = page.slice(size)) yield page.slice(0, size)
  }
  if (page.length > 0) yield page
}

const SKIPPED: Record<keyof Skipped, string> = {
  blank: '空行（含只有序号的行）',
  total: '合计行',
  example: '示例行',
  hint: '填表说明行',
  header: '重复的表头',
}

/** What was not taken, in words; nothing is passed over silently. */
function noteOf({ sheet, skipped, unknown }: Table): string {
  const passed = (Object.keys(SKIPPED) as (keyof Skipped)[]).flatMap((why) =>
    skipped[why] > 0 ? [`${SKIPPED[why]}${skipped[why]}行`] : [],
  )
  const parts = [`工作表“${sheet}”`]
  if (passed.length > 0) parts.push(`未计入：${passed.join('、')}`)
  if (unknown.length > 0) parts.push(`模板中没有、未导入的列：${unknown.slice(0, 20).join('、')}`)
  return parts.join('；')
}
