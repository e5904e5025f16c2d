import type pg from 'pg'
import { addMinutes, dateOf } from '#kernel/time.ts'
import type { Actor, Post } from '#platform/access/actor.ts'
import type { Roles } from '#platform/access/roles.ts'
import { readSigned, SESSION_COOKIE } from './cookie.ts'
import { IDLE_MINUTES } from './library.ts'
import { extendSession, type Seen, see } from './store.ts'

const KEPT_MS = 5_000
const MOST_KEPT = 10_000

type Kept = { actor: Actor; until: number }
type Parts = { pool: pg.Pool; secret: string; roles: Roles; now: () => Date }

/** Finds out who sends a request: one query, kept for at most 5 s a session, forgotten when an account changes. */
export class WhoIs {
  readonly #parts: Parts
  readonly #kept = new Map<string, Kept>()
  /** Accounts changed a moment ago, by a transaction that may not have ended: read afresh until then. */
  readonly #changing = new Map<string, number>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async find(cookieHeader: string | undefined): Promise<Actor | null> {
    const { pool, secret, now } = this.#parts
    const token = readSigned(cookieHeader, SESSION_COOKIE, secret)
    if (!token) return null
    const moment = now()
    const kept = this.#kept.get(token)
    if (kept && kept.until > moment.getTime()) return kept.actor
    this.#kept.delete(token)
    const seen = await see(pool, token, moment, dateOf(moment))
    if (!seen) return null
    if (seen.expiresAt < addMinutes(moment, IDLE_MINUTES - 1))
      await extendSession(pool, token, moment, addMinutes(moment, IDLE_MINUTES))
    const actor = this.#actorOf(seen)
    this.#keep(token, actor, moment)
    return actor
  }

  /** To be called when an account, its posts or its sessions change. */
  forget(accountId: string): void {
    for (const [token, { actor }] of this.#kept) if (actor.accountId === accountId) this.#kept.delete(token)
    this.#changing.set(accountId, this.#parts.now().getTime() + KEPT_MS)
  }

  #keep(token: string, actor: Actor, moment: Date): void {
    const changing = this.#changing.get(actor.accountId) ?? 0
    if (changing > moment.getTime()) return
    this.#changing.delete(actor.accountId)
    if (this.#kept.size >= MOST_KEPT) this.#kept.clear()
    this.#kept.set(token, { actor, until: moment.getTime() + KEPT_MS })
  }

  /** Until the first password is changed its holder has no post: nothing can be done but change it. */
  #actorOf({ sessionId, accountId, personId, name, mustChangePassword, posts }: Seen): Actor {
    return {
      accountId,
      personId,
      name,
      sessionId,
      posts: mustChangePassword ? [] : posts.flatMap((one) => this.#postOf(one)),
    }
  }

  #postOf({ role, areaCode, areaPath, organisationId }: Seen['posts'][number]): Post[] {
    const declared = this.#parts.roles[role]
    if (!declared) return []
    const base = { role, label: declared.label, holds: new Set(declared.holds) }
    if (declared.over === 'self') return [{ ...base, selfOnly: true }]
    if (declared.over === 'organisation') return organisationId ? [{ ...base, organisationId }] : []
    return areaPath && areaCode ? [{ ...base, areaPath, areaCode }] : []
  }
}
