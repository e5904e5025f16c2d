/** Whole years lived on a day; undefined where no birth date is known. */
export function ageOn(birthDate: string | null, day: string): number | undefined {
  if (!birthDate) return undefined
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Ages (whole years) at which more is allowed: Civil Code 20 and the programme's dated limits. */
export type Ages = { family: number; companion: number; adult: number }
export type Consent = { accompanies: boolean }
export type MinorFault = 'hazard' | 'family-only' | 'needs-company' | 'needs-consent'

/**
 * What keeps a minor from taking part: anything dangerous; below `family` all but a family activity with a guardian;
 * below `companion` coming without one; below `adult` a missing consent. Undefined for adults and unknown ages.
 */
export function minorFault(
  age: number | undefined,
  ages: Ages,
  { isFamily, hazards, consent }: { isFamily: boolean; hazards: readonly string[]; consent: Consent | undefined },
): MinorFault | undefined {
  if (age === undefined || age >= ages.adult) return undefined
  if (hazards.length > 0) return 'hazard'
  if (age < ages.family && !isFamily) return 'family-only'
  if (age < ages.companion) return consent?.accompanies ? undefined : 'needs-company'
  return consent ? undefined : 'needs-consent'
}
