import { addDays, addMonths, quarterOf } from '#kernel/time.ts'
import type { WorkCalendar } from '#kernel/working-days.ts'
import { endOfPeriod } from '#kernel/working-days.ts'

/** What has to be made public. The words and the law behind each stand in `vocabulary.ts`. */
export const DUTY_KINDS = [
  'campaign-progress',
  'campaign-report',
  'campaign-partner',
  'grant-progress',
  'grant-report',
  'grant-surplus',
  'quarter-statement',
  'yearly-report',
  'related-gift',
  'related-grant',
  'large-items',
] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/**
 * One thing to be made public. `key` tells it from the others of its kind about the same subject; made again it is the
 * same. `from`–`to`: what time it tells of; `dueOn`: the last day, that day included. All days 'YYYY-MM-DD'.
 */
export type Due = { kind: DutyKind; subjectId: string; key: string; from: string; to: string; dueOn: string }

/** The limits in force, from the programme's dated parameters (disclosure.*). */
export type Clock = {
  /** 募捐、项目超过此月数的才须分期公开 (慈善法 79, 令74 21). */
  longMonths: number
  everyMonths: number
  reportMonths: number
  /** 0: not asked for yet; 令81 asks from 2026-01-01. */
  partnerMonths: number
  /** 0: not asked for yet; 令81 asks from 2026-01-01. */
  surplusMonths: number
  relatedDays: number
  largeDays: number
  quarterDays: number
  yearlyMonth: number
  yearlyDay: number
}

export type Running = {
  id: string
  startsOn: string
  /** Planned, until it really ended. */
  endsOn: string
  hasEnded: boolean
  hasPartners?: boolean
  /** Money of a project was left at its end and came back. */
  hasSurplus?: boolean
}

/**
 * A period the law counts in days or months ends on the next working day where its last day is a day off (民法典 203).
 * Where that year's arrangement is not known yet the earlier day stands: nobody is late by it.
 */
export function lastDay(day: string, calendar: WorkCalendar): string {
  const isKnown = calendar.years.has(day.slice(0, 4)) && calendar.years.has(addDays(day, 10).slice(0, 4))
  return isKnown ? endOfPeriod(day, calendar) : day
}

/**
 * Longer than so many months; exactly so many is not (“超过”不含本数, 民法典 1259). The first day is not counted (201), so six
 * months from 1 January end on 1 July.
 */
export const lastsLonger = ({ startsOn, endsOn }: Running, months: number): boolean =>
  endsOn > addMonths(startsOn, months)

/**
 * “至少每三个月公开一次”: a rhythm counted from the start, each from the first day anew so that short months do not add up.
 * It is a longest distance and no period, so it does not roll. The last part belongs to the full report.
 */
function progressOf(kind: 'campaign-progress' | 'grant-progress', one: Running, clock: Clock, today: string): Due[] {
  if (!lastsLonger(one, clock.longMonths)) return []
  const made: Due[] = []
  for (let n = 1; ; n += 1) {
    const from = addMonths(one.startsOn, (n - 1) * clock.everyMonths)
    const dueOn = addMonths(one.startsOn, n * clock.everyMonths)
    if (dueOn >= one.endsOn || from > today) return made
    made.push({ kind, subjectId: one.id, key: `${n}`, from, to: dueOn, dueOn })
  }
}

const after = (one: Running, kind: DutyKind, months: number, calendar: WorkCalendar): Due => ({
  kind,
  subjectId: one.id,
  key: 'end',
  from: one.startsOn,
  to: one.endsOn,
  dueOn: lastDay(addMonths(one.endsOn, months), calendar),
})

