import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  EDITABLE,
  leadsTo,
  OVER,
  PENDING,
  type PointStatus,
  STATUSES,
  TRANSITIONS,
  USED,
  VERBS,
  type Verb,
  verbsFrom,
} from './states.ts'

const statuses = Object.keys(STATUSES) as PointStatus[]
const verbs = Object.keys(VERBS) as Verb[]

/** Every status passed through when the verbs are tried in turn; those not open are skipped. */
const walk = (tries: readonly Verb[]): PointStatus[] => {
  const passed: PointStatus[] = ['draft']
  for (const verb of tries) {
    const next = leadsTo(verb, passed.at(-1) ?? 'draft')
    if (next) passed.push(next)
  }
  return passed
}

test('a point is active only after district and city have each said yes, whatever else was tried', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...verbs), { maxLength: 40 }), (tries) => {
      const passed = walk(tries)
      const active = passed.indexOf('active')
      if (active < 0) return
      const road: PointStatus[] = ['town_submitted', 'district_approved', 'city_filed', 'published']
      const places = road.map((status) => passed.lastIndexOf(status, active))
      expect(places.every((place) => place >= 0)).toBe(true)
      expect([...places].sort((a, b) => a - b)).toEqual(places)
    }),
  )
})

test('what is over stays over; everything else but a finished point leads somewhere', () => {
  for (const status of statuses) {
    const ends = OVER.includes(status) || status === 'closed'
    expect(verbsFrom(status).length === 0).toBe(ends)
  }
})

test('each status is counted once: drawn on, on its way, in the town’s hands, or over', () => {
  const counted = [...USED, ...PENDING, ...EDITABLE, ...OVER]
  expect([...counted].sort()).toEqual([...statuses].sort())
})

test('turning a town away always takes a reason', () => {
  for (const verb of verbs)
    if (OVER.includes(TRANSITIONS[verb].to) || TRANSITIONS[verb].to === 'returned')
      expect(TRANSITIONS[verb].reason).toBe(true)
})

test('the town’s hand never approves or files by permission', () => {
  const road = ['submit', 'approve', 'file'] as const
  expect(new Set(road.map((verb) => TRANSITIONS[verb].needs)).size).toBe(3)
})
