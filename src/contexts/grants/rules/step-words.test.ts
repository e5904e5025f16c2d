import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { wordOf } from './step-words.ts'

test('every act that is written into the steps has its word', () => {
  const folder = join(import.meta.dirname, '../actions')
  const code = readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n')
  const written = [...code.matchAll(/(?:noteOn|noteStep|settleOrNote)\(call, grant, '([a-z-]+)'|act: '([a-z-]+)'/g)]
  const acts = written.map(([, one, other]) => one ?? other ?? '')
  expect(acts.length).toBeGreaterThan(10)
  expect(acts.filter((act) => wordOf(act) === '其他')).toEqual([])
})
