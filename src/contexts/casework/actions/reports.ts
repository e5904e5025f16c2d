import { codesWithin } from '#contexts/directory/public.ts'
import { addMinutes } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { caseworkContract } from '../contract.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { untold } from '../rules/reports.ts'
import { findCase } from '../store/cases.ts'
import {
  addReport,
  addTold,
  countReports,
  findReports,
  type Report,
  type ReportSearch,
  listReports as reportsFound,
  secretOf,
} from '../store/reports.ts'
import { REPORT_KINDS } from '../vocabulary.ts'
import { townOf } from './intake.ts'
import { handOf } from './the-case.ts'

type Endpoints = typeof caseworkContract.endpoints
type Told = { toldAt: string }

/** Written down and told of at once, to the town, the station's lead and the district; it can never be changed or removed. */
export const makeReport: Handler<Endpoints['makeReport']> = async (
  { areaCode, kind, caseId, secret, told, ...form },
  call,
) => {
  const { tx, now, today, about } = call
  const { area, town } = await townOf(call, areaCode)
  const foundAt = new Date(form.foundAt)
  if (foundAt > now) throw errors.foundInFuture()
  for (const one of told) mustFollow(one, foundAt, now)
  if (caseId !== null && !(await findCase(tx, caseId))) throw errors.noCase()
  const { reportHours } = await limitsOn(tx, today)
  const facts = { areaCode, townCode: town.code, kind, foundAt, dueAt: addMinutes(foundAt, reportHours * 60), caseId }
  const made = await addReport(tx, { ...facts, secret, year: today.slice(0, 4) }, handOf(call))
  for (const one of told) await addTold(tx, made.id, { ...one, toldAt: new Date(one.toldAt) }, handOf(call))
  about('casework.report', made.id)
  const body = `${area.name}：${REPORT_KINDS[kind]}。请立即核对是否已告知公安等部门。`
  const title = `强制报告（${made.no}）`
  await notify(
    tx,
    await accountsWith(tx, 'casework.report.read', area.path, today),
    { title, body, link: '/casework/reports' },
    now,
  )
  return { reportId: made.id, no: made.no }
}

function mustFollow({ toldAt }: Told, foundAt: Date, now: Date): void {
  const at = new Date(toldAt)
  if (at > now || at < foundAt) throw errors.foundInFuture()
}

export const recordTold: Handler<Endpoints['recordTold']> = async ({ reportId, ...told }, call) => {
  const report = await theReport(call, reportId)
  mustFollow(told, report.foundAt, call.now)
  await addTold(call.tx, reportId, { ...told, toldAt: new Date(told.toldAt) }, handOf(call))
  return {}
}

async function theReport({ tx, allow, about }: Call, reportId: string): Promise<Report> {
  const [report] = await findReports(tx, [reportId])
  if (!report) throw errors.noReport()
  allow({ areaPath: report.areaPath })
  about('casework.report', reportId)
  return report
}

function rowOf({ id, no, kind, areaName, foundAt, dueAt, byName, told }: Report, now: Date) {
  const missing = untold(
    kind,
    told.map(({ body }) => body),
  )
  return { id, no, kind, areaName, foundAt, dueAt, byName, told, missing, isOverdue: missing.length > 0 && dueAt < now }
}

async function pageOf({ tx, now }: Call, search: ReportSearch, paging: { page: number; pageSize: number }) {
  const rows = await reportsFound(tx, { ...search, ...paging })
  return { rows: rows.map((one) => rowOf(one, now)), total: await countReports(tx, search) }
}

export const myReports: Handler<Endpoints['myReports']> = async (paging, call) =>
  pageOf(call, { codes: null, byAccount: call.own() }, paging)

export const listReports: Handler<Endpoints['listReports']> = async ({ areaCode, overdueOnly, ...paging }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  return pageOf(call, { codes, overdueAt: overdueOnly ? call.now : undefined }, paging)
}

export const getReport: Handler<Endpoints['getReport']> = async ({ reportId }, call) => {
  const report = await theReport(call, reportId)
  return { ...rowOf(report, call.now), ...secretOf(report) }
}
