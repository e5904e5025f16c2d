/** Field names whose values never enter the audit or the log, whatever endpoint they came with. */
const SECRET = /password|idnumber|phone|secret|token|totp|^code$|address/i

/** An ID number or a mobile number written into a free text, a reason for example. */
const NUMBERS = /(?<![0-9a-z])(?:\d{17}[\dx]|1[3-9]\d{9})(?![0-9a-z])/gi

/** Fit for a jsonb column: no NUL and no half of a character, which a cut may leave too. */
const storable = (text: string): string => text.replaceAll('\0', '\ufffd').toWellFormed()
const ofText = (text: string): string => {
  const told = text.replace(NUMBERS, '***')
  return storable(told.length > 500 ? `${told.slice(0, 500)}…` : told)
}

/** A copy of an input fit to be kept: secrets are masked, long texts and lists are cut. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return ofText(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth > 5) return '…'
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => redact(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, one]) => [
        ofText(key),
        SECRET.test(key) && one !== undefined && one !== null ? '***' : redact(one, depth + 1),
      ]),
  )
}
