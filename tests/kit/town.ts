import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { addDivisions } from '#contexts/directory/public.ts'
import { contexts } from '#main/contexts.ts'
import { declareAll } from '#main/declare.ts'
import { type RoleName, roles } from '#main/roles.ts'
import type { Actor, Role } from '#platform/access/actor.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import type { Urls } from '#platform/db/roles.ts'
import { useFiles } from '#platform/files/folder.ts'
import { type Contract, pathOf } from '#platform/http/contract.ts'
import { setRootPath } from '#platform/http/pipeline.ts'
import { createServer } from '#platform/http/server.ts'
import { tasksOf } from '#platform/jobs/worker.ts'
import { softwareProvider } from '#platform/privacy/crypto.ts'
import { useKeys } from '#platform/privacy/keys.ts'
import { freshDatabase } from './database.ts'
import { fewDivisions } from './divisions.ts'
import { pdf } from './sample-files.ts'

type Asked<B = never> = { status: number; body: B; headers: Record<string, unknown> }

/** A small town to test in: real database, real server, a clock you set, people you invent. */
export class Town {
  db!: Database
  app!: FastifyInstance
  urls!: Urls
  superUrl!: string
  now = new Date('2024-03-05T09:00:00+08:00')
  private readonly people = new Map<string, Actor>()

  /** A person with one post, and the account behind it. */
  async person(role: RoleName, areaPath: string, more: { personId?: string } = {}): Promise<Actor> {
    const accountId = randomUUID()
    const { label, holds, over } = roles[role] as Role
    const name = `${label}${this.people.size + 1}`
    await transact(this.db, { reach: 'all' }, (tx) =>
      tx
        .insertInto('platform.account')
        .values({ id: accountId, username: accountId, displayName: name, createdAt: this.now })
        .execute(),
    )
    await this.tx((tx) =>
      tx
        .insertInto('platform.post')
        .values({
          id: randomUUID(),
          accountId,
          role,
          ...placeOf(over, areaPath),
          validFrom: '2023-01-01',
          createdAt: this.now,
        })
        .execute(),
    )
    const post = { role, label, holds: new Set(holds), areaPath, ...(over === 'self' && { selfOnly: true }) }
    const actor: Actor = { accountId, personId: more.personId ?? null, name, posts: [post] }
    this.people.set(accountId, actor)
    return actor
  }

  /** Calls endpoints the way a browser would, as the given person. */
  as(actor: Actor | null) {
    return {
      ask: async <C extends Contract>(
        contract: C,
        name: keyof C['endpoints'] & string,
        input: Record<string, unknown> = {},
        { key = randomUUID() }: { key?: string } = {},
        // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the answer holds
      ): Promise<Asked<any>> => {
        const kind = contract.endpoints[name]?.kind
        const reads = kind === 'query' || kind === 'download'
        const url = pathOf(contract.context, name)
        const headers = { 'x-account': actor?.accountId ?? '', ...(!reads && { 'idempotency-key': key }) }
        const response = await this.app.inject(
          reads
            ? { method: 'GET', url, query: { input: JSON.stringify(input) }, headers }
            : { method: 'POST', url, ...bodyOf(kind === 'upload', input, headers) },
        )
        const isJson = String(response.headers['content-type']).includes('json')
        return {
          status: response.statusCode,
          body: isJson ? response.json() : response.rawPayload,
          headers: response.headers,
        }
      },
    }
  }

  /** Does all queued work, also the work that this work queues. */
  async work(): Promise<void> {
    const failures: unknown[] = []
    const taskList = tasksOf(contexts, {
      db: this.db,
      now: () => this.now,
      onFailure: (_, problem) => failures.push(problem),
    })
    await runOnce({ connectionString: this.urls.owner, taskList, noPreparedStatements: true })
    if (failures.length > 0) throw failures[0]
  }

  /** Sees every row, as the platform's own work does. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.db, { reach: 'all' }, work)
  }

  /** Every data rule of every context that is broken now. */
  async broken(): Promise<{ check: string; rows: unknown[] }[]> {
    return this.tx(async (tx) => {
      const found = []
      for (const { name, rowsThatBreakIt } of contexts.flatMap(({ checks }) => checks)) {
        const { rows } = await sql.raw(rowsThatBreakIt).execute(tx)
        if (rows.length > 0) found.push({ check: name, rows })
      }
      return found
    })
  }

  readonly whoIs = async (request: { headers: Record<string, unknown> }): Promise<Actor | null> =>
    this.people.get(String(request.headers['x-account'])) ?? null
}

/** A command's JSON, or an upload's multipart body with a small paper. */
function bodyOf(isUpload: boolean, input: object, headers: Record<string, string>) {
  if (!isUpload) return { payload: input, headers }
  const form = new FormData()
  form.append('input', JSON.stringify(input))
  form.append('file', new Blob([Uint8Array.from(pdf)]), '盖章件.pdf')
  const encoded = new Response(form)
  const contentType = encoded.headers.get('content-type') ?? ''
  return {
    payload: encoded.body ? Readable.fromWeb(encoded.body as never) : '',
    headers: { ...headers, 'content-type': contentType },
  }
}

/** Where a post sits, as the table keeps it: an area by code and path, or nowhere but the person. */
const placeOf = (over: Role['over'], areaPath: string) =>
  over === 'area' ? { areaPath, areaCode: areaPath.split('.').at(-1) ?? null } : {}

/** One town for a test file. After each test, every data rule must still hold (unless the test makes bare samples). */
export function aTown({ checks = true }: { checks?: boolean } = {}): Town {
  const town = new Town()
  let drop = async () => {}
  beforeAll(async () => {
    const fresh = await freshDatabase()
    Object.assign(town, { db: fresh.db, urls: fresh.urls, superUrl: fresh.superUrl })
    drop = fresh.drop
    useKeys(softwareProvider(Buffer.alloc(32, 1)))
    setRootPath('12')
    const folder = mkdtempSync(join(tmpdir(), 'wushe-town-'))
    useFiles(folder)
    const dropDatabase = drop
    drop = async () => {
      await dropDatabase()
      rmSync(folder, { recursive: true, force: true })
    }
    declareAll()
    await town.tx((tx) => addDivisions(tx, fewDivisions, { source: '测试用区划', validFrom: '2023-06-30' }))
    town.app = await createServer({ db: town.db, contexts, now: () => town.now, whoIs: town.whoIs })
  })
  if (checks) afterEach(async () => expect(await town.broken()).toEqual([]))
  afterAll(async () => {
    await town.app?.close()
    await drop()
  })
  return town
}
