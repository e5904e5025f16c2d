import { createHmac, timingSafeEqual } from 'node:crypto'

const PERIOD_SECONDS = 30
const DIGITS = 6

/** RFC 6238 with HMAC-SHA-1, 6 digits, 30 s: what every authenticator on a phone understands. */
export function codeAt(secret: string, seconds: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / PERIOD_SECONDS)))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const from = (digest.at(-1) ?? 0) & 0x0f
  const number = digest.readUInt32BE(from) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** True for the code of this half minute, the one before or the one after (phones' clocks differ). */
export function codeFits(secret: string, code: string, now: Date): boolean {
  const seconds = now.getTime() / 1000
  return [-PERIOD_SECONDS, 0, PERIOD_SECONDS].some((drift) => {
    const expected = codeAt(secret, seconds + drift)
    return expected.length === code.length && timingSafeEqual(Buffer.from(expected), Buffer.from(code))
  })
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Base32 without padding (RFC 4648), as authenticators take a secret typed in by hand. */
export function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}

/** What the picture code on the page says. */
export const otpauthUri = (issuer: string, username: string, secret: string): string =>
  `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(username)}?secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}&digits=${DIGITS}&period=${PERIOD_SECONDS}`
