/** Crockford's base 32: no I, L, O, U, so that a code copied from paper by hand cannot be misread. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 26

/** A code of 26 signs from 130 random bits (17 bytes given, the last six bits unused). */
export function codeFrom(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: LENGTH }, (_, at) => SIGNS[Number.parseInt(bits.slice(at * 5, at * 5 + 5), 2)]).join('')
}
/** How many random bytes `codeFrom` takes. */
export const CODE_BYTES = 17

/** As printed, in groups of five: 7K3M9-… */
export const showCode = (code: string): string => (code.match(/.{1,5}/g) ?? []).join('-')

/** As somebody types it: O for 0, I and L for 1, small letters, spaces and hyphens are forgiven. Undefined: no code at all. */
export function readCode(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-－—–]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return plain.length === LENGTH && [...plain].every((sign) => SIGNS.includes(sign)) ? plain : undefined
}
