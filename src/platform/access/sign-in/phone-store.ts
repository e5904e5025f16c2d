import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addMinutes } from '#kernel/time.ts'
import { CODE_MINUTES, reasonNotToSend, SELF_IDLE_DAYS, WRONG_TRIES } from './phone-limits.ts'
import { inOne } from './store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

export type NewCode = {
  phoneBlind: Buffer
  codeDigest: Buffer
  address: string
  now: Date
  /** The message as the outbox keeps it: sealed text, masked number. */
  message: { id: string; maskedPhone: string; title: string; sealed: Buffer }
  /** A gateway is there: the worker sends the message. */
  byGateway: boolean
}

/** Keeps a code and its message in one transaction, or says why none is sent. Asked twice at once, one is sent. */
export const keepCode = (pool: pg.Pool, code: NewCode) =>
  inOne(pool, async (client) => {
    const { phoneBlind, codeDigest, address, now } = code
    await turn(client, `phone ${phoneBlind.toString('hex')}`)
    await turn(client, `address ${address}`)
    const refused = reasonNotToSend({ now, ...(await sentLately(client, code)) })
    if (refused) return refused
    await client.query('update auth.phone_code set ended_at = $2 where phone_blind = $1 and ended_at is null', [
      phoneBlind,
      now,
    ])
    const expiresAt = addMinutes(now, CODE_MINUTES)
    await client.query(
      `insert into auth.phone_code (id, phone_blind, code_digest, address, sent_at, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [randomUUID(), phoneBlind, codeDigest, address, now, expiresAt],
    )
    await keepMessage(client, code, expiresAt)
    return null
  })

const turn = (client: pg.PoolClient, what: string) =>
  client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [what])

async function sentLately(client: pg.PoolClient, { phoneBlind, address, now }: NewCode) {
  const { rows } = await client.query<{ lastSentAt: Date | null; sentToPhone: number; sentFromAddress: number }>(
    `select (select max(sent_at) from auth.phone_code where phone_blind = $1) as "lastSentAt",
       (select count(*)::int from auth.phone_code where phone_blind = $1 and sent_at > $3) as "sentToPhone",
       (select count(*)::int from auth.phone_code where address = $2 and sent_at > $4) as "sentFromAddress"`,
    [phoneBlind, address, new Date(now.getTime() - DAY_MS), new Date(now.getTime() - HOUR_MS)],
  )
  return rows[0] ?? { lastSentAt: null, sentToPhone: 0, sentFromAddress: 0 }
}

async function keepMessage(client: pg.PoolClient, { message, now, byGateway }: NewCode, expiresAt: Date) {
  const { id, maskedPhone, title, sealed } = message
  await client.query(
    `insert into platform.outbox (id, masked_phone, title, sealed, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [id, maskedPhone, title, sealed, now, expiresAt],
  )
  if (byGateway)
    await client.query('select platform.enqueue($1, $2::json, null, null)', [
      'administration.send-sms',
      JSON.stringify({ outboxId: id }),
    ])
}

export type PhoneEntry = {
  phoneBlind: Buffer
  maskedPhone: string
  sealedPhone: Buffer
  matches: (digest: Buffer) => boolean
  now: Date
  today: string
  token: string
  ip: string
  device: string
}
export type Entered = {
  account: { id: string; name: string }
  result: 'in' | 'disabled'
  expiresAt: Date
  isNew: boolean
}

/**
 * Tries a code. The right one ends it, opens the phone's account (a new one for an unknown phone) and a session. A wrong try is
 * counted under the row's lock before the code is looked at, so guesses sent at once cannot outrun the count.
 */
export const enterByCode = (pool: pg.Pool, entry: PhoneEntry) =>
  inOne<Entered | undefined>(pool, async (client) => {
    const { rows } = await client.query<{ id: string; digest: Buffer }>(
      `update auth.phone_code set tries = tries + 1, ended_at = case when tries + 1 >= $3 then $2::timestamptz end
       where phone_blind = $1 and ended_at is null and expires_at > $2 returning id, code_digest as digest`,
      [entry.phoneBlind, entry.now, WRONG_TRIES],
    )
    const [code] = rows
    if (!code || !entry.matches(code.digest)) return undefined
    await client.query('update auth.phone_code set ended_at = $2 where id = $1', [code.id, entry.now])
    return openSession(client, entry)
  })

async function openSession(client: pg.PoolClient, entry: PhoneEntry): Promise<Entered> {
  const { phoneBlind, maskedPhone, sealedPhone, now, today, token, ip, device } = entry
  const { rows } = await client.query<{ id: string; name: string; status: string; isNew: boolean }>(
    `select id, name, status, is_new as "isNew" from platform.auth_open_phone_account($1, $2, $3, $4, $5, $6, $7)`,
    [randomUUID(), randomUUID(), phoneBlind, maskedPhone, sealedPhone, now, today],
  )
  const [account] = rows
  if (!account) throw new Error('the account of a phone was neither found nor made')
  const expiresAt = new Date(now.getTime() + SELF_IDLE_DAYS * DAY_MS)
  const { id, name, status, isNew } = account
  if (status !== 'active') return { account: { id, name }, result: 'disabled', expiresAt, isNew }
  await client.query(
    `insert into auth."session" ("id", "expiresAt", "token", "createdAt", "updatedAt", "ipAddress", "userAgent", "userId")
     values ($1, $2, $3, $4, $4, $5, $6, $7)`,
    [randomUUID(), expiresAt, token, now, ip, device, id],
  )
  return { account: { id, name }, result: 'in', expiresAt, isNew }
}

/** Codes older than the day they are counted in. */
export const sweepCodes = (pool: pg.Pool, now: Date) =>
  pool.query('delete from auth.phone_code where sent_at < $1', [new Date(now.getTime() - DAY_MS)])
