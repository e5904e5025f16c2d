/**
 * The code that changes at the door, and the pass that a scan of it gives. Both are signed by the server; `sign` is its
 * keyed digest (HMAC-SM3), so that nothing but the number of the shift need be stored.
 */
export type Sign = (text: string) => Uint8Array

/** Crockford's base 32: no i, l, o, u, so that a code can be read out and typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const NO = 8
const MAC = 10

/** The first `length` letters of a digest: five bits each. */
export function lettersOf(bytes: Uint8Array, length: number): string {
  return Array.from({ length }, (_, at) => {
    const bit = at * 5
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    return ALPHABET[(two >> (11 - (bit & 7))) & 31] ?? ''
  }).join('')
}
/** A shift's number from random bytes (at least 6). */
export const ticketNoOf = (random: Uint8Array): string => lettersOf(random, NO)

export const slotOf = (at: Date, seconds: number): number => Math.floor(at.getTime() / (seconds * 1000))
export const slotFrom = (slot: number, seconds: number): Date => new Date(slot * seconds * 1000)

const macOf = (ticketNo: string, slot: number, sign: Sign): string => lettersOf(sign(`code ${ticketNo} ${slot}`), MAC)
export const ticketOf = (ticketNo: string, slot: number, sign: Sign): string => ticketNo + macOf(ticketNo, slot, sign)

/** What somebody scanned or typed, as it was made: without case, gaps and the letters taken for others. */
function plain(code: string): string {
  return code.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
}

/** The number of the shift a code names; undefined when it is no code of ours. */
export function ticketNoIn(code: string): string | undefined {
  const text = plain(code)
  const isOurs = text.length === NO + MAC && [...text].every((letter) => ALPHABET.includes(letter))
  return isOurs ? text.slice(0, NO) : undefined
}

/** Whether a code is the one of now, or of the slot before: who scanned in its last second is not sent back. */
export function isCurrentTicket(code: string, { now, seconds, sign }: { now: Date; seconds: number; sign: Sign }) {
  const ticketNo = ticketNoIn(code)
  if (!ticketNo) return false
  const slot = slotOf(now, seconds)
  return [slot, slot - 1].some((one) => isSame(plain(code), ticketOf(ticketNo, one, sign)))
}

/** Takes the same time wherever two texts of one length differ. */
function isSame(a: string, b: string): boolean {
  let differences = a.length ^ b.length
  for (let at = 0; at < a.length; at += 1) differences |= a.charCodeAt(at) ^ b.charCodeAt(at)
  return differences === 0
}

/** For one check-in or -out: which shift, until when, from when its door is open, and a number that is used once. */
export type Pass = { shiftId: string; passNo: string; opensAt: Date; until: Date }

const PASS_MAC = 20
const seconds = (at: Date): string => Math.floor(at.getTime() / 1000).toString(36)
const moment = (text: string): Date => new Date(Number.parseInt(text, 36) * 1000)

export function sealPass({ shiftId, passNo, opensAt, until }: Pass, sign: Sign): string {
  const body = [shiftId.replaceAll('-', ''), passNo, seconds(opensAt), seconds(until)].join('.')
  return `${body}.${lettersOf(sign(`pass ${body}`), PASS_MAC)}`
}

/** The pass, or undefined when not one letter of it may be trusted. Whether it is still good is the caller's to see. */
export function openPass(text: string, sign: Sign): Pass | undefined {
  const parts = text.split('.')
  const mac = parts.pop() ?? ''
  const [shift = '', passNo = '', opens = '', until = ''] = parts
  if (parts.length !== 4 || !isSame(mac, lettersOf(sign(`pass ${parts.join('.')}`), PASS_MAC))) return undefined
  const shiftId = shift.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { shiftId, passNo, opensAt: moment(opens), until: moment(until) }
}
