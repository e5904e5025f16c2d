import { addDays, addMonths } from '#kernel/time.ts'

/** Limits of one registration, as in force: whole months, hours asked for by level, what a degree stands for. */
export type EducationLimits = { months: number; juniorHours: number; seniorHours: number; degreeHours: number }
export type EducationPeriod = { from: string; to: string }
export type Training = { heldOn: string; minutes: number; kind: string }
type Held = { issuedOn: string; validTo: string | null }

/**
 * The registration period of a certificate that a day lies in, both ends included. Counted back from the day the
 * registration runs out; without one, forth from the day of issue. After it ran out the last period stays the answer.
 */
export function periodOf({ issuedOn, validTo }: Held, day: string, months: number): EducationPeriod {
  if (!validTo) return forthFrom(issuedOn, day, months)
  const next = addDays(validTo, 1)
  for (let back = 1; ; back += 1) {
    const from = addMonths(next, -months * back)
    const to = addDays(addMonths(next, -months * (back - 1)), -1)
    if (from <= day || from <= issuedOn) return { from: from < issuedOn ? issuedOn : from, to }
  }
}

function forthFrom(issuedOn: string, day: string, months: number): EducationPeriod {
  for (let forth = 0; ; forth += 1) {
    const to = addDays(addMonths(issuedOn, months * (forth + 1)), -1)
    if (day <= to) return { from: addMonths(issuedOn, months * forth), to }
  }
}

/** Minutes asked for in a period: fewer of an assistant social worker (民发〔2009〕123号). */
export const neededMinutes = (level: string, limits: EducationLimits): number =>
  (level === 'assistant_social_worker' ? limits.juniorHours : limits.seniorHours) * 60

/**
 * Minutes that count in a period. A degree stands for its hours once in a lifetime, in the period it was taken: the first.
 */
export function countedMinutes(
  trainings: readonly Training[],
  { from, to }: EducationPeriod,
  limits: EducationLimits,
): number {
  const [first] = trainings
    .filter(({ kind }) => kind === 'degree')
    .map(({ heldOn }) => heldOn)
    .sort()
  const within = (day: string): boolean => day >= from && day <= to
  const taught = trainings
    .filter(({ kind, heldOn }) => kind !== 'degree' && within(heldOn))
    .reduce((sum, { minutes }) => sum + minutes, 0)
  return taught + (first !== undefined && within(first) ? limits.degreeHours * 60 : 0)
}

/** How a certificate stands: amber before and after it runs out. */
export function standingOf({ validTo }: Held, day: string, warnDays: number): 'valid' | 'soon' | 'expired' {
  if (!validTo) return 'valid'
  if (validTo < day) return 'expired'
  return validTo <= addDays(day, warnDays) ? 'soon' : 'valid'
}
