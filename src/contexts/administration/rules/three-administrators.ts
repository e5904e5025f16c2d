/**
 * 三员分立 (GB/T 22239, separation of system, security and audit administration): whoever holds one of the three roles
 * holds no other role on the same day. Periods are dates 'YYYY-MM-DD', both included; `validTo` null goes on.
 */
export const ADMINISTRATORS = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const

export type Term = { role: string; validFrom: string; validTo: string | null }

const isAdministrator = (role: string): boolean => (ADMINISTRATORS as readonly string[]).includes(role)

/** Two roles nobody may hold at once: one of the three beside anything else, or a pair a role itself excludes. */
export const exclude = (one: string, other: string, excludes: (role: string) => readonly string[]): boolean =>
  one !== other &&
  (isAdministrator(one) || isAdministrator(other) || excludes(one).includes(other) || excludes(other).includes(one))

export const overlap = (one: Term, other: Term): boolean =>
  (other.validTo === null || one.validFrom <= other.validTo) && (one.validTo === null || other.validFrom <= one.validTo)

/** The role already held that forbids the wanted one; undefined when there is none. */
export const conflictOf = (
  wanted: Term,
  held: readonly Term[],
  excludes: (role: string) => readonly string[] = () => [],
): string | undefined =>
  held.find((term) => exclude(wanted.role, term.role, excludes) && overlap(wanted, term) && !isEmpty(term))?.role

/** A post ended before it began covers no day. */
const isEmpty = ({ validFrom, validTo }: Term): boolean => validTo !== null && validTo < validFrom
