/** Ages as the list shows them: a band, never a birthday. Below 14 consent and care are stricter (PIPL 28, 31). */
export const AGE_BANDS = {
  child: '不满14周岁',
  teen: '14至17周岁',
  adult: '18至59周岁',
  elder: '60至79周岁',
  old: '80周岁及以上',
} as const
export type AgeBand = keyof typeof AGE_BANDS

/** The first year of each band, and the year after its last. */
export const BAND_YEARS: Readonly<Record<AgeBand, readonly [number, number]>> = {
  child: [0, 14],
  teen: [14, 18],
  adult: [18, 60],
  elder: [60, 80],
  old: [80, 200],
}

/** Whole years on a day: a birthday counts from its own day on; born on 29 February, from 1 March in common years. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Null without a birth date. */
export function bandOf(birthDate: string | null, day: string): AgeBand | null {
  if (!birthDate) return null
  const age = ageOn(birthDate, day)
  const bands = Object.keys(BAND_YEARS) as AgeBand[]
  return bands.find((band) => age >= BAND_YEARS[band][0] && age < BAND_YEARS[band][1]) ?? null
}

export const isMinorBand = (band: AgeBand | null): boolean => band === 'child' || band === 'teen'
