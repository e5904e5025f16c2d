import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const contexts = readdirSync('src/contexts')
const COMMON_GROUND = /^directory\.(area|person|organisation)$/
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
    const tables = [...text.matchAll(new RegExp(`(?<![.\\w])(${contexts.join('|')})\\.(\\w+)`, 'g'))]
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
