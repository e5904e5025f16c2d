import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineContext } from '#platform/context.ts'
import { transact } from '#platform/db/database.ts'
import { query } from '#platform/http/contract.ts'
import { createServer } from '#platform/http/server.ts'
import { type FreshDatabase, freshDatabase } from '../../../../tests/kit/database.ts'
import { Browser, makePerson, PASSWORD } from '../../../../tests/kit/people.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { codeAt } from './totp.ts'

const roles = { clerk: { label: '经办', over: 'area', holds: ['trial.thing.read'] } } as const
const contract = {
  context: 'trial',
  title: '试',
  endpoints: {
    who: query({
      title: '我是谁',
      needs: 'sign-in',
      about: 'self',
      input: z.object({}),
      output: z.object({ name: z.string(), holds: z.array(z.string()) }),
    }),
  },
}
const trial = defineContext({
  contract,
  handlers: {
    who: async (_, { actor, own }) => {
      own()
      return { name: actor.name, holds: actor.posts.flatMap(({ holds }) => [...holds]) }
    },
  },
})

let fresh: FreshDatabase
let signIn: SignIn
let app: FastifyInstance
let folder: string
let clock: Date
let people = 0

beforeAll(async () => {
  fresh = await freshDatabase()
  folder = mkdtempSync('/var/tmp/wushe-sign-in-')
  const now = () => clock
  clock = new Date()
  signIn = createSignIn({ authUrl: fresh.urls.auth, dataDir: folder, db: fresh.db, roles, now })
  app = await createServer({ db: fresh.db, contexts: [trial], now, whoIs: signIn.whoIs })
  signIn.register(app)
})
afterAll(async () => {
  await app.close()
  await signIn.close()
  await fresh.drop()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => {
  clock = new Date()
})

const later = (minutes: number): void => {
  clock = new Date(clock.getTime() + minutes * 60_000)
}
const person = async (more: object = {}) => {
  const username = `clerk${++people}`
  const post = { role: 'clerk', areaCode: '120102', areaPath: '12.120102' }
  const id = await makePerson(fresh.db, signIn, { username, name: `王${people}`, posts: [post], ...more }, clock)
  return { id, username }
}
const auditOf = (accountId: string) =>
  transact(fresh.db, { reach: 'all' }, (tx) =>
    tx
      .selectFrom('platform.audit')
      .select(['what', 'outcome', 'reason'])
      .where('accountId', '=', accountId)
      .orderBy('id')
      .execute(),
  )

test('signs in, is known by name and post, signs out and is nobody again', async () => {
  const { id, username } = await person()
  const browser = new Browser(app)
  expect((await browser.get('/api/trial/who')).status).toBe(401)
  const entered = await browser.signIn(username.toUpperCase())
  expect(entered).toMatchObject({ status: 200, json: { next: 'in' } })
  const cookie = String([entered.headers['set-cookie']].flat().find((line) => line?.startsWith('wushe.session_token')))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect((await browser.get('/api/trial/who')).json).toMatchObject({ holds: ['trial.thing.read'] })
  await browser.post('/api/sign-out', {})
  expect((await browser.get('/api/trial/who')).status).toBe(401)
  expect((await auditOf(id)).map(({ what }) => what)).toEqual(['access.signIn', 'access.signOut'])
})

test('an unknown name and a wrong password get the same answer, and both are audited', async () => {
  const { id, username } = await person()
  const wrong = await new Browser(app).signIn(username, 'Not-this-1')
  const unknown = await new Browser(app).signIn('nobody-at-all', 'Not-this-1')
  expect(wrong.status).toBe(401)
  expect(unknown.json).toEqual(wrong.json)
  expect(await auditOf(id)).toEqual([{ what: 'access.signIn', outcome: 'refused', reason: 'access.wrongCredentials' }])
  const { rows } = await transact(fresh.db, { reach: 'all' }, async (tx) => ({
    rows: await tx.selectFrom('platform.audit').select('input').where('accountId', 'is', null).execute(),
  }))
  expect(rows.map(({ input }) => input)).toContainEqual({ username: 'nobody-at-all' })
})

test('five failures lock for 15 minutes, even for the right password, and say until when', async () => {
  const { username } = await person()
  for (let attempt = 0; attempt < 5; attempt++)
    expect((await new Browser(app).signIn(username, `Wrong-${attempt}`)).status).toBe(401)
  const locked = await new Browser(app).signIn(username)
  expect(locked.status).toBe(423)
  expect(locked.json.details.until).toBe(new Date(clock.getTime() + 15 * 60_000).toISOString())
  later(16)
  expect((await new Browser(app).signIn(username)).status).toBe(200)
})

test('a name that is half a character is a wrong name, audited like any other', async () => {
  expect((await new Browser(app).signIn('\ud800')).status).toBe(401)
})

test('a name nobody has locks just the same', async () => {
  for (let attempt = 0; attempt < 5; attempt++) await new Browser(app).signIn('ghost', 'Wrong-1')
  expect((await new Browser(app).signIn('ghost', 'Wrong-1')).status).toBe(423)
})

test('twenty guesses at once are tried five times at most', async () => {
  const { id, username } = await person()
  later(2)
  const answers = await Promise.all(Array.from({ length: 20 }, () => new Browser(app).signIn(username, 'Wrong-1')))
  const tried = answers.filter(({ status }) => status === 401)
  expect(tried.length).toBeLessThanOrEqual(5)
  expect(await auditOf(id)).toHaveLength(20)
})

test('a session left alone for 30 minutes ends; one in use goes on', async () => {
  const { username } = await person()
  const browser = new Browser(app)
  await browser.signIn(username)
  for (let turn = 0; turn < 3; turn++) {
    later(25)
    expect((await browser.get('/api/trial/who')).status).toBe(200)
  }
  later(31)
  expect((await browser.get('/api/trial/who')).status).toBe(401)
})

test('a post ends on its last day, a disabled account at once', async () => {
  const post = { role: 'clerk', areaCode: '120102', areaPath: '12.120102', from: '2023-01-01', to: '2023-12-31' }
  const { username } = await person({ posts: [post] })
  const browser = new Browser(app)
  clock = new Date('2023-12-31T15:50:00Z')
  await browser.signIn(username)
  expect((await browser.get('/api/trial/who')).json.holds).toEqual(['trial.thing.read'])
  later(20)
  expect((await browser.get('/api/trial/who')).json.holds).toEqual([])
  const disabled = await person()
  const other = new Browser(app)
  await other.signIn(disabled.username)
  await fresh.db.updateTable('platform.account').set({ status: 'disabled' }).where('id', '=', disabled.id).execute()
  signIn.forget(disabled.id)
  expect((await other.get('/api/trial/who')).status).toBe(401)
  expect((await new Browser(app).signIn(disabled.username)).json.code).toBe('access.disabled')
})

test('the first password must be changed before anything else can be done', async () => {
  const { username } = await person({ mustChange: true })
  const browser = new Browser(app)
  expect((await browser.signIn(username)).json).toEqual({ next: 'new-password' })
  expect((await browser.get('/api/trial/who')).json.holds).toEqual([])
})

test('sessions are listed and ended one by one or all but this one', async () => {
  const { id, username } = await person()
  const [one, two, three] = [new Browser(app), new Browser(app), new Browser(app)]
  await one.signIn(username)
  const [first] = await signIn.sessionsOf(id)
  later(1)
  await two.signIn(username)
  await three.signIn(username)
  expect(await signIn.sessionsOf(id)).toHaveLength(3)
  await transact(fresh.db, { reach: [] }, (tx) => signIn.endSessions(tx, id, { but: first?.id ?? '' }))
  expect((await two.get('/api/trial/who')).status).toBe(401)
  expect((await one.get('/api/trial/who')).status).toBe(200)
  await transact(fresh.db, { reach: [] }, (tx) => signIn.endSessions(tx, id, { one: first?.id ?? '' }))
  expect((await one.get('/api/trial/who')).status).toBe(401)
})

test('with a second factor the password alone opens nothing, and wrong codes lock', async () => {
  clock = new Date()
  const { id, username } = await person()
  const inTx = <T>(work: Parameters<typeof transact<T>>[2]) => transact(fresh.db, { reach: [] }, work)
  await inTx((tx) => signIn.startSecondFactor(tx, id))
  const { state, uri } = await signIn.secondFactorOf({ accountId: id, username })
  expect(state).toBe('on-trial')
  expect((await new Browser(app).signIn(username)).json).toEqual({ next: 'in' })
  const seed = unbase32(new URL(uri ?? '').searchParams.get('secret') ?? '')
  await inTx((tx) => signIn.proveSecondFactor(tx, id, codeAt(seed, clock.getTime() / 1000)))
  expect(await signIn.secondFactorOf({ accountId: id, username })).toEqual({ state: 'on', uri: null })

  const browser = new Browser(app)
  expect((await browser.signIn(username)).json).toEqual({ next: 'second-factor' })
  expect((await browser.get('/api/trial/who')).status).toBe(401)
  expect((await browser.post('/api/sign-in/second-factor', { code: '000000' })).json.code).toBe('access.wrongCode')
  const right = codeAt(seed, Date.now() / 1000)
  expect((await browser.post('/api/sign-in/second-factor', { code: right })).json).toEqual({ next: 'in' })
  expect((await browser.get('/api/trial/who')).status).toBe(200)

  const watcher = new Browser(app)
  await watcher.signIn(username)
  expect((await watcher.post('/api/sign-in/second-factor', { code: right })).json.code).toBe('access.usedCode')
  expect((await watcher.get('/api/trial/who')).status).toBe(401)
  await watcher.signIn(username)
  const next = codeAt(seed, Date.now() / 1000 + 30)
  expect((await watcher.post('/api/sign-in/second-factor', { code: next })).json).toEqual({ next: 'in' })

  const thief = new Browser(app)
  const codes: string[] = []
  for (let attempt = 0; attempt < 6; attempt++) {
    await thief.signIn(username)
    codes.push((await thief.post('/api/sign-in/second-factor', { code: '000000' })).json.code)
  }
  expect(codes.slice(0, 5)).toEqual(Array(5).fill('access.wrongCode'))
  expect((await thief.signIn(username)).status).toBe(423)
})

test('the app role can read neither hashes nor tokens; a forged cookie is nobody', async () => {
  const client = new pg.Client({ connectionString: fresh.urls.app })
  await client.connect()
  await expect(client.query('select * from auth."account"')).rejects.toThrow(/permission denied/)
  await client.end()
  const answer = await app.inject({ url: '/api/trial/who', headers: { cookie: 'wushe.session_token=abc.ZGVm' } })
  expect(answer.statusCode).toBe(401)
})

test('a sign-in sent from another site is refused; the secret is readable by its owner alone', async () => {
  const { username } = await person()
  for (const origin of ['https://elsewhere.example', 'null']) {
    const answer = await new Browser(app).post('/api/sign-in', { username, password: PASSWORD }, { origin })
    expect(answer.json.code).toBe('access.badOrigin')
  }
  const noOrigin = await new Browser(app).post(
    '/api/sign-in',
    { username, password: PASSWORD },
    { 'sec-fetch-site': 'cross-site' },
  )
  expect(noOrigin.json.code).toBe('access.badOrigin')
  expect(statSync(join(folder, 'keys', 'auth.secret')).mode & 0o777).toBe(0o600)
})

const unbase32 = (text: string): string => {
  const bits = [...text]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))).toString()
}
