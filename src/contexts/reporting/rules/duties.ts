import { addDays, addMonths } from '#kernel/time.ts'
import type { ReportKind } from '../vocabulary.ts'

/** One thing every district has to report. Days are 'YYYY-MM-DD', both ends included. */
export type Duty = {
  kind: ReportKind
  /** Unique among those of its kind: '2023-H2' or the milestone's code. */
  period: string
  title: string
  fromOn: string
  toOn: string
  dueOn: string
}
export type DutyDays = { halfYearDays: number; midDays: number; finalDays: number }
type Span = { startsOn: string; endsOn: string; milestones: readonly { code: string; title: string; dueOn: string }[] }

/**
 * The reports a programme asks for, by day due: one for each half-year that ends within it, one of the mid evaluation after the first
 * milestone, one of the final evaluation after the last. The notice says 定期 and gives no days: they are parameters.
 */
export function dutiesOf({ startsOn, endsOn, milestones }: Span, days: DutyDays): Duty[] {
  const [first, last] = [milestones[0], milestones.at(-1)]
  const ofMilestone = (kind: 'mid' | 'final', title: string, at: typeof first, more: number): Duty[] =>
    at ? [{ kind, period: at.code, title, fromOn: startsOn, toOn: at.dueOn, dueOn: addDays(at.dueOn, more) }] : []
  return [
    ...halfYearsOf(startsOn, endsOn).map(({ period, title, fromOn, toOn }) => ({
      ...{ kind: 'half-year' as const, period, title, fromOn, toOn },
      dueOn: addDays(toOn, days.halfYearDays),
    })),
    ...ofMilestone('mid', '中期评估结果', first, days.midDays),
    ...(last !== first ? ofMilestone('final', '末期评估结果', last, days.finalDays) : []),
  ].toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.kind.localeCompare(b.kind))
}

function halfYearsOf(startsOn: string, endsOn: string) {
  const halves = []
  const firstHalf = startsOn.slice(5) < '07-01'
  for (let from = `${startsOn.slice(0, 4)}-${firstHalf ? '01' : '07'}-01`; ; from = addMonths(from, 6)) {
    const toOn = addDays(addMonths(from, 6), -1)
    if (toOn > endsOn) return halves
    const [year, half] = [from.slice(0, 4), from.slice(5, 7) === '01' ? 1 : 2]
    halves.push({
      period: `${year}-H${half}`,
      title: `${year}年${half === 1 ? '上' : '下'}半年`,
      fromOn: from < startsOn ? startsOn : from,
      toOn,
    })
  }
}

/** The day a report's figures stand at: the end of its time, or today while that is to come. */
export const asOfDay = ({ toOn }: Pick<Duty, 'toOn'>, today: string): string => (today < toOn ? today : toOn)
