import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { measureNames } from '#contexts/standards/public.ts'
import { contexts as declared } from '#main/contexts.ts'

const contexts = readdirSync('src/contexts')
const COMMON_GROUND = /^directory\.(area|area_alias|person|organisation)$/
/** Written with a context's name before a dot, too, but no tables: measures and kinds of record. */
const OTHER_NAMES = new Set([...measureNames, ...declared.flatMap(({ records }) => records.map(({ kind }) => kind))])
const SPEAKS_SQL = /(^|\/)store(\/|\.ts$)|(^|\/)measures\/|\.sql$/

/** A context owns the Postgres schema that bears its name, and sees of others only what they publish as `pub_…`. */
test.each(contexts)('%s reads no table of another context', (context) => {
  const files = readdirSync(`src/contexts/${context}`, { recursive: true, encoding: 'utf8' }).filter(
    (path) => SPEAKS_SQL.test(path) && /\.(ts|sql)$/.test(path) && !path.endsWith('.test.ts'),
  )
  const foreign = files.flatMap((path) => {
    const text = readFileSync(`src/contexts/${context}/${path}`, 'utf8')
      .replace(/^import .*$/gm, '')
      .replace(/(\/\*\*|--|\/\/).*$/gm, '')
      .replace(/references \w+\.\w+/g, '')
      .replace(/parameter\('[\w.-]+'\)/g, '')
      .replace(/'([\w.-]+)'/g, (literal, name) => (OTHER_NAMES.has(name) ? '' : literal))
    // A name with a bracket behind it is a function that its owner lends out.
    const tables = [...text.matchAll(new RegExp(`(?<![.\\w])(${contexts.join('|')})\\.(\\w+)\\b(?!\\()`, 'g'))]
    return tables
      .filter(
        ([table, schema, name = '']) => schema !== context && !/^pub[_A-Z]/.test(name) && !COMMON_GROUND.test(table),
      )
      .map(([table]) => `${path}: ${table}`)
  })
  expect(foreign).toEqual([])
})

test('a migration builds only in the schema of its own context', () => {
  const foreign = contexts.flatMap((context) =>
    readdirSync(`src/contexts/${context}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.sql'))
      .flatMap((path) => {
        const text = readFileSync(`src/contexts/${context}/${path}`, 'utf8')
        const made = [...text.matchAll(/^(?:create|alter) (?:table|view|schema) (?:if not exists )?(\w+)/gim)]
        return made.filter(([, schema]) => schema !== context).map(([what]) => `${path}: ${what}`)
      }),
  )
  expect(foreign).toEqual([])
})
