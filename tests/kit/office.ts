import { mkdtempSync, rmSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { runOnce } from 'graphile-worker'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { addDivisions } from '#contexts/directory/public.ts'
import { contexts } from '#main/contexts.ts'
import { declareAll } from '#main/declare.ts'
import { type RoleName, roles } from '#main/roles.ts'
import { createSignIn, type SignIn, useSignIn } from '#platform/access/sign-in/sign-in.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import type { Urls } from '#platform/db/roles.ts'
import { useFiles } from '#platform/files/folder.ts'
import { setRootPath } from '#platform/http/pipeline.ts'
import { createServer } from '#platform/http/server.ts'
import { tasksOf } from '#platform/jobs/worker.ts'
import { softwareProvider } from '#platform/privacy/crypto.ts'
import { useKeys } from '#platform/privacy/keys.ts'
import { freshDatabase } from './database.ts'
import { fewDivisions } from './divisions.ts'
import { Browser, makePerson } from './people.ts'

/** The whole server with its real sign-in: people sign in, nothing is injected. `now` is the clock, set it forward. */
export class Office {
  db!: Database
  app!: FastifyInstance
  urls!: Urls
  signIn!: SignIn
  now = new Date('2024-03-05T09:00:00+08:00')
  private people = 0

  /** A person in a post (over an area's path) who has signed in; the password is PASSWORD. */
  async person(role: RoleName | null, areaPath = '12') {
    const username = `person${++this.people}`
    const areaCode = areaPath.split('.').at(-1) ?? ''
    const posts = role ? [{ role, ...(roles[role].over === 'area' && { areaCode, areaPath }) }] : []
    const name = `${role ? roles[role].label : '无岗'}${this.people}`
    const id = await makePerson(this.db, this.signIn, { username, name, areaCode, areaPath, posts }, this.now)
    const browser = new Browser(this.app)
    const { status } = await browser.signIn(username)
    expect(status).toBe(200)
    return { id, username, name, browser }
  }

  later(minutes: number): void {
    this.now = new Date(this.now.getTime() + minutes * 60_000)
  }

  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return transact(this.db, { reach: 'all' }, work)
  }

  async work(): Promise<void> {
    const failures: unknown[] = []
    const onFailure = (_: string, problem: unknown) => failures.push(problem)
    const taskList = tasksOf(contexts, { db: this.db, now: () => this.now, onFailure })
    await runOnce({ connectionString: this.urls.owner, taskList, noPreparedStatements: true })
    if (failures.length > 0) throw failures[0]
  }

  /** Names of the data rules that are broken now. */
  broken(): Promise<string[]> {
    return this.tx(async (tx) => {
      const names: string[] = []
      for (const { name, rowsThatBreakIt } of contexts.flatMap(({ checks }) => checks))
        if ((await sql.raw(rowsThatBreakIt).execute(tx)).rows.length > 0) names.push(name)
      return names
    })
  }
}

export function anOffice(): Office {
  const office = new Office()
  let close = async () => {}
  beforeAll(async () => {
    const fresh = await freshDatabase()
    const folder = mkdtempSync('/var/tmp/wushe-office-')
    const now = () => office.now
    useKeys(softwareProvider(Buffer.alloc(32, 1)))
    useFiles(folder)
    setRootPath('12')
    declareAll()
    const signIn = createSignIn({ authUrl: fresh.urls.auth, dataDir: folder, db: fresh.db, roles, now })
    useSignIn(signIn)
    const app = await createServer({ db: fresh.db, contexts, now, whoIs: signIn.whoIs })
    signIn.register(app)
    Object.assign(office, { db: fresh.db, urls: fresh.urls, signIn, app })
    await office.tx((tx) => addDivisions(tx, fewDivisions, { source: '测试用区划', validFrom: '2023-06-30' }))
    close = async () => {
      await app.close()
      await signIn.close()
      await fresh.drop()
      rmSync(folder, { recursive: true, force: true })
    }
  })
  afterEach(async () => expect(await office.broken()).toEqual([]))
  afterAll(() => close())
  return office
}
