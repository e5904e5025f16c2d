import { expect, test } from 'vitest'
import { minutesAhead, offsetOf, ticketAt } from './tickets.ts'

const NINE = Date.parse('2024-03-09T01:00:00Z')
const tickets = [0, 1, 2].map((no) => ({
  code: `c${no}`,
  url: `/m/in/c${no}`,
  from: new Date(NINE + no * 30_000).toISOString(),
  to: new Date(NINE + (no + 1) * 30_000).toISOString(),
}))

test('the code changes by the server’s clock though the phone is seven minutes slow', () => {
  const slow = { tickets, offset: 7 * 60_000 }
  const phone = NINE - 7 * 60_000
  expect(ticketAt(slow, phone)).toMatchObject({ ticket: { code: 'c0' }, secondsLeft: 30 })
  expect(ticketAt(slow, phone + 29_500)).toMatchObject({ ticket: { code: 'c0' }, secondsLeft: 1 })
  expect(ticketAt(slow, phone + 30_000)).toMatchObject({ ticket: { code: 'c1' } })
})

test('where the codes in hand run out none is shown, rather than an old one', () => {
  expect(ticketAt({ tickets, offset: 0 }, NINE + 90_000)).toBeUndefined()
  expect(ticketAt({ tickets, offset: 0 }, NINE - 1)).toBeUndefined()
  expect(minutesAhead({ tickets, offset: 0 }, NINE)).toBe(1)
  expect(minutesAhead({ tickets: [], offset: 0 }, NINE)).toBe(0)
})

test('the answer is taken to be made halfway between asking and receiving', () =>
  expect(offsetOf('2024-03-09T01:00:00.000Z', NINE - 300, NINE + 100)).toBe(100))
