import { handOf } from '#platform/access/doer.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith } from '#platform/notify/store.ts'
import type { reportingContract } from '../contract.ts'
import { reportingErrors } from '../errors.ts'
import { sealReport, verdictOf } from '../seal.ts'
import { sealsOf } from '../store/seals.ts'
import { mustBeAbleTo, take, theReport } from './the-report.ts'
import { tellOf } from './write.ts'

type Endpoints = typeof reportingContract.endpoints

export const sendBackReport: Handler<Endpoints['sendBackReport']> = async ({ reason, ...ref }, call) => {
  const report = await theReport(call, ref)
  const done = await take(call, report, 'send-back', { note: reason })
  await tellOf(call, report, report.writers, `退回修改：${reason}`)
  return done
}

/** The second hand: nobody signs what they wrote in. The seal stands over everything on the paper. */
export const signReport: Handler<Endpoints['signReport']> = async (ref, call) => {
  const { tx, today } = call
  const report = await theReport(call, ref, { notByWriters: true })
  mustBeAbleTo('sign', report)
  const digest = await sealReport(tx, report, handOf(call))
  const set = { submittedOn: today, firstSubmittedOn: report.firstSubmittedOn ?? today }
  const { version } = await take(call, report, 'sign', { set, note: `SM3摘要${digest.slice(0, 16)}…` })
  await tellOf(
    call,
    report,
    await accountsWith(tx, 'reporting.report.accept', report.areaPath, today),
    '已报送，请审核',
  )
  return { version, digest }
}

/** Back to the district for another round; the seal of this round stays as it was. */
export const returnReport: Handler<Endpoints['returnReport']> = async ({ reason, ...ref }, call) => {
  const report = await theReport(call, ref)
  const set = { round: report.round + 1, submittedOn: null, handedName: null, handedAt: null }
  mustBeAbleTo('return', report)
  const done = await take(call, report, 'return', { set, note: reason })
  await tellOf(call, report, report.writers, `市级退回：${reason}`)
  return done
}

/** Only what its seal still stands for is accepted, by a hand that neither wrote nor signed it. */
export const acceptReport: Handler<Endpoints['acceptReport']> = async (ref, call) => {
  const report = await theReport(call, ref)
  mustBeAbleTo('accept', report)
  const seal = (await sealsOf(call.tx, report.id)).find(({ round }) => round === report.round)
  call.allow({ areaPath: report.areaPath }, { notBy: [...report.writers, seal?.signerAccount ?? null] })
  if (!seal || verdictOf(seal, report) !== 'valid') throw reportingErrors.sealBroken()
  const done = await take(call, report, 'accept', { set: { acceptedOn: call.today } })
  await tellOf(call, report, report.writers, '市级已接收')
  await call.tell('reporting.report-accepted', { reportId: report.id, areaCodes: [report.areaCode] })
  return done
}
