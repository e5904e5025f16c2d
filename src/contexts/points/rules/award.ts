/** What a service is worth. Whole points, always rounded down; coefficients are whole hundredths (150 is 1.50). */
export type Worth = {
  pointsPerHour: number
  /** Service category code → hundredths, 100–200. A category that is not listed counts once. */
  coefficients: Readonly<Record<string, number>>
  /** Rating 1–5 → hundredths. A service without a rating counts once. */
  quality: Readonly<Record<string, number>>
  /** The most points that one person's services of one day may bring. */
  dailyCap: number
}
export type Service = { minutes: number; category: string | null; rating: number | null }

const ONCE = 100

/** minutes × points an hour × coefficient × quality ÷ 60, rounded down once, at the end. The cap is not applied here. */
export function pointsOf({ minutes, category, rating }: Service, worth: Worth): number {
  const coefficient = (category !== null && worth.coefficients[category]) || ONCE
  const quality = (rating !== null && worth.quality[String(rating)]) || ONCE
  return Math.floor((minutes * worth.pointsPerHour * coefficient * quality) / (60 * ONCE * ONCE))
}

/** What of it is credited when the day has brought so many points already. */
export const underCap = (points: number, today: number, { dailyCap }: Worth): number =>
  Math.max(0, Math.min(points, dailyCap - today))
