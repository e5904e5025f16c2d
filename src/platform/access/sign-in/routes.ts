import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '#platform/access/actor.ts'
import { audit } from '#platform/audit/store.ts'
import { type Database, transact } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import { refuseForeignOrigin } from '#platform/http/origin.ts'
import { nobody } from '#platform/http/pipeline.ts'
import { readSigned, SECOND_STEP_COOKIE, SESSION_COOKIE } from './cookie.ts'
import { signInErrors } from './errors.ts'
import type { Library } from './library.ts'
import * as store from './store.ts'
import { PerMinute, Strangers } from './strangers.ts'
import { UsedCodes } from './used-codes.ts'
import type { WhoIs } from './who-is.ts'

const ATTEMPTS_A_MINUTE = 60

export type RouteParts = {
  library: Library
  pool: pg.Pool
  db: Database
  secret: string
  whoIs: WhoIs
  now: () => Date
}

const Credentials = z.object({
  username: z.string('请填写用户名').trim().toLowerCase().min(1, '请填写用户名').max(64, '用户名过长'),
  password: z.string('请填写密码').min(1, '请填写密码').max(128, '密码过长'),
})
const Code = z.object({
  code: z
    .string('请填写6位动态验证码')
    .trim()
    .regex(/^\d{6}$/, '请填写6位动态验证码'),
})

/** What the page shows next. */
export type Next = { next: 'in' | 'second-factor' | 'new-password' }

const TITLES = { signIn: '登录', secondFactor: '登录（动态验证码）', signOut: '退出登录' } as const

/**
 * The three calls that set cookies: POST /api/sign-in, /api/sign-in/second-factor, /api/sign-out. They are no endpoints of
 * a contract because they happen before there is an actor; every attempt is audited all the same.
 */
