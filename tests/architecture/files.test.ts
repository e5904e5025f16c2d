import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MOST_LINES = 300
const MADE_BY_MACHINE = ['src/platform/db/types.ts']
const NOT_OURS = /^(node_modules|dist|data|\.git)(\/|$)|^tests\/pictures(\/|$)|\.(png|jpe?g|xlsx|zip|pdf|ico|woff2?)$/

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => !NOT_OURS.test(path))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}
const files = filesBelow('.')

test('no source file is longer than 300 lines: it would hold more than one thing', () => {
  const long = files
    .filter((path) => /^(src|tests|scripts)\/.*\.(tsx?|mjs|css)$/.test(path) && !MADE_BY_MACHINE.includes(path))
    .filter((path) => readFileSync(path, 'utf8').trimEnd().split('\n').length > MOST_LINES)
  expect(long).toEqual([])
})

// Written in pieces, so that this file does not find itself.
const FOREIGN = [
  [
    'a registry or mirror',
    new RegExp(['registry\\.(npm|yarn)|', '/artif', 'actory/|', 'py', 'pi\\.|', 'npm', 'mirror'].join(''), 'i'),
  ],
  [
    'a path of the machine it was written on',
    new RegExp(['/wo', 'rk/(main|shared)|/ho', 'me/[a-z]|/ro', 'ot/[.\\w]'].join('')),
  ],
] as const

test.each(FOREIGN)('no file names %s', (_, pattern) => {
  const found = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1} ${line.trim().slice(0, 120)}`] : [])),
  )
  expect(found).toEqual([])
})
