import { begin, fail, type Standing, untouched } from './lock-out.ts'

const MOST = 10_000

/** User names nobody has are counted like real ones, so that a lock does not tell which names exist. */
export class Strangers {
  readonly #standings = new Map<string, Standing>()

  attempt(username: string, now: Date): Standing & { locked: boolean } {
    const begun = begin(this.#standings.get(username) ?? untouched, now)
    if (this.#standings.size >= MOST) this.#standings.clear()
    this.#standings.set(username, begun.locked ? begun : fail(begun, now))
    return begun
  }
}

/** At most so many sign-in attempts a minute from one address. */
export class PerMinute {
  readonly #most: number
  readonly #counts = new Map<string, { from: number; count: number }>()

  constructor(most: number) {
    this.#most = most
  }

  allows(address: string, now: Date): boolean {
    const moment = now.getTime()
    const current = this.#counts.get(address)
    if (this.#counts.size >= MOST) this.#counts.clear()
    if (!current || moment - current.from >= 60_000) {
      this.#counts.set(address, { from: moment, count: 1 })
      return true
    }
    current.count += 1
    return current.count <= this.#most
  }
}
