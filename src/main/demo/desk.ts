import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { dateOf } from '#kernel/time.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { findBatch } from '#platform/exchange/batches.ts'
import { checkBatch } from '#platform/exchange/check-batch.ts'
import { confirmImport, receiveImport, storeBatch } from '#platform/exchange/import-steps.ts'
import { fileOfBatch } from '#platform/exchange/kept-file.ts'
import { importKind } from '#platform/exchange/registry.ts'
import { listProblems } from '#platform/exchange/staging.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { Refusal } from '#platform/http/errors.ts'
import { run, type UploadedFile } from '#platform/http/pipeline.ts'
import { contexts } from '../contexts.ts'
import { type SheetRow, sheetOf } from './sheet.ts'

export type Sheet = {
  kind: string
  by: string
  area: { code: string; path: string }
  fileName: string
  on: string
  rows: readonly SheetRow[]
  /** What else is chosen when uploading. */
  scope?: Record<string, unknown>
}

/** What the people of the demonstration do: the platform's own commands and imports, on days gone by. */
export class Desk {
  readonly #db: Database
  readonly #actors: Map<string, Actor>
  readonly #resumes: boolean

  /** `resumes`: part of the story may be there already, told by an earlier load that broke off. */
  constructor(db: Database, actors: ReadonlyMap<string, Actor>, { resumes = false } = {}) {
    this.#db = db
    this.#actors = new Map(actors)
    this.#resumes = resumes
  }

  seeing<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.#db, { reach: 'all' }, work)
  }

  /**
   * Sends a command down the one road as that person, at 'YYYY-MM-DD HH:MM' in Asia/Shanghai. Sent again by a load that
   * resumes, it gives its first answer, whatever version the record has reached by now. `file`: what an upload brings.
   */
  async send<A>(
    who: string,
    what: string,
    input: Record<string, unknown>,
    at: string,
    file?: UploadedFile,
  ): Promise<A> {
    const [contextName = '', name = ''] = what.split('.')
    const context = contexts.find((one) => one.name === contextName)
    const endpoint = context?.contract.endpoints[name]
    const handler = context?.handlers[name]
    if (!endpoint || !handler) throw new Error(`no endpoint ${what}`)
    const caller = this.#actor(who)
    const request = { what, endpoint, handler, rawInput: input, caller, requestId: `demo ${at}`, ...(file && { file }) }
    const { version: _, ...told } = input
    const key = `demo ${what} ${digestOf([told, at])}`
    if (this.#resumes) {
      const earlier = await this.#answerTo(caller.accountId, key)
      if (earlier) return earlier.answer as A
    }
    const { body } = await run(
      { db: this.#db, now: () => momentOf(at), tell: toNobody },
      { ...request, idempotencyKey: key },
    )
    return body as A
  }

  /** Does what a job would have done at that moment. */
  async work(name: string, payload: Record<string, unknown>, at: string): Promise<void> {
    const job = contexts.flatMap(({ jobs }) => jobs).find((one) => one.name === name)
    if (!job || job.long) throw new Error(`no short job ${name}`)
    const now = momentOf(at)
    await this.seeing((tx) => job.run(payload, { tx, now, today: dateOf(now) }))
  }

  /** Somebody who came later than the others. */
  join(username: string, actor: Actor): void {
    this.#actors.set(username, actor)
  }

  /** Uploads a spreadsheet, has it checked and confirms it; nothing happens when it is stored already. */
  async bring({ kind: kindName, by, area, fileName, on, rows, scope = {} }: Sheet): Promise<void> {
    if (rows.length === 0) return
    const kind = importKind(kindName)
    const content = { buffer: await sheetOf(kind, rows) }
    const now = momentOf(on)
    const { accountId, name: creatorName } = this.#actor(by)
    const about = { areaPath: area.path, by: accountId, now }
    const batch = await this.seeing(async (tx) => {
      const file = await storeFile(tx, { content, name: fileName, purpose: 'spreadsheet', ...about })
      const upload = {
        fileId: file.id,
        fileName: file.name,
        fileSm3: file.originalSm3,
        scope: { areaCode: area.code, ...scope },
      }
      return receiveImport(tx, kind, { ...upload, areaPath: area.path, createdBy: accountId, creatorName }, now)
    }).catch((problem: unknown) => {
      if (problem instanceof Refusal && problem.code === 'exchange.alreadyStored') return undefined
      throw problem
    })
    if (!batch) return
    const { id, status } = batch.batch
    if (status !== 'checked')
      await checkBatch(this.#db, kind, id, await this.seeing((tx) => fileOfBatch(tx, batch.batch)), { now: () => now })
    await this.seeing(async (tx) => {
      const [problem] = await listProblems(tx, id, 0, 1)
      if (problem) throw new Error(`${fileName} row ${problem.rowNo}: ${problem.columnTitle} ${problem.reason}`)
      await confirmImport(tx, id, { mode: 'all-or-nothing', version: (await findBatch(tx, id))?.version ?? 0 })
      await storeBatch(tx, kind, id, now)
    })
  }

  async #answerTo(accountId: string, key: string): Promise<{ answer: unknown } | undefined> {
    return this.seeing(async (tx) => {
      const { rows } = await sql<{ answer: unknown }>`
        select answer from platform.idempotency where account_id = ${accountId} and key = ${key}`.execute(tx)
      return rows[0]
    })
  }

  #actor(username: string): Actor {
    const actor = this.#actors.get(username)
    if (!actor) throw new Error(`no demo account ${username}`)
    return actor
  }
}

/** What the facts told on the way would wake is done once, when all is there (load-demo.ts). */
const toNobody = async () => {}

/** '2023-07-06 09:30' in Asia/Shanghai. */
const momentOf = (at: string): Date => new Date(`${at.replace(' ', 'T')}:00+08:00`)

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

/** A UUID that the same words always make, so that a load that broke off goes on where it was. */
export const uuidOf = (words: string): string =>
  digestOf(words).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5')
