import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { defineContext } from '#platform/context.ts'
import { transact } from '#platform/db/database.ts'
import { query } from '#platform/http/contract.ts'
import { createServer } from '#platform/http/server.ts'
import { gatewayProvider, outboxOnly, useSms } from '#platform/notify/sms.ts'
import { softwareProvider } from '#platform/privacy/crypto.ts'
import { privacy, useKeys } from '#platform/privacy/keys.ts'
import { type FreshDatabase, freshDatabase } from '../../../../tests/kit/database.ts'
import { Browser } from '../../../../tests/kit/people.ts'
import { CODES_A_DAY } from './phone-limits.ts'
import { createSignIn, type SignIn } from './sign-in.ts'

const roles = {
  clerk: { label: '经办', over: 'area', holds: [] },
  resident: { label: '居民', over: 'self', holds: [] },
} as const
const contract = {
  context: 'trial',
  title: '试',
  endpoints: {
    who: query({
      title: '我是谁',
      needs: 'sign-in',
      about: 'self',
      input: z.object({}),
      output: z.record(z.string(), z.unknown()),
    }),
  },
}
const trial = defineContext({
  contract,
  handlers: {
    who: async (_, { actor, own }) => {
      own()
      const { accountId: id, name, personId, posts } = actor
      return { id, name, personId, posts: posts.map(({ role }) => role) }
    },
  },
})

let fresh: FreshDatabase
let signIn: SignIn
let app: FastifyInstance
let folder: string
let clock: Date
let phones = 13800000000

beforeAll(async () => {
  fresh = await freshDatabase()
  folder = mkdtempSync('/var/tmp/wushe-phone-')
  useKeys(softwareProvider(Buffer.alloc(32, 1)))
  const now = () => clock
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
  clock = new Date('2024-03-05T09:00:00+08:00')
})
const aPhone = () => String(++phones)
const seconds = (count: number): void => {
  clock = new Date(clock.getTime() + count * 1000)
}
/** Reads past every right, as whoever steals the database would. */
async function asSuper<T extends object>(text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: fresh.superUrl })
  await client.connect()
  return client
    .query<T>(text)
    .then(({ rows }) => rows)
    .finally(() => client.end())
}
const all = <T>(work: Parameters<typeof transact<T>>[2]) => transact(fresh.db, { reach: 'all' }, work)

/** What the message to a phone says: read from the outbox with the keys, as the administrator's page does. */
async function lastCode(phone: string): Promise<string> {
  const rows = await all((tx) =>
    tx.selectFrom('platform.outbox').select('sealed').orderBy('createdAt', 'desc').execute(),
  )
  const letters = rows.flatMap(({ sealed }) => (sealed ? [JSON.parse(privacy().open(sealed))] : []))
  const text = letters.find((one) => one.phone === phone)?.text ?? ''
  return /\d{6}/.exec(text)?.[0] ?? ''
}
const ask = (phone: string, browser = new Browser(app)) => browser.post('/api/sign-in/phone-code', { phone })
const enter = (phone: string, code: string, browser = new Browser(app)) =>
  browser.post('/api/sign-in/phone', { phone, code })
const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

test('a resident asks for a code, types it, is known under the same account next time, and signs out', async () => {
  const phone = aPhone()
  const browser = new Browser(app)
  const sent = await ask(`+86 ${phone.slice(0, 3)} ${phone.slice(3)}`, browser)
  expect(sent).toMatchObject({ status: 200, json: { waitSeconds: 60, validMinutes: 5 } })
  const entered = await enter(phone, await lastCode(phone), browser)
  expect(entered).toMatchObject({ status: 200, json: { next: 'in', isNew: true } })
  expect(String(entered.headers['set-cookie'])).toMatch(/^wushe\.session_token=.+; HttpOnly; SameSite=Lax$/)
  const { json: me } = await browser.get('/api/trial/who')
  expect(me).toMatchObject({ name: '居民', personId: null, posts: ['resident'] })
  await browser.post('/api/sign-out', {})
  expect((await browser.get('/api/trial/who')).status).toBe(401)
  seconds(61)
  await ask(phone, browser)
  expect((await enter(phone, await lastCode(phone), browser)).json).toMatchObject({ isNew: false })
  expect((await browser.get('/api/trial/who')).json.id).toBe(me.id)
})

