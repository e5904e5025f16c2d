import { codesWithin } from '#contexts/directory/public.ts'
import { documentsAbout } from '#contexts/documents/public.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { reportingContract } from '../contract.ts'
import { owedReports } from '../duty-list.ts'
import { PARTS } from '../rules/parts.ts'
import { isSubmitted } from '../rules/states.ts'
import { verdictOf } from '../seal.ts'
import { type Report, stepsOf } from '../store/reports.ts'
import { sealsOf } from '../store/seals.ts'
import type { ReportState } from '../vocabulary.ts'
import { theReport } from './the-report.ts'

type Endpoints = typeof reportingContract.endpoints

export const listDuties: Handler<Endpoints['listDuties']> = async ({ areaCode, page, pageSize, ...search }, call) => {
  const { tx, today, may } = call
  const codes = await codesWithin(tx, call.reach(), areaCode)
  const rows = await owedReports(tx, codes, today, search)
  const shown = rows.slice((page - 1) * pageSize, page * pageSize).map(({ areaPath, fromOn, ...row }) => ({
    ...row,
    mayStart: row.state === null && fromOn <= today && may('reporting.report.write', { areaPath }),
  }))
  const late = rows.filter(({ isLate, state }) => isLate && !isSubmitted(state)).length
  return { rows: shown, total: rows.length, late }
}

/** What each state lets people do, by permission; the page shows the buttons from this. */
const ACTS: Readonly<Record<string, { in: readonly ReportState[]; needs: Permission; notByWriters?: true }>> = {
  countAgain: { in: ['drafted', 'returned'], needs: 'reporting.report.write' },
  changeFigure: { in: ['drafted', 'returned'], needs: 'reporting.report.write' },
  writeParts: { in: ['drafted', 'returned'], needs: 'reporting.report.write' },
  handReport: { in: ['drafted', 'returned'], needs: 'reporting.report.write' },
  sendBackReport: { in: ['handed'], needs: 'reporting.report.sign' },
  signReport: { in: ['handed'], needs: 'reporting.report.sign', notByWriters: true },
  returnReport: { in: ['signed'], needs: 'reporting.report.accept' },
  acceptReport: { in: ['signed'], needs: 'reporting.report.accept' },
  draftReportDocument: { in: ['signed', 'accepted'], needs: 'reporting.report.write' },
}

const actsOn = ({ actor, may }: Call, { state, areaPath, writers }: Report): string[] =>
  Object.entries(ACTS).flatMap(([name, { in: states, needs, notByWriters }]) =>
    states.includes(state) && may(needs, { areaPath }) && !(notByWriters && writers.includes(actor.accountId))
      ? [name]
      : [],
  )

export const partsOf = ({ kind, parts }: Report) =>
  PARTS[kind].map(({ code, title, hint }) => ({ code, title, hint, text: parts[code] ?? '' }))

/** The seals of a report, each verified now. */
export async function verifiedSeals({ tx }: Pick<Call, 'tx'>, report: Report) {
  return (await sealsOf(tx, report.id)).map((seal) => {
    const isCurrent = seal.round === report.round && isSubmitted(report.state)
    const { round, digest, signature, publicKey, signerName, signedAt } = seal
    return {
      ...{ round, digest, signature, publicKey, signerName, isCurrent },
      signedAt: signedAt.toISOString(),
      verdict: verdictOf(seal, isCurrent ? report : undefined),
    }
  })
}

export const getReport: Handler<Endpoints['getReport']> = async ({ reportId }, call) => {
  const report = await theReport(call, { reportId })
  const { id, areaCode, districtName, kind, period, title, fromOn, toOn, asOf, dueOn, state, round } = report
  const { figures, points, handedName, submittedOn, acceptedOn, version } = report
  const steps = await stepsOf(call.tx, reportId)
  return {
    ...{ id, areaCode, districtName, kind, period, title, fromOn, toOn, asOf, dueOn, state, round },
    ...{ figures, points, handedName, submittedOn, acceptedOn, version },
    parts: partsOf(report),
    countedAt: report.countedAt.toISOString(),
    seals: await verifiedSeals(call, report),
    steps: steps.map(({ at, ...step }) => ({ ...step, at: at.toISOString() })),
    documents: await documentsAbout(call.tx, 'reporting.report', reportId),
    may: actsOn(call, report),
  }
}
