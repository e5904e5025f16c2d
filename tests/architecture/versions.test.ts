import { expect, test } from 'vitest'
import { z } from 'zod'
import { contexts } from '#main/contexts.ts'

const commands = contexts.flatMap(({ name: context, contract }) =>
  Object.entries(contract.endpoints)
    .filter(([, { kind }]) => kind === 'command')
    .map(([name, endpoint]) => ({ name: `${context}.${name}`, endpoint })),
)
const aboutARecord = commands.filter(({ endpoint }) => typeof endpoint.about === 'object' && 'record' in endpoint.about)

/** Two people act on one record at once: one wins, the other is told. That needs the version the actor saw. */
test.each(aboutARecord)('$name carries the version of the record it is about', ({ endpoint }) => {
  expect(z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }).properties).toHaveProperty('version')
})

test('there are commands about records to look at', () => {
  expect(aboutARecord.length).toBeGreaterThan(0)
})