test('the number stands nowhere in the clear, and no code is ever written down', async () => {
  const phone = aPhone()
  await ask(phone)
  const code = await lastCode(phone)
  await enter(phone, otherThan(code))
  await enter(phone, code)
  const tables = [
    'auth.phone_code',
    'platform.outbox',
    'platform.audit',
    'platform.account',
    'auth."session"',
    'auth."user"',
  ]
  for (const table of tables) {
    const lines = (await asSuper<{ line: string }>(`select t::text as line from ${table} t`))
      .map(({ line }) => line)
      .join()
    expect(lines.length).toBeGreaterThan(0)
    expect(lines).not.toContain(phone)
    expect(lines.includes(`(${code},`) || lines.includes(`,${code}`)).toBe(false)
  }
  const audit = await all((tx) =>
    tx
      .selectFrom('platform.audit')
      .select(['what', 'outcome', 'reason', 'input'])
      .where(sql<boolean>`input->>'masked' = ${`${phone.slice(0, 3)}****${phone.slice(-4)}`}`)
      .orderBy('id')
      .execute(),
  )
  expect(audit.map(({ what, outcome, reason }) => [what, outcome, reason])).toEqual([
    ['access.sendPhoneCode', 'done', null],
    ['access.signInByPhone', 'refused', 'access.wrongPhoneCode'],
    ['access.signInByPhone', 'done', null],
  ])
})

test('a known phone, an unknown one and one that never asked are told the same', async () => {
  const known = aPhone()
  await ask(known)
  await enter(known, await lastCode(known))
  seconds(61)
  const stranger = aPhone()
  expect((await ask(known)).json).toEqual((await ask(stranger)).json)
  const wrong = await enter(known, otherThan(await lastCode(known)))
  expect(wrong.status).toBe(401)
  expect((await enter(stranger, otherThan(await lastCode(stranger)))).json).toEqual(wrong.json)
  expect((await enter(aPhone(), '123456')).json).toEqual(wrong.json)
})

test('guessed five times, the code is over: the right one no longer opens, even when all come at once', async () => {
  const phone = aPhone()
  await ask(phone)
  const code = await lastCode(phone)
  const guesses = await Promise.all(Array.from({ length: 8 }, (_, i) => enter(phone, String(i).repeat(6))))
  const wrong = guesses.filter((_, i) => String(i).repeat(6) !== code)
  expect(wrong.every(({ status }) => status === 401)).toBe(true)
  expect((await enter(phone, code)).status).toBe(401)
  seconds(61)
  await ask(phone)
  expect((await enter(phone, await lastCode(phone))).status).toBe(200)
})

test('a code opens once, for five minutes, and a newer one replaces it', async () => {
  const phone = aPhone()
  await ask(phone)
  const first = await lastCode(phone)
  seconds(61)
  await ask(phone)
  const second = await lastCode(phone)
  if (first !== second) expect((await enter(phone, first)).status).toBe(401)
  expect((await enter(phone, second)).status).toBe(200)
  expect((await enter(phone, second)).status).toBe(401)
  seconds(61)
  await ask(phone)
  const third = await lastCode(phone)
  seconds(300)
  expect((await enter(phone, third)).status).toBe(401)
})

test('asked for twice at once, one message goes out; within the minute the other is told how long to wait', async () => {
  const phone = aPhone()
  const answers = await Promise.all([ask(phone), ask(phone), ask(phone)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 429, 429])
  seconds(20)
  expect((await ask(phone)).json).toMatchObject({ code: 'access.codeJustSent', details: { waitSeconds: 40 } })
})

