import { showDate } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { reportingContract } from '../contract.ts'
import { countFor } from '../counting.ts'
import { reportingErrors } from '../errors.ts'
import { dutiesIn, theProgramme } from '../limits.ts'
import { faultOf, isSame, recounted, wordsOf } from '../rules/figures.ts'
import { PARTS, unwritten } from '../rules/parts.ts'
import { addReport, addStep, listDistricts, type Report } from '../store/reports.ts'
import type { Figure } from '../vocabulary.ts'
import { mustBeAbleTo, take, theDistrict, theReport, writersWith } from './the-report.ts'

type Endpoints = typeof reportingContract.endpoints

export const startReport: Handler<Endpoints['startReport']> = async ({ areaCode, kind, period }, call) => {
  const { tx, today, about } = call
  const area = await theDistrict(call, areaCode)
  const programme = await theProgramme(tx)
  const duty = dutiesIn(programme).find((one) => one.kind === kind && one.period === period)
  const [district] = await listDistricts(tx, [area.code])
  if (!duty || !district) throw reportingErrors.noDuty()
  if (today < duty.fromOn) throw reportingErrors.tooEarly(duty.fromOn)
  const { asOf, figures, points } = await countFor(call, programme, district, duty)
  const unchanged = figures.map((one) => ({ ...one, hand: null }))
  const by = handOf(call)
  const reportId = await addReport(tx, { areaCode: area.code, duty, asOf, figures: unchanged, points }, by)
  if (!reportId) throw reportingErrors.startedAlready()
  await addStep(tx, { id: reportId, round: 1 }, { act: 'start', state: 'drafted', note: '' }, by)
  about('reporting.report', reportId)
  return { reportId }
}

/** Counts anew; what a hand changed stays changed beside the new count. */
export const countAgain: Handler<Endpoints['countAgain']> = async (ref, call) => {
  const report = await theReport(call, ref)
  mustBeAbleTo('write', report)
  const programme = await theProgramme(call.tx)
  const [district] = await listDistricts(call.tx, [report.areaCode])
  if (!district) throw reportingErrors.noDuty()
  const { asOf, figures, points } = await countFor(call, programme, district, report)
  const set = { asOf, points, figures: recounted(report.figures, figures), countedAt: call.now }
  return take(call, report, 'write', { set, note: '重新取数' })
}

function theFigure({ figures }: Report, code: string): Figure {
  const figure = figures.find((one) => one.code === code)
  if (!figure) throw reportingErrors.noFigure()
  return figure
}

const withFigure = ({ figures }: Report, changed: Figure): Figure[] =>
  figures.map((one) => (one.code === changed.code ? changed : one))

/** A hand in the place of a count: the count stays beside it, and without a reason it is refused. */
export const changeFigure: Handler<Endpoints['changeFigure']> = async ({ code, part, whole, reason, ...ref }, call) => {
  const report = await theReport(call, ref)
  mustBeAbleTo('write', report)
  const figure = theFigure(report, code)
  if (reason.length < 4) throw reportingErrors.reasonMissing()
  const amount = { part, whole: figure.form === 'count' ? null : whole }
  const fault = faultOf(figure.form, amount)
  if (fault === 'whole-missing') throw reportingErrors.wholeMissing()
  if (fault === 'part-above-whole') throw reportingErrors.partAboveWhole()
  if (isSame(amount, figure)) throw reportingErrors.sameFigure()
  const hand = { ...amount, reason, name: call.actor.name, at: call.now.toISOString() }
  const [was, is] = [wordsOf(figure.form, figure), wordsOf(figure.form, amount)]
  return take(call, report, 'write', {
    set: { figures: withFigure(report, { ...figure, hand }), writers: writersWith(report, call) },
    note: `“${figure.title}”由${was}手工改为${is}：${reason}`,
  })
}

export const restoreFigure: Handler<Endpoints['restoreFigure']> = async ({ code, ...ref }, call) => {
  const report = await theReport(call, ref)
  mustBeAbleTo('write', report)
  const figure = theFigure(report, code)
  if (!figure.hand) throw reportingErrors.notByHand()
  return take(call, report, 'write', {
    set: { figures: withFigure(report, { ...figure, hand: null }), writers: writersWith(report, call) },
    note: `“${figure.title}”恢复为平台取得的${wordsOf(figure.form, figure)}`,
  })
}

export const writeParts: Handler<Endpoints['writeParts']> = async ({ parts, ...ref }, call) => {
  const report = await theReport(call, ref)
  mustBeAbleTo('write', report)
  const known = PARTS[report.kind].map(({ code }) => code)
  const written = new Map(parts.map(({ code, text }) => [code, text]))
  const texts = Object.fromEntries(known.map((code) => [code, written.get(code) ?? report.parts[code] ?? '']))
  return take(call, report, 'write', {
    set: { parts: texts, writers: writersWith(report, call) },
    note: '编写文字部分',
  })
}

/** To whoever signs: complete, and counted after its time had ended. */
export const handReport: Handler<Endpoints['handReport']> = async (ref, call) => {
  const { tx, now, today, actor } = call
  const report = await theReport(call, ref)
  mustBeAbleTo('hand', report)
  const missing = unwritten(report.kind, report.parts)
  if (missing.length > 0) throw reportingErrors.unwritten(missing.map(({ title }) => title))
  if (report.asOf < report.toOn) throw reportingErrors.notCounted()
  const set = { handedName: actor.name, handedAt: now, writers: writersWith(report, call) }
  const done = await take(call, report, 'hand', { set })
  const hands = await accountsWith(tx, 'reporting.report.sign', report.areaPath, today)
  await tellOf(call, report, hands, '请核对后签署报送')
  return done
}

/** Puts a message about a report into boxes; never into that of the hand that acted. */
export async function tellOf(
  { tx, now, actor }: Call,
  { id, districtName, title, dueOn }: Report,
  accounts: readonly string[],
  what: string,
): Promise<void> {
  const message = {
    title: `${districtName}${title}报告：${what}`,
    body: `应于${showDate(dueOn)}前报送`,
    link: `/reporting/reports/${id}`,
  }
  const others = accounts.filter((one) => one !== actor.accountId)
  await notify(tx, others, message, now)
}
