import { addDays, dateOf, daysBetween } from '#kernel/time.ts'
import { offline } from '#ui/phone/offline.ts'

const KEPT = 'field.day'
type Kept = { server: string; phone: string }

/** What day the server said it was when this phone said another, so that a phone set wrong writes down the right day. */
export const keepDay = (server: string): void =>
  offline.write(KEPT, { server, phone: dateOf(new Date()) } satisfies Kept)

/** The server's day as the phone knows it, also without network. 'YYYY-MM-DD'. */
export function dayHere(): string {
  const phone = dateOf(new Date())
  const kept = offline.read<Kept>(KEPT)
  return kept ? addDays(phone, daysBetween(kept.phone, kept.server)) : phone
}
