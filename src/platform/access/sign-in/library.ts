import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import type pg from 'pg'
import { addMinutes } from '#kernel/time.ts'
import { COOKIE_PREFIX } from './cookie.ts'
import { hashPassword, verifyPassword } from './password.ts'

export const ISSUER = '五社联动平台'
/** A session left alone this long ends. */
export const IDLE_MINUTES = 30

/** better-auth as this platform uses it: called from our own routes, never mounted, so nothing but those is reachable. */
export const openLibrary = ({ pool, secret, now }: { pool: pg.Pool; secret: string; now: () => Date }) =>
  betterAuth({
    appName: ISSUER,
    baseURL: 'http://localhost',
    database: pool,
    secret,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    plugins: [
      username({ displayUsername: false, minUsernameLength: 1, maxUsernameLength: 64, usernameValidator: () => true }),
      twoFactor({ issuer: ISSUER, accountLockout: { enabled: false } }),
    ],
    session: { expiresIn: IDLE_MINUTES * 60 },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: {
              ...session,
              createdAt: now(),
              updatedAt: now(),
              expiresAt: addMinutes(now(), IDLE_MINUTES),
            },
          }),
        },
      },
    },
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: false, database: { generateId: () => randomUUID() } },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })

export type Library = ReturnType<typeof openLibrary>
