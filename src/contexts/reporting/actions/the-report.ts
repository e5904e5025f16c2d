import { findArea } from '#contexts/directory/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { reportingErrors } from '../errors.ts'
import { ACTS, type Act, afterAct, mayFollow } from '../rules/states.ts'
import { addStep, changeReport, findReports, type Report, type ReportChange } from '../store/reports.ts'

/** The report, where the caller may do this to it at its district. Errors: none there, not theirs, changed meanwhile. */
export async function theReport(
  { tx, allow, about }: Pick<Call, 'tx' | 'allow' | 'about'>,
  { reportId, version }: { reportId: string; version?: number },
  rule: { notByWriters?: boolean } = {},
): Promise<Report> {
  const [report] = await findReports(tx, [reportId])
  if (!report) throw reportingErrors.noReport()
  allow({ areaPath: report.areaPath }, rule.notByWriters ? { notBy: report.writers } : {})
  about('reporting.report', reportId)
  if (version !== undefined && report.version !== version) throw accessErrors.stale()
  return report
}

export function mustBeAbleTo(act: Act, { state }: Pick<Report, 'state'>): void {
  if (!mayFollow(act, state)) throw reportingErrors.wrongState(state, ACTS[act].title)
}

/** One act in the life of a report: allowed in its state, its step written, its version gone on. */
export async function take(
  call: Call,
  report: Report,
  act: Act,
  { set = {}, note = '' }: { set?: ReportChange; note?: string } = {},
): Promise<{ version: number }> {
  mustBeAbleTo(act, report)
  const by = handOf(call)
  const state = afterAct(act, report.state)
  const version = await changeReport(call.tx, report, { ...set, state })
  await addStep(call.tx, { id: report.id, round: report.round }, { act, state, note }, by)
  return { version }
}

/** Whoever writes in a report does not sign it. */
export const writersWith = ({ writers }: Report, { actor }: Pick<Call, 'actor'>): string[] => [
  ...new Set([...writers, actor.accountId]),
]

/** The area of a district, where the caller may act. Errors: no such area, not a district. */
export async function theDistrict({ tx, allow }: Pick<Call, 'tx' | 'allow'>, areaCode: string) {
  const area = await findArea(tx, areaCode)
  if (!area) throw reportingErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'district') throw reportingErrors.notADistrict()
  return area
}
