import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Marks of a roll bear the moment of the device they were made on, beside how far its clock is off the server's. */
const DEVICE_CLOCK = [
  'src/contexts/activities/web/Roll.tsx',
  'src/contexts/fieldwork/h5/day.ts',
  'src/contexts/inspection/h5/use-mine.ts',
  'src/contexts/activities/h5/lead/marks.ts',
]
const READS_CLOCK = /new Date\(\s*\)|new Date\b(?!\s*\()|dateOf\(new Date\(Date\.now\(\)\)\)/
const code = (path: string): string => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')

/** The platform's clock may be set (WUSHE_CLOCK): a call, a job, an import and an export are handed `now` and `today`. */
test('contexts take the day from what they are handed, never from the clock of the machine', () => {
  const files = globSync('src/contexts/**/*.{ts,tsx}').filter((path) => !path.includes('.test.'))
  expect(files.length).toBeGreaterThan(500)
  const reading = files.filter((path) => READS_CLOCK.test(code(path)))
  expect(reading.toSorted()).toEqual(DEVICE_CLOCK.toSorted())
})
