import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ADMINISTRATORS, conflictOf, type Term } from './three-administrators.ts'

const term = (role: string, validFrom: string, validTo: string | null = null): Term => ({ role, validFrom, validTo })

test.each([
  ['systemAdministrator', 'securityAdministrator', 'securityAdministrator'],
  ['securityAdministrator', 'auditAdministrator', 'auditAdministrator'],
  ['auditAdministrator', 'cityAdmin', 'cityAdmin'],
  ['cityAdmin', 'systemAdministrator', 'systemAdministrator'],
  ['systemAdministrator', 'systemAdministrator', undefined],
  ['cityAdmin', 'cityLeader', undefined],
])('%s beside %s: %s', (wanted, held, conflict) => {
  expect(conflictOf(term(wanted, '2024-01-01'), [term(held, '2023-01-01')])).toBe(conflict)
})

test('a term that ended the day before does not forbid the next, one that ends that day does', () => {
  const wanted = term('auditAdministrator', '2024-01-01')
  expect(conflictOf(wanted, [term('cityAdmin', '2023-01-01', '2023-12-31')])).toBeUndefined()
  expect(conflictOf(wanted, [term('cityAdmin', '2023-01-01', '2024-01-01')])).toBe('cityAdmin')
  expect(conflictOf(wanted, [term('cityAdmin', '2024-02-01', '2024-01-31')])).toBeUndefined()
})

test('a role may exclude others by itself', () => {
  const excludes = (role: string) => (role === 'fundAccountant' ? ['fundCashier'] : [])
  expect(conflictOf(term('fundCashier', '2024-01-01'), [term('fundAccountant', '2024-01-01')], excludes)).toBe(
    'fundAccountant',
  )
})

test('whatever is appointed in whatever order, on no day does one of the three meet another role', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((day) => `2024-01-${String(day).padStart(2, '0')}`)
  const wish = fc
    .tuple(fc.constantFrom(...ADMINISTRATORS, 'cityAdmin', 'townAdmin'), day, fc.option(day))
    .filter(([, from, to]) => to === null || to >= from)
    .map(([role, from, to]) => term(role, from, to))
  fc.assert(
    fc.property(fc.array(wish, { maxLength: 30 }), fc.integer({ min: 1, max: 28 }), (wishes, on) => {
      const held: Term[] = []
      for (const one of wishes) if (!conflictOf(one, held)) held.push(one)
      const today = `2024-01-${String(on).padStart(2, '0')}`
      const roles = new Set(
        held.filter((one) => one.validFrom <= today && (one.validTo ?? today) >= today).map(({ role }) => role),
      )
      expect(roles.size > 1 && ADMINISTRATORS.some((role) => roles.has(role))).toBe(false)
    }),
  )
})
