/** A code fits for half a minute before and after its own: 90 s, and a little more for a clock that is put right. */
const KEPT_MS = 120_000
const MOST = 10_000

/** A one-time code opens once (RFC 6238, 5.2): somebody who watched it being typed cannot use it again while it fits. */
export class UsedCodes {
  readonly #used = new Map<string, number>()

  /** Takes the code for this attempt; false when an attempt has it already. */
  take(accountId: string, code: string, now: Date): boolean {
    const moment = now.getTime()
    if (this.#used.size >= MOST) for (const [key, until] of this.#used) if (until <= moment) this.#used.delete(key)
    const key = `${accountId}/${code}`
    if ((this.#used.get(key) ?? 0) > moment) return false
    this.#used.set(key, moment + KEPT_MS)
    return true
  }

  /** The attempt opened nothing: the code is as good as before. */
  giveBack(accountId: string, code: string): void {
    this.#used.delete(`${accountId}/${code}`)
  }
}
