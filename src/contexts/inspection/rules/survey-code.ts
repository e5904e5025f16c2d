/** Crockford's base 32: no i, l, o, u, so that a code can be read out and typed. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const NO = 6
const SEQ = 3
const MAC = 7
/** The keyed digest of a text (HMAC-SM3), at least five bytes. */
export type Sign = (text: string) => Uint8Array

/** The most codes one survey may have: what three letters can count. */
export const MOST_CODES = 32 ** SEQ - 1

function lettersOf(bytes: Uint8Array, length: number): string {
  return Array.from({ length }, (_, at) => {
    const bit = at * 5
    const two = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    return ALPHABET[(two >> (11 - (bit & 7))) & 31] ?? ''
  }).join('')
}
/** A survey's number from random bytes (at least 4). */
export const surveyNoOf = (random: Uint8Array): string => lettersOf(random, NO)

function seqLetters(seq: number): string {
  const letters = []
  for (let rest = seq, at = 0; at < SEQ; at += 1, rest = Math.floor(rest / 32)) letters.unshift(ALPHABET[rest % 32])
  return letters.join('')
}

/** The code on one sheet: which survey, which sheet, and proof that we made it. `seq` counts from 1. */
export const codeOf = (no: string, seq: number, sign: Sign): string =>
  `${no}${seqLetters(seq)}${lettersOf(sign(`survey ${no} ${seq}`), MAC)}`

/** As it is printed, in fours: easier to read out. */
export const showCode = (code: string): string => (code.match(/.{1,4}/g) ?? []).join('-')

/** What was scanned or typed, read back; undefined where not one letter of it may be trusted. */
export function readCode(typed: string, sign: Sign): { no: string; seq: number } | undefined {
  const text = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1')
  if (text.length !== NO + SEQ + MAC || ![...text].every((letter) => ALPHABET.includes(letter))) return undefined
  const no = text.slice(0, NO)
  const seq = [...text.slice(NO, NO + SEQ)].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0)
  return text === codeOf(no, seq, sign) ? { no, seq } : undefined
}
