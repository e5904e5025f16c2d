import { randomBytes } from 'node:crypto'
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor } from '#platform/access/actor.ts'
import type { Roles } from '#platform/access/roles.ts'
import type { Database, Tx } from '#platform/db/database.ts'
import { openSecret } from './cookie.ts'
import * as credentials from './credentials.ts'
import { signInErrors } from './errors.ts'
import { ISSUER, openLibrary } from './library.ts'
import { verifyPassword } from './password.ts'
import { registerPhoneRoutes } from './phone-routes.ts'
import { registerRoutes } from './routes.ts'
import * as store from './store.ts'
import { codeFits, otpauthUri } from './totp.ts'
import { WhoIs } from './who-is.ts'

export type SignInParts = { authUrl: string; dataDir: string; db: Database; roles: Roles; now: () => Date }
export type SecondFactor = 'off' | 'on-trial' | 'on'

/** Everything about signing in. What takes a `tx` happens in the caller's transaction or not at all. */
export type SignIn = {
  /** Who sends a request, with the posts of the day; null when nobody is signed in. */
  whoIs(request: FastifyRequest): Promise<Actor | null>
  /** Adds POST /api/sign-in, /api/sign-in/second-factor, /api/sign-in/phone-code, /api/sign-in/phone and /api/sign-out. */
  register(app: FastifyInstance): void
  createCredential: typeof credentials.createCredential
  setPassword: typeof credentials.setPassword
  /** Asks for the password again before something grave; wrong ones count towards the lock. Errors: access.wrongPassword, access.locked. */
  confirmPassword(accountId: string, password: string): Promise<void>
  sessionsOf(accountId: string): Promise<store.Session[]>
  endSessions: typeof credentials.endSessions
  /** `uri` is what the authenticator reads; told only while the secret is on trial. */
  secondFactorOf(account: { accountId: string; username: string }): Promise<{ state: SecondFactor; uri: string | null }>
  /** Makes a new TOTP secret, on trial until `proveSecondFactor`. */
  startSecondFactor(tx: Tx, accountId: string): Promise<void>
  /** Turns the second factor on with its first code. Errors: access.wrongCode, access.startAgain. */
  proveSecondFactor(tx: Tx, accountId: string, code: string): Promise<void>
  dropSecondFactor(tx: Tx, accountId: string): Promise<void>
  /** To be called when an account or its posts change, so that the next request sees it. */
  forget(accountId: string): void
  close(): Promise<void>
}

/** Opens sign-in over the `auth` schema (role wushe_auth). The cookie secret is made in dataDir/keys when missing. */
export function createSignIn({ authUrl, dataDir, db, roles, now }: SignInParts): SignIn {
  const pool = store.openPool(authUrl)
  const secret = openSecret(dataDir)
  const library = openLibrary({ pool, secret, now })
  const whoIs = new WhoIs({ pool, secret, roles, now })
  const forget = (accountId: string): void => whoIs.forget(accountId)

  return {
    whoIs: (request) => whoIs.find(request.headers.cookie),
    register: (app) => {
      registerRoutes(app, { library, pool, db, secret, whoIs, now })
      registerPhoneRoutes(app, { pool, db, secret, now })
    },
    createCredential: credentials.createCredential,
    setPassword: async (tx, set) => {
      await credentials.setPassword(tx, set)
      forget(set.accountId)
    },
    confirmPassword: (accountId, password) => confirmPassword(pool, now, accountId, password),
    sessionsOf: (accountId) => store.sessionsOf(pool, accountId, now()),
    endSessions: async (tx, accountId, which) => {
      forget(accountId)
      return credentials.endSessions(tx, accountId, which)
    },
    secondFactorOf: async ({ accountId, username }) => {
      const factor = await store.secondFactorOf(pool, accountId)
      if (!factor) return { state: 'off', uri: null }
      if (factor.proven) return { state: 'on', uri: null }
      const seed = await symmetricDecrypt({ key: secret, data: factor.sealed })
      return { state: 'on-trial', uri: otpauthUri(ISSUER, username, seed) }
    },
    startSecondFactor: async (tx, accountId) => {
      const seed = randomBytes(20).toString('hex')
      await credentials.putSecondFactor(tx, accountId, await symmetricEncrypt({ key: secret, data: seed }), false)
    },
    proveSecondFactor: async (tx, accountId, code) => {
      const factor = await store.secondFactorOf(pool, accountId)
      if (!factor) throw signInErrors.startAgain()
      const seed = await symmetricDecrypt({ key: secret, data: factor.sealed })
      if (!codeFits(seed, code, now())) throw signInErrors.wrongCode()
      await credentials.putSecondFactor(tx, accountId, factor.sealed, true)
    },
    dropSecondFactor: (tx, accountId) => credentials.putSecondFactor(tx, accountId, null, false),
    forget,
    close: () => pool.end(),
  }
}

async function confirmPassword(pool: ReturnType<typeof store.openPool>, now: () => Date, id: string, password: string) {
  const begun = await store.beginAttempt(pool, { id }, now())
  if (!begun) throw signInErrors.wrongPassword()
  const { locked, lockedUntil } = begun.standing
  if (locked && lockedUntil) throw signInErrors.locked(lockedUntil)
  const hash = await store.hashOf(pool, id)
  if (!hash || !(await verifyPassword(hash, password))) {
    await store.failAttempt(pool, id, now())
    throw signInErrors.wrongPassword()
  }
  await store.takeAttemptBack(pool, id)
}

let current: SignIn | undefined

/** Says once, at the start of a process, how people sign in. */
export const useSignIn = (signIn: SignIn): void => {
  current = signIn
}

export function signIn(): SignIn {
  if (!current) throw new Error('sign-in was not opened: call useSignIn first')
  return current
}