test('two entering at once with the one code: one gets in, and there is one account', async () => {
  const phone = aPhone()
  await ask(phone)
  const code = await lastCode(phone)
  const answers = await Promise.all([enter(phone, code), enter(phone, code)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401])
  const blind = privacy().blindIndex('phone', phone)
  const accounts = await all((tx) =>
    tx.selectFrom('platform.account').select('id').where('phoneBlind', '=', blind).execute(),
  )
  expect(accounts).toHaveLength(1)
})

test('ten codes a day for a phone, then the community is named as the way', async () => {
  const phone = aPhone()
  for (let i = 0; i < CODES_A_DAY; i += 1) {
    expect((await ask(phone)).status).toBe(200)
    seconds(61)
  }
  expect((await ask(phone)).json.code).toBe('access.tooManyCodes')
})

test('a number that is none, and a code that is none, are said so and cost no try', async () => {
  expect((await ask('12345')).json.message).toContain('11位手机号')
  expect((await ask('')).status).toBe(400)
  const phone = aPhone()
  await ask(phone)
  const code = await lastCode(phone)
  for (let i = 0; i < 6; i += 1) expect((await enter(phone, '12 34')).status).toBe(400)
  expect((await enter(phone, ` ${code.slice(0, 3)} ${code.slice(3)} `)).status).toBe(200)
})

test('a session of somebody who acts only for themselves lives a week of idleness; a post of the staff shortens it at once', async () => {
  const phone = aPhone()
  const browser = new Browser(app)
  await ask(phone, browser)
  await enter(phone, await lastCode(phone), browser)
  const me = (await browser.get('/api/trial/who')).json
  for (let day = 0; day < 10; day += 1) {
    seconds(86_400)
    expect((await browser.get('/api/trial/who')).status).toBe(200)
  }
  seconds(7 * 86_400 + 1)
  expect((await browser.get('/api/trial/who')).status).toBe(401)
  await ask(phone, browser)
  await enter(phone, await lastCode(phone), browser)
  await all((tx) =>
    tx
      .insertInto('platform.post')
      .values({
        id: randomUUID(),
        accountId: me.id,
        role: 'clerk',
        areaCode: '120102',
        areaPath: '12.120102',
        validFrom: '2024-01-01',
        createdAt: clock,
      })
      .execute(),
  )
  expect((await browser.get('/api/trial/who')).json.posts).toEqual(expect.arrayContaining(['clerk']))
  seconds(31 * 60)
  expect((await browser.get('/api/trial/who')).status).toBe(401)
})

test('a disabled account is not opened by its phone', async () => {
  const phone = aPhone()
  await ask(phone)
  await enter(phone, await lastCode(phone))
  const phoneBlind = privacy().blindIndex('phone', phone)
  await all((tx) =>
    tx.updateTable('platform.account').set({ status: 'disabled' }).where('phoneBlind', '=', phoneBlind).execute(),
  )
  seconds(61)
  await ask(phone)
  expect((await enter(phone, await lastCode(phone))).json.code).toBe('access.disabled')
})

test('with a gateway the message is handed to the worker, not only kept', async () => {
  seconds(100 * 86_400)
  useSms(gatewayProvider({ url: 'https://127.0.0.1:1/', key: 'a key for this test' }))
  const phone = aPhone()
  await ask(phone)
  useSms(outboxOnly)
  const kept = await all((tx) => tx.selectFrom('platform.outbox').select('id').orderBy('createdAt', 'desc').execute())
  const queued = await asSuper<{ payload: { outboxId: string } }>(`select payload from graphile_worker._private_jobs`)
  expect(queued.map(({ payload }) => payload.outboxId)).toEqual([kept[0]?.id])
})

test('another site cannot ask for codes', async () => {
  const origin = 'https://evil.example'
  expect((await new Browser(app).post('/api/sign-in/phone-code', { phone: aPhone() }, { origin })).status).toBe(403)
})
