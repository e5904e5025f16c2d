import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Entry, nothing, post, ranOut, replay, type Standing, takenBack } from './ledger.ts'

const earned = (id: string, points: number, expiresOn = '2026-01-01'): Entry => ({
  ...{ id, kind: 'earned', points, expiresOn, ofId: null },
})
const other = (id: string, kind: Entry['kind'], points: number, ofId: string | null = null): Entry => ({
  ...{ id, kind, points, ofId, expiresOn: null },
})
const lefts = ({ lots }: Standing) => lots.map(({ left }) => left)

test('what runs out first is spent first, whatever was earned first', () => {
  const stands = replay([earned('a', 10, '2026-06-01'), earned('b', 10, '2026-01-01'), other('s', 'spent', -12)])
  expect(lefts(stands)).toEqual([8, 0])
  expect(stands.uses).toEqual({
    s: [
      { lotId: 'b', points: 10 },
      { lotId: 'a', points: 2 },
    ],
  })
})

test('what comes back goes to the lots it came from', () => {
  const spent = [earned('a', 10, '2026-06-01'), earned('b', 10), other('s', 'spent', -12)]
  expect(lefts(replay([...spent, other('r', 'returned', 12, 's')]))).toEqual([10, 10])
  const late: Entry = { ...other('r', 'returned', 12, 's'), expiresOn: '2026-03-01' }
  expect(replay([...spent, late]).lots.map(({ expiresOn }) => expiresOn)).toEqual(['2026-06-01', '2026-03-01'])
})

test('a service taken back after its points were spent leaves a debt, which the next points settle', () => {
  const owing = replay([earned('a', 10), other('s', 'spent', -10), other('v', 'reversed', -10, 'a')])
  expect(owing).toMatchObject({ balance: 0, owed: 10 })
  expect(post(owing, earned('b', 14))).toMatchObject({ balance: 4, owed: 0 })
  expect(post(owing, other('r', 'returned', 10, 's'))).toMatchObject({ balance: 0, owed: 0 })
})

test('points that ran out unused are not taken back a second time', () => {
  const over = replay([earned('a', 10), other('s', 'spent', -4), other('x', 'expired', -6, 'a')])
  expect(takenBack(over, { id: 'a', points: 10 })).toBe(4)
})

test('more than there is cannot be spent', () => {
  expect(() => replay([earned('a', 10), other('s', 'spent', -11)])).toThrow(RangeError)
})

describe('any thousand lines', () => {
  type Step = { what: number; amount: number; days: number }
  const step = fc.record({ what: fc.nat(99), amount: fc.integer({ min: 1, max: 60 }), days: fc.nat(3) })
  const dayOf = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)

  type Scene = { stands: Standing; done: readonly Entry[]; id: string; day: number; amount: number; isLate: boolean }
  /** The first line of a kind that no later one has taken back. */
  const open = (done: readonly Entry[], kind: Entry['kind'], by: Entry['kind']) =>
    done.find((one) => one.kind === kind && !done.some((two) => two.kind === by && two.ofId === one.id))

  const acts: Record<Entry['kind'], (scene: Scene) => Entry | undefined> = {
    earned: ({ id, amount, day }) => earned(id, amount, dayOf(day + amount * 3)),
    adjusted: ({ stands, id, amount }) => (amount <= stands.balance ? other(id, 'adjusted', -amount) : undefined),
    spent: ({ stands, id, amount }) =>
      stands.owed === 0 && amount <= stands.balance ? other(id, 'spent', -amount) : undefined,
    returned: ({ done, id, day, isLate }) => {
      const spent = open(done, 'spent', 'returned')
      return spent && { ...other(id, 'returned', -spent.points, spent.id), expiresOn: isLate ? dayOf(day + 30) : null }
    },
    reversed: ({ stands, done, id }) => {
      const credit = open(done, 'earned', 'reversed')
      return credit && other(id, 'reversed', -takenBack(stands, credit), credit.id)
    },
    expired: ({ stands, id, day }) => {
      const [lot] = ranOut(stands, dayOf(day))
      return lot && other(id, 'expired', -lot.left, lot.id)
    },
  }
  const ORDER = [
    'earned',
    'earned',
    'earned',
    'earned',
    'spent',
    'spent',
    'spent',
    'returned',
    'reversed',
    'expired',
    'adjusted',
  ] as const

  /** The line that a step adds where the account stands, or none where there is nothing to do. */
  const lineOf = (stands: Standing, done: readonly Entry[], { what, amount }: Step, day: number): Entry | undefined =>
    acts[ORDER[what % ORDER.length] ?? 'earned']({
      stands,
      done,
      id: String(done.length),
      day,
      amount,
      isLate: what % 2 === 1,
    })

  test('leave a balance that is their sum and what the lots have left, and never less than nothing', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1000, maxLength: 1000 }), (steps) => {
        const done: Entry[] = []
        let stands = nothing
        let day = 0
        let sum = 0
        for (const one of steps) {
          day += one.days
          const line = lineOf(stands, done, one, day)
          if (!line) continue
          done.push(line)
          stands = post(stands, line)
          sum += line.points
          expect(stands.balance - stands.owed).toBe(sum)
          expect(Math.min(stands.balance, stands.owed)).toBe(0)
          expect(stands.lots.every(({ left, expired, points }) => left >= 0 && left + expired <= points)).toBe(true)
        }
        expect(replay(done)).toEqual(stands)
      }),
      { numRuns: 10 },
    )
  })
})
