import { expect, test } from 'vitest'
import { contexts } from '#main/contexts.ts'
import { roles } from '#main/roles.ts'

const declared = new Set<string>(contexts.flatMap(({ permissions }) => permissions.map(({ permission }) => permission)))
const asked = new Set<string>(
  contexts.flatMap(({ contract }) => Object.values(contract.endpoints).map(({ needs }) => needs)),
)
const held = new Set<string>(Object.values(roles).flatMap(({ holds }) => holds as readonly string[]))

test.each(Object.entries(roles))('%s holds only permissions that some context declares', (_, { holds }) => {
  for (const permission of holds) expect(declared).toContain(permission)
})

test.each(contexts)('$name asks only for permissions that some context declares', ({ contract }) => {
  for (const { needs } of Object.values(contract.endpoints))
    if (needs !== 'nothing' && needs !== 'sign-in') expect(declared).toContain(needs)
})

test('every permission that an endpoint needs is held by some role', () => {
  const nobody = [...asked].filter((needs) => needs !== 'nothing' && needs !== 'sign-in' && !held.has(needs))
  expect(nobody).toEqual([])
})
