import { programmeOf } from '#contexts/programme/public.ts'
import { daysBetween } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { dutiesIn } from './limits.ts'
import { changedByHand } from './rules/figures.ts'
import { isSubmitted } from './rules/states.ts'
import { type District, listDistricts, type Report, reportsIn } from './store/reports.ts'
import type { ReportKind, ReportState } from './vocabulary.ts'

/** One report a district owes or has made. */
export type OwedReport = {
  areaCode: string
  areaPath: string
  districtName: string
  kind: ReportKind
  period: string
  title: string
  fromOn: string
  dueOn: string
  state: ReportState | null
  reportId: string | null
  submittedOn: string | null
  byHand: number
  /** Due and not with the city, or first brought after the day. */
  isLate: boolean
  daysLate: number
}
export type DutySearch = {
  kind?: ReportKind | undefined
  state?: ReportState | 'none' | undefined
  lateOnly?: boolean
}

/** What every district in these areas has to report, by day due and then as in annex 1. None without a programme. */
export async function owedReports(
  tx: Tx,
  codes: string[] | null,
  today: string,
  { kind, state, lateOnly = false }: DutySearch = {},
): Promise<OwedReport[]> {
  const programme = await programmeOf(tx)
  if (!programme) return []
  const [districts, reports] = [await listDistricts(tx, codes), await reportsIn(tx, codes, kind)]
  const duties = dutiesIn(programme).filter((one) => kind === undefined || one.kind === kind)
  const rows = duties.flatMap((duty) => districts.map((district) => owedBy(district, duty, reports, today)))
  return rows.filter((row) => (!lateOnly || row.isLate) && (state === undefined || (row.state ?? 'none') === state))
}

function owedBy(
  { code, name, path }: District,
  { kind, period, title, fromOn, dueOn }: ReturnType<typeof dutiesIn>[number],
  reports: readonly Report[],
  today: string,
): OwedReport {
  const report = reports.find((one) => one.areaCode === code && one.kind === kind && one.period === period)
  const daysLate = lateBy(report, dueOn, today)
  return {
    ...{ areaCode: code, areaPath: path, districtName: name, kind, period, title, fromOn, dueOn },
    ...{ state: report?.state ?? null, reportId: report?.id ?? null },
    submittedOn: report?.submittedOn ?? null,
    byHand: changedByHand(report?.figures ?? []).length,
    ...{ isLate: daysLate > 0, daysLate },
  }
}

/** Days past due: of the first time it was brought, or until today where it is not with the city and never was. */
function lateBy(report: Report | undefined, dueOn: string, today: string): number {
  const on = report?.firstSubmittedOn ?? (report && isSubmitted(report.state) ? report.submittedOn : null) ?? today
  return Math.max(0, daysBetween(dueOn, on))
}
