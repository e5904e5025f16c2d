import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTooFar, metresBetween } from './distance.ts'

const heping = { lat: 39.1185, lng: 117.1955 }

test('a place three kilometres away is measured as such', () => {
  const away = metresBetween(heping, { lat: 39.1455, lng: 117.1955 })
  expect(away).toBeGreaterThan(2990)
  expect(away).toBeLessThan(3015)
  expect(isTooFar(away, 500)).toBe(true)
  expect(isTooFar(480, 500)).toBe(false)
  expect(isTooFar(800, 500, 400)).toBe(false)
  expect(isTooFar(3000, 500, 100_000)).toBe(true)
})

test('distance is the same both ways, zero at home, and never more than half the earth', () => {
  const place = fc.record({
    lat: fc.double({ min: -90, max: 90, noNaN: true }),
    lng: fc.double({ min: -180, max: 180, noNaN: true }),
  })
  fc.assert(
    fc.property(place, place, (a, b) => {
      expect(metresBetween(a, b)).toBe(metresBetween(b, a))
      expect(metresBetween(a, a)).toBe(0)
      expect(metresBetween(a, b)).toBeLessThanOrEqual(20_015_100)
    }),
  )
})
