import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { contexts } from '#main/contexts.ts'

/** Documents go stale in silence; what a machine can hold against the code, it does here. */
const READMES = ['README.md', 'README.zh-CN.md']
const read = (path: string): string => readFileSync(path, 'utf8')
const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true }).map((one) => join(folder, `${one}`))

const decisions = readdirSync('docs/decisions').filter((name) => name.endsWith('.md'))
const documents = [
  ...readdirSync('.').filter((name) => name.endsWith('.md')),
  ...['docs', 'src', 'programmes'].flatMap(below).filter((path) => path.endsWith('.md')),
]

/** PORT, WUSHE_DATA, …: the names in the schema of src/platform/config.ts. */
const settings = [...read('src/platform/config.ts').matchAll(/^ {2}([A-Z_]+): z\./gm)].map(([, name = '']) => name)

/** 'programme check', 'verify', …: the usage of every command, up to its arguments. */
const commands = readdirSync('src/main/commands').flatMap((file) =>
  [...read(join('src/main/commands', file)).matchAll(/usage: \[(.*)\]/g)].flatMap(([, forms = '']) =>
    [...forms.matchAll(/'([a-z-]+(?: [a-z-]+)?)/g)].map(([, form = '']) => form),
  ),
)

describe.each(READMES)('%s', (path) => {
  const text = read(path)

  test('names every setting', () => {
    expect(settings).toContain('PORT')
    expect(settings.filter((name) => !text.includes(`\`${name}\``))).toEqual([])
  })

  test('names every command', () => {
    expect(commands).toEqual(expect.arrayContaining(['programme check', 'verify']))
    expect(commands.filter((form) => !text.includes(`wushe -- ${form}`))).toEqual([])
  })
})

test.each(contexts.map(({ name }) => name))('context %s tells what it is, and the map knows it', (name) => {
  expect(read(`src/contexts/${name}/README.md`)).toMatch(new RegExp(`^# ${name} `))
  expect(read('ARCHITECTURE.md')).toContain(`src/contexts/${name}/README.md`)
})

test.each(decisions)('decision %s gives context, decision and consequences, under its own number', (name) => {
  const text = read(join('docs/decisions', name))
  expect(text).toMatch(new RegExp(`^# ${name.slice(0, 4)} — `))
  expect(text.match(/^## (Context|Decision|Consequences)$/gm)).toEqual(['## Context', '## Decision', '## Consequences'])
})

test('no two decisions have one number', () => {
  const numbers = decisions.map((name) => name.slice(0, 4))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test.each(documents)('%s links to what is there', (path) => {
  const targets = [...read(path).matchAll(/\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(([, target = '']) => target)
  expect(targets.filter((target) => !existsSync(join(dirname(path), decodeURI(target))))).toEqual([])
})

test('every code word of the glossary occurs in the code', () => {
  const code = [...below('src'), ...below('programmes')]
    .filter((path) => /\.(tsx?|sql|yaml)$/.test(path) && !path.endsWith('db/types.ts'))
    .map(read)
    .join('\n')
  const words = [...read('docs/glossary.md').matchAll(/^\|[^|]+\|([^|]+)\|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word),
  )
  expect(words.length).toBeGreaterThan(80)
  expect(words.filter((word) => !new RegExp(`(?<![A-Za-z0-9_])${word}(?![a-z0-9_])`).test(code))).toEqual([])
})
