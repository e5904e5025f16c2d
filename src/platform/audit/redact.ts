/** Field names whose values never enter the audit or the log, whatever endpoint they came with. */
const SECRET = /password|idnumber|phone|secret|token|totp|^code$|address/i

/** A copy of an input fit to be kept: secrets are masked, long texts and lists are cut. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.length > 500 ? `${value.slice(0, 500)}…` : value
  if (typeof value !== 'object' || value === null) return value
  if (depth > 5) return '…'
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => redact(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 100)
      .map(([key, one]) => [
        key,
        SECRET.test(key) && one !== undefined && one !== null ? '***' : redact(one, depth + 1),
      ]),
  )
}
