import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { addDays, isDate } from '#kernel/time.ts'
import type { WorkCalendar } from '#kernel/working-days.ts'

const Day = z
  .string()
  .refine((text) => text.split('~').every(isDate), '日期应写作“2026-10-01”或“2026-10-01~2026-10-07”')
const File = z.strictObject({
  note: z.string(),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.strictObject({ basis: z.enum(['arranged', 'statutory']), off: z.array(Day), worked: z.array(Day) }),
  ),
})

/** Reads a file of yearly arrangements (programmes/working-days.json). Errors: a sentence naming the file and the entry. */
export function readCalendar(file: string): WorkCalendar {
  const read = File.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}：${message}`).join('；')
    throw new Error(`工作日历 ${file} 有误：${wrong}`)
  }
  const years = Object.entries(read.data.years)
  const daysOf = (pick: 'off' | 'worked') => new Set(years.flatMap(([, year]) => year[pick].flatMap(daysIn)))
  return { off: daysOf('off'), workedWeekends: daysOf('worked'), years: new Set(years.map(([year]) => year)) }
}

function daysIn(range: string): string[] {
  const [from = '', to = from] = range.split('~')
  const days: string[] = []
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day)
  return days
}

let known: WorkCalendar | undefined

/** The calendar of this installation, read once. */
export function workCalendar(): WorkCalendar {
  known ??= readCalendar(join(import.meta.dirname, '../../programmes/working-days.json'))
  return known
}
