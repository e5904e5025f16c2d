import type pg from 'pg'
import { addMinutes, dateOf } from '#kernel/time.ts'
import type { Actor, Post } from '#platform/access/actor.ts'
import type { Roles } from '#platform/access/roles.ts'
import { readSigned, SESSION_COOKIE } from './cookie.ts'
import { IDLE_MINUTES } from './library.ts'
import { SELF_IDLE_DAYS } from './phone-limits.ts'
import { extendSession, type Seen, see } from './store.ts'

const KEPT_MS = 5_000
const MOST_KEPT = 10_000

/**
 * Minutes a session may be left alone, and how stale its end may grow before it is written anew. Who acts for nobody but
 * themselves stays signed in on their own phone for a week; staff, and accounts without a post, for half an hour.
 */
function patienceWith({ posts }: Actor): { idle: number; slack: number } {
  const forThemselves = posts.length > 0 && posts.every(({ selfOnly }) => selfOnly === true)
  return forThemselves ? { idle: SELF_IDLE_DAYS * 1440, slack: 60 } : { idle: IDLE_MINUTES, slack: 1 }
}

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
    const actor = this.#actorOf(seen)
    const { idle, slack } = patienceWith(actor)
    const ends = addMinutes(moment, idle)
    // Later than that it can only end when its holder was given a post of the staff since: the shorter patience holds at once.
    if (seen.expiresAt < addMinutes(ends, -slack) || seen.expiresAt > ends)
      await extendSession(pool, token, moment, ends)
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