/** What a campaign owes by a day: progress while it runs, the full report after it, and how its partners did. */
export function campaignDuties(one: Running, clock: Clock, calendar: WorkCalendar, today: string): Due[] {
  const isOver = one.hasEnded || one.endsOn < today
  return [
    ...progressOf('campaign-progress', one, clock, today),
    ...(isOver ? [after(one, 'campaign-report', clock.reportMonths, calendar)] : []),
    ...(isOver && one.hasPartners && clock.partnerMonths > 0
      ? [after(one, 'campaign-partner', clock.partnerMonths, calendar)]
      : []),
  ]
}

/** What a project (a grant) owes by a day; what was done with what was left over at its end is told by itself, once asked for. */
export const grantDuties = (one: Running, clock: Clock, calendar: WorkCalendar, today: string): Due[] => [
  ...progressOf('grant-progress', one, clock, today),
  ...(one.hasEnded ? [after(one, 'grant-report', clock.reportMonths, calendar)] : []),
  ...(one.hasEnded && one.hasSurplus && clock.surplusMonths > 0
    ? [after(one, 'grant-surplus', clock.surplusMonths, calendar)]
    : []),
]

/** A fund's statements of quarters that are over, and the host's yearly report; from the day it operates on. */
export function fundDuties(
  fund: { id: string; from: string; until: string | null },
  clock: Clock,
  today: string,
): Due[] {
  return [...quartersOf(fund, clock, today), ...yearsOf(fund, clock, today)]
}

function quartersOf(fund: { id: string; from: string; until: string | null }, clock: Clock, today: string): Due[] {
  const made: Due[] = []
  const last = fund.until ?? today
  for (let day = fund.from; day <= last; ) {
    const { year, quarter, from, to } = quarterOf(day)
    if (to >= today) break
    const dueOn = addDays(to, clock.quarterDays)
    made.push({ kind: 'quarter-statement', subjectId: fund.id, key: `${year}Q${quarter}`, from, to, dueOn })
    day = addDays(to, 1)
  }
  return made
}

/**
 * A fixed day of the calendar is no period: it does not roll. A fund that began or ended within a year tells of its own part of it.
 */
function yearsOf(fund: { id: string; from: string; until: string | null }, clock: Clock, today: string): Due[] {
  const made: Due[] = []
  const lastYear = Number((fund.until ?? today).slice(0, 4))
  for (let year = Number(fund.from.slice(0, 4)); year <= lastYear; year += 1) {
    const to = `${year}-12-31`
    if (to >= today) break
    const dueOn = `${year + 1}-${two(clock.yearlyMonth)}-${two(clock.yearlyDay)}`
    made.push({
      kind: 'yearly-report',
      subjectId: fund.id,
      key: `${year}`,
      ...partOf(fund, `${year}-01-01`, to),
      dueOn,
    })
  }
  return made
}
const partOf = (fund: { from: string; until: string | null }, first: string, last: string) => ({
  from: fund.from > first ? fund.from : first,
  to: fund.until !== null && fund.until < last ? fund.until : last,
})
const two = (n: number): string => String(n).padStart(2, '0')

/** A gift from, or a grant to, somebody related: told within so many days of it. */
export const relatedDuty = (
  kind: 'related-gift' | 'related-grant',
  one: { id: string; happenedOn: string },
  clock: Clock,
  calendar: WorkCalendar,
): Due => ({
  kind,
  subjectId: one.id,
  key: 'once',
  from: one.happenedOn,
  to: one.happenedOn,
  dueOn: lastDay(addDays(one.happenedOn, clock.relatedDays), calendar),
})

/** Large gifts and payments of a month are told in one list, within so many days of the first of them. */
export function largeDuties(fundId: string, days: readonly string[], clock: Clock, calendar: WorkCalendar): Due[] {
  const months = Map.groupBy(days.toSorted(), (day) => day.slice(0, 7))
  return [...months].map(([month, inMonth]) => {
    const from = inMonth[0] ?? `${month}-01`
    const to = inMonth.at(-1) ?? from
    const dueOn = lastDay(addDays(from, clock.largeDays), calendar)
    return { kind: 'large-items', subjectId: fundId, key: month, from, to, dueOn }
  })
}