export function registerRoutes(app: FastifyInstance, parts: RouteParts): void {
  const { library, pool, db, secret, whoIs, now } = parts
  const strangers = new Strangers()
  const usedCodes = new UsedCodes()
  const perMinute = new PerMinute(ATTEMPTS_A_MINUTE)

  app.post('/api/sign-in', (request, reply) =>
    witnessed(request, 'signIn', async (noteActor) => {
      const { username, password } = Credentials.parse(request.body ?? {})
      const account = await beginFor({ username }, noteActor)
      const answer = await library.api.signInUsername({
        body: { username, password, rememberMe: false },
        headers: headersOf(request),
        asResponse: true,
      })
      if (!answer.ok) {
        await store.failAttempt(pool, account.id, now())
        throw signInErrors.wrongCredentials()
      }
      return enter(request, reply, account, answer)
    }),
  )

  app.post('/api/sign-in/second-factor', (request, reply) =>
    witnessed(request, 'secondFactor', async (noteActor) => {
      const { code } = Code.parse(request.body ?? {})
      const identifier = readSigned(request.headers.cookie, SECOND_STEP_COOKIE, secret)
      const id = identifier && (await store.challenged(pool, identifier))
      if (!id) throw signInErrors.startAgain()
      const account = await beginFor({ id }, noteActor)
      const answer = await tryCode(request, account.id, code)
      return enter(request, reply, account, answer)
    }),
  )

  app.post('/api/sign-out', (request, reply) =>
    witnessed(request, 'signOut', async (noteActor) => {
      const token = readSigned(request.headers.cookie, SESSION_COOKIE, secret)
      const ended = token === undefined ? undefined : await store.endByToken(pool, token)
      if (ended) {
        noteActor(actorOf(ended))
        whoIs.forget(ended.id)
      }
      for (const name of [SESSION_COOKIE, SECOND_STEP_COOKIE])
        reply.header('set-cookie', `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`)
      return {}
    }),
  )

  /** Counts the attempt before looking at the password. Errors: access.locked; access.wrongCredentials for a stranger. */
  async function beginFor(who: { username: string } | { id: string }, noteActor: (actor: Actor) => void) {
    const begun = await store.beginAttempt(pool, who, now())
    if (!begun) {
      const username = 'username' in who ? who.username : who.id
      const { locked, lockedUntil } = strangers.attempt(username, now())
      if (locked && lockedUntil) throw signInErrors.locked(lockedUntil)
      // As slow as a wrong password: the library hashes what was typed when it finds nobody.
      await library.api.signInUsername({ body: { username, password: '-' }, asResponse: true })
      throw signInErrors.wrongCredentials()
    }
    noteActor(actorOf(begun.account))
    const { locked, lockedUntil } = begun.standing
    if (locked && lockedUntil) throw signInErrors.locked(lockedUntil)
    return begun.account
  }

  /** The library's answer to a right code. Errors: access.usedCode, access.wrongCode, access.startAgain. */
  async function tryCode(request: FastifyRequest, accountId: string, code: string): Promise<Response> {
    if (!usedCodes.take(accountId, code, now())) {
      await store.failAttempt(pool, accountId, now())
      throw signInErrors.usedCode()
    }
    const answer = await library.api.verifyTOTP({ body: { code }, headers: headersOf(request), asResponse: true })
    if (answer.ok) return answer
    usedCodes.giveBack(accountId, code)
    await store.failAttempt(pool, accountId, now())
    throw answer.status === 401 ? signInErrors.wrongCode() : signInErrors.startAgain()
  }

  /** The library is satisfied; now ours: is the account in use, is a second step owed, is the password still the first one? */
  async function enter(request: FastifyRequest, reply: FastifyReply, account: store.Known, answer: Response) {
    const cookies = answer.headers.getSetCookie()
    const body = (await answer.json()) as { twoFactorRedirect?: boolean; token?: string }
    if (account.status !== 'active') {
      if (body.token) await store.endByToken(pool, body.token)
      throw signInErrors.disabled()
    }
    if (body.twoFactorRedirect) await store.takeAttemptBack(pool, account.id)
    else {
      await store.forgiveAttempts(pool, account.id)
      await store.sweep(pool, now())
    }
    for (const cookie of cookies)
      reply.header('set-cookie', request.protocol === 'https' ? `${cookie}; Secure` : cookie)
    return { next: nextOf(account, body) } satisfies Next
  }

  async function witnessed<T extends Partial<Next>>(
    request: FastifyRequest,
    name: keyof typeof TITLES,
    work: (noteActor: (actor: Actor) => void) => Promise<T>,
  ): Promise<T> {
    refuseForeignOrigin(request)
    if (!perMinute.allows(request.ip, now())) throw signInErrors.tooOften()
    let actor = nobody
    const note = (outcome: 'done' | 'refused', why?: { reason: string; told: string }) =>
      transact(db, { reach: [] }, (tx) =>
        audit(tx, {
          ...{ actor, what: `access.${name}`, title: TITLES[name], outcome, requestId: request.id, ip: request.ip },
          ...{ input: nameOnly(request.body), now: now(), ...why },
        }),
      )
    try {
      const answer = await work((one) => {
        actor = one
      })
      await note('done', answer.next === 'second-factor' ? SECOND_FACTOR_OWED : undefined)
      return answer
    } catch (problem) {
      if (problem instanceof Refusal) await note('refused', { reason: problem.code, told: problem.message })
      throw problem
    }
  }
}

const SECOND_FACTOR_OWED = { reason: 'access.secondFactorOwed', told: '密码正确，尚待输入动态验证码' }

const actorOf = ({ id, name }: { id: string; name: string }): Actor => ({ ...nobody, accountId: id, name })

function nextOf({ mustChangePassword }: store.Known, { twoFactorRedirect }: { twoFactorRedirect?: boolean }) {
  if (twoFactorRedirect) return 'second-factor'
  return mustChangePassword ? 'new-password' : 'in'
}

/** What the library needs to know of a request: its cookies, and where it came from for the list of sessions. */
function headersOf({ headers, ip }: FastifyRequest): Headers {
  const wanted = new Headers({ 'x-forwarded-for': ip })
  if (headers.cookie) wanted.set('cookie', headers.cookie)
  if (headers['user-agent']) wanted.set('user-agent', headers['user-agent'].slice(0, 300))
  return wanted
}

/** The audit keeps which name was tried, never what was typed beside it. */
function nameOnly(body: unknown): { username?: string } {
  const { username } = (body ?? {}) as { username?: unknown }
  return typeof username === 'string' ? { username: username.slice(0, 64) } : {}
}
