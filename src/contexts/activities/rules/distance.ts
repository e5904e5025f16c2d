export type Point = { lat: number; lng: number }

const EARTH_METRES = 6_371_000
const radians = (degrees: number): number => (degrees * Math.PI) / 180

/** Whole metres between two places, along the ground. */
export function metresBetween(a: Point, b: Point): number {
  const half = (from: number, to: number): number => Math.sin(radians(to - from) / 2) ** 2
  const part = half(a.lat, b.lat) + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * half(a.lng, b.lng)
  return Math.round(2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(part))))
}

/**
 * Whether somebody is certainly outside. A phone says how far off it may be (`accuracy`, metres); inside houses that is
 * much, so it counts for the person, up to one more radius.
 */
export const isTooFar = (metres: number, radius: number, accuracy = 0): boolean =>
  metres - Math.min(accuracy, radius) > radius
