import { expect, test } from 'vitest'
import { z } from 'zod'
import { contexts } from '#main/contexts.ts'
import { wantedGuards } from '#main/verify/guards.ts'

const commands = contexts.flatMap(({ name: context, contract }) =>
  Object.entries(contract.endpoints)
    .filter(([, { kind }]) => kind === 'command')
    .map(([name, endpoint]) => ({ name: `${context}.${name}`, endpoint })),
)
const appendOnly = new Set(wantedGuards().appendOnly)
const tableOf = (kind: string): string => kind.replaceAll('-', '_')

/** A record that can only be added has no versions: undoing it adds another, which a unique key allows once. */
const aboutARecord = commands.filter(
  ({ endpoint: { about } }) =>
    typeof about === 'object' &&
    !('area' in about) &&
    !appendOnly.has(tableOf('own' in about ? about.own : about.record)),
)

/** Two people act on one record at once: one wins, the other is told. That needs the version the actor saw. */
test.each(aboutARecord)('$name carries the version of the record it is about', ({ endpoint }) => {
  expect(z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }).properties).toHaveProperty('version')
})

test('there are commands about records to look at', () => {
  expect(aboutARecord.length).toBeGreaterThan(0)
})
