import { randomBytes, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type pg from 'pg'
import { z } from 'zod'
import { normaliseCode } from '#kernel/identity.ts'
import { maskPhone } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import type { Actor } from '#platform/access/actor.ts'
import { audit } from '#platform/audit/store.ts'
import { type Database, transact } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'
import { refuseForeignOrigin } from '#platform/http/origin.ts'
import { nobody } from '#platform/http/pipeline.ts'
import { sms } from '#platform/notify/sms.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { SESSION_COOKIE, signed } from './cookie.ts'
import { signInErrors } from './errors.ts'
import { CALLS_A_MINUTE, CODE_MINUTES, PAUSE_SECONDS } from './phone-limits.ts'
import { type Entered, enterByCode, keepCode, sweepCodes } from './phone-store.ts'
import { sweep } from './store.ts'
import { PerMinute } from './strangers.ts'

export type PhoneRouteParts = { pool: pg.Pool; db: Database; secret: string; now: () => Date }

const BAD_PHONE = '请填写11位手机号'
const Phone = z
  .string(BAD_PHONE)
  .max(40, BAD_PHONE)
  .transform((text) => normaliseCode(text).replace(/^\+?86(?=1\d{10}$)/, ''))
  .refine((phone) => /^1[3-9]\d{9}$/.test(phone), BAD_PHONE)
const CodeCall = z.object({ phone: Phone })
const EnterCall = z.object({
  phone: Phone,
  code: z
    .string('请填写短信里的6位数字')
    .max(40, '请填写短信里的6位数字')
    .transform(normaliseCode)
    .refine((code) => /^\d{6}$/.test(code), '请填写短信里的6位数字'),
})

const TITLES = { sendPhoneCode: '获取登录验证码', signInByPhone: '手机验证码登录' } as const
/** Half a year: how long a session really lives is the server's to say. */
const COOKIE_SECONDS = 180 * 86_400

type Noted = { answer: object; actor?: Actor; told?: string }

/**
 * POST /api/sign-in/phone-code and POST /api/sign-in/phone. Like the other sign-in calls they are no endpoints of a contract:
 * they happen before there is an actor. Every attempt is audited, the number only masked; a code is never written down in the clear.
 */
export function registerPhoneRoutes(app: FastifyInstance, { pool, db, secret, now }: PhoneRouteParts): void {
  const perMinute = new PerMinute(CALLS_A_MINUTE)

  app.post('/api/sign-in/phone-code', (request) =>
    witnessed(request, 'sendPhoneCode', async () => {
      const { phone } = CodeCall.parse(request.body ?? {})
      const refused = await sendCode(phone, request.ip)
      if (refused) throw refusalOf(refused)
      return { answer: { waitSeconds: PAUSE_SECONDS, validMinutes: CODE_MINUTES } }
    }),
  )

  app.post('/api/sign-in/phone', (request, reply) =>
    witnessed(request, 'signInByPhone', async (noteActor) => {
      const { phone, code } = EnterCall.parse(request.body ?? {})
      const token = randomBytes(24).toString('base64url')
      const entered = await tryCode(request, { phone, code, token })
      if (!entered) throw signInErrors.wrongPhoneCode()
      noteActor({ ...nobody, accountId: entered.account.id, name: entered.account.name })
      if (entered.result === 'disabled') throw signInErrors.disabled()
      setCookie(request, reply, token)
      await sweep(pool, now())
      await sweepCodes(pool, now())
      return { answer: { next: 'in', isNew: entered.isNew } }
    }),
  )

  function sendCode(phone: string, address: string) {
    const code = String(randomInt(1_000_000)).padStart(6, '0')
    const phoneBlind = privacy().blindIndex('phone', phone)
    const text = `【五社联动平台】登录验证码${code}，${CODE_MINUTES}分钟内有效。请勿告诉他人，工作人员不会向您索要。`
    return keepCode(pool, {
      ...{ phoneBlind, codeDigest: digestOf(phone, code), address, now: now() },
      message: {
        id: randomUUID(),
        maskedPhone: maskPhone(phone),
        title: '登录验证码',
        sealed: privacy().seal(JSON.stringify({ phone, text })),
      },
      byGateway: sms().kind === 'gateway',
    })
  }

  function tryCode(
    request: FastifyRequest,
    { phone, code, token }: { phone: string; code: string; token: string },
  ): Promise<Entered | undefined> {
    const given = digestOf(phone, code)
    return enterByCode(pool, {
      phoneBlind: privacy().blindIndex('phone', phone),
      maskedPhone: maskPhone(phone),
      sealedPhone: privacy().seal(phone),
      matches: (digest) => digest.length === given.length && timingSafeEqual(digest, given),
      now: now(),
      today: dateOf(now()),
      token,
      ip: request.ip,
      device: (request.headers['user-agent'] ?? '').slice(0, 300),
    })
  }

  function setCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
    const attributes = `Max-Age=${COOKIE_SECONDS}; Path=/; HttpOnly; SameSite=Lax`
    const secure = request.protocol === 'https' ? '; Secure' : ''
    reply.header('set-cookie', `${SESSION_COOKIE}=${signed(token, secret)}; ${attributes}${secure}`)
  }

  async function witnessed(
    request: FastifyRequest,
    name: keyof typeof TITLES,
    work: (noteActor: (actor: Actor) => void) => Promise<Noted>,
  ): Promise<object> {
    refuseForeignOrigin(request)
    if (!perMinute.allows(request.ip, now())) throw signInErrors.tooOften()
    let actor = nobody
    const note = (outcome: 'done' | 'refused', why?: { reason: string; told: string }) =>
      transact(db, { reach: [] }, (tx) =>
        audit(tx, {
          ...{ actor, what: `access.${name}`, title: TITLES[name], outcome, requestId: request.id, ip: request.ip },
          ...{ input: maskedOnly(request.body), now: now(), ...why },
        }),
      )
    try {
      const { answer } = await work((one) => {
        actor = one
      })
      await note('done')
      return answer
    } catch (problem) {
      if (problem instanceof Refusal) await note('refused', { reason: problem.code, told: problem.message })
      throw problem
    }
  }
}

/** Keyed with the master key, and with the number, so that equal codes of two phones do not look alike. */
const digestOf = (phone: string, code: string): Buffer => privacy().blindIndex('phone code', `${phone}/${code}`)

function refusalOf(refused: NonNullable<Awaited<ReturnType<typeof keepCode>>>): Refusal {
  if (refused.reason === 'pause') return signInErrors.codeJustSent(refused.seconds)
  return refused.reason === 'phoneDay' ? signInErrors.tooManyCodes() : signInErrors.tooManyFromHere()
}

/** The audit keeps which number was tried, masked, and never the code. */
function maskedOnly(body: unknown): { masked?: string } {
  const read = CodeCall.safeParse(body ?? {})
  return read.success ? { masked: maskPhone(read.data.phone) } : {}
}
