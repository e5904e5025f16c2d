import { findArea } from '#contexts/directory/public.ts'
import { markRectifying, stopPoint } from '#contexts/programme/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import { showDate } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { closingContract } from '../contract.ts'
import { closingErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { afterRecheck, dueOf, type ExtensionFault, extensionFault } from '../rules/deadlines.ts'
import { findOccasion, TOLD } from '../store/occasions.ts'
import {
  addAnswer,
  addRectification,
  changeRectification,
  countRectifications,
  hasOpen,
  issuesOf,
  type Rectification,
} from '../store/rectifications.ts'
import { filesKept } from '../store/steps.ts'
import { RECTIFICATION_STATES } from '../vocabulary.ts'
import { mustBeOfLevel, pointOf, stepBy, tellHands, theRectification } from './hands.ts'
import { draftRectificationNotice } from './papers.ts'

type Endpoints = typeof closingContract.endpoints
const pageOf = (id: string) => `/closing/rectifications/${id}`

export const demandRectification: Handler<Endpoints['demandRectification']> = async (form, call) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw closingErrors.noOccasion()
  allow({ areaPath: area.path })
  const occasion = await findOccasion(tx, form.occasionId)
  if (!occasion || occasion.areaCode !== area.code) throw closingErrors.noOccasion()
  mustBeOfLevel(call, 'closing.rectification.demand', area.path, occasion.level)
  if (!(TOLD as readonly string[]).includes(occasion.state)) throw closingErrors.notTold()
  const soonest = dueOf(occasion.stage, today, await limitsOn(tx, today))
  const dueOn = form.dueOn ?? soonest
  if (dueOn < soonest) throw closingErrors.dueTooSoon(soonest)
  if (await hasOpen(tx, occasion.id)) throw closingErrors.hasOpen()
  const point = await pointOf(call, occasion.pointId)
  if (point.status !== 'active') throw closingErrors.notActive('已经结束')
  const by = handOf(call)
  const facts = { pointId: point.id, areaCode: area.code, occasionId: occasion.id, dueOn, issuedOn: today }
  const id = await addRectification(
    tx,
    { ...facts, stage: occasion.stage, level: occasion.level, list: form.issues },
    by,
  )
  const documentId = await draftRectificationNotice(tx, { id, point, occasion, dueOn, list: form.issues, by })
  await changeRectification(tx, { id, version: 1 }, { documentId })
  about('closing.rectification', id)
  await stepBy(call, id, 'demand', `${form.issues.length}个问题，期限${showDate(dueOn)}`)
  await markRectifying(call, point.id, true)
  await tellHands(call, {
    permission: 'closing.rectification.answer',
    areaPath: area.path,
    title: `${STAGES[occasion.stage]}要求整改${form.issues.length}个问题，${showDate(dueOn)}到期`,
    link: pageOf(id),
  })
  return { rectificationId: id, documentId, dueOn }
}

function mustBe(one: Rectification, state: Rectification['state']): void {
  if (one.state !== state) throw closingErrors.notOpen(RECTIFICATION_STATES[one.state])
}

export const answerIssue: Handler<Endpoints['answerIssue']> = async (input, call) => {
  const { tx } = call
  const one = await theRectification(call, input)
  mustBe(one, 'open')
  const issues = await issuesOf(tx, one.id)
  if (!issues.some(({ id }) => id === input.issueId)) throw closingErrors.noIssue()
  if ((await filesKept(tx, input.fileIds)) !== new Set(input.fileIds).size) throw closingErrors.noFile()
  const { issueId, text, fileIds } = input
  await addAnswer(tx, { issueId, text, fileIds, round: one.round }, handOf(call))
  return { version: await changeRectification(tx, one, {}) }
}

/** The report goes in once every issue has been answered in this round; after its day only with the reason. */
export const submitAnswer: Handler<Endpoints['submitAnswer']> = async (input, call) => {
  const { tx, today, actor } = call
  const one = await theRectification(call, input)
  mustBe(one, 'open')
  const issues = await issuesOf(tx, one.id)
  const open = issues.filter(({ answers }) => answers[0]?.round !== one.round)
  if (open.length > 0) throw closingErrors.unanswered(open.map(({ position }) => position).join('、'))
  const isLate = today > one.dueOn
  if (isLate && input.lateReason.length < 4) throw closingErrors.late(showDate(one.dueOn))
  const lateReason = isLate ? input.lateReason : ''
  const change = { state: 'answered' as const, answeredOn: today, answeredBy: actor.accountId, lateReason }
  const version = await changeRectification(tx, one, change)
  await stepBy(call, one.id, 'answer', isLate ? `逾期：${lateReason}` : '')
  const { areaPath, areaName } = one
  const title = `${areaName}提交了整改报告，请复查`
  await tellHands(call, { permission: 'closing.rectification.recheck', areaPath, title, link: pageOf(one.id) })
  return { version }
}

const EXTENSION_FAULTS: Record<ExtensionFault, (one: Rectification, most: number) => Error> = {
  'not-open': () => closingErrors.extensionNotOpen(),
  second: (one) => closingErrors.secondExtension(showDate(one.extendedOn ?? one.dueOn)),
  late: (one) => closingErrors.extensionLate(showDate(one.dueOn)),
  'not-later': (one) => closingErrors.extensionNotLater(showDate(one.dueOn)),
  'too-far': (_, most) => closingErrors.extensionTooFar(most),
}

export const extendRectification: Handler<Endpoints['extendRectification']> = async (input, call) => {
  const { tx, today } = call
  const one = await theRectification(call, input)
  mustBeOfLevel(call, 'closing.rectification.demand', one.areaPath, one.level)
  const { extensionDays } = await limitsOn(tx, today)
  const fault = extensionFault(one, input.dueOn, today, extensionDays)
  if (fault) throw EXTENSION_FAULTS[fault](one, extensionDays)
  const version = await changeRectification(tx, one, { dueOn: input.dueOn, extendedOn: today })
  await stepBy(call, one.id, 'extend', `延至${showDate(input.dueOn)}：${input.reason}`)
  await tellHands(call, {
    ...{ permission: 'closing.rectification.answer', areaPath: one.areaPath, link: pageOf(one.id) },
    ...{ title: `整改延期至${showDate(input.dueOn)}`, body: input.reason },
  })
  return { version }
}

/** Whoever answered does not check it. A first fail gives another round of the same length; the second is the last. */
export const recheckRectification: Handler<Endpoints['recheckRectification']> = async (input, call) => {
  const { tx, today } = call
  const one = await theRectification(call, input, { notBy: ({ answeredBy }) => [answeredBy] })
  mustBeOfLevel(call, 'closing.rectification.recheck', one.areaPath, one.level)
  mustBe(one, 'answered')
  const { outcome, note } = input
  if (outcome === 'failed' && note.length < 4) throw closingErrors.needsNote()
  const next = afterRecheck(one.fails, outcome)
  const again = next.state === 'open' ? { round: 2, dueOn: dueOf(one.stage, today, await limitsOn(tx, today)) } : {}
  const version = await changeRectification(tx, one, { ...next, ...again })
  await stepBy(call, one.id, outcome === 'passed' ? 'pass' : 'fail', note)
  await afterwards(call, one, next.state)
  return { version }
}

const RESULTS = {
  passed: '整改复查通过',
  open: '整改复查未通过，请继续整改',
  failed: '整改两次复查未通过，等待决定是否终止',
} as const

async function afterwards(call: Call, one: Rectification, state: keyof typeof RESULTS): Promise<void> {
  const { tx } = call
  const { areaPath, pointId, id } = one
  if (state === 'passed' && (await countRectifications(tx, { codes: null, pointId, state: 'open' })) === 0)
    await markRectifying(call, pointId, false)
  const permission = state === 'failed' ? 'closing.closing.approve' : 'closing.rectification.answer'
  await tellHands(call, { permission, areaPath, title: `${one.areaName}：${RESULTS[state]}`, link: pageOf(id) })
}

/** After two fails the second hand decides that the point ends; its place on the quota is free again. */
export const terminatePoint: Handler<Endpoints['terminatePoint']> = async (input, call) => {
  const { tx } = call
  const notBy = ({ answeredBy, demandedBy }: Rectification) => [answeredBy, demandedBy]
  const one = await theRectification(call, input, { notBy })
  mustBeOfLevel(call, 'closing.closing.approve', one.areaPath, one.level)
  if (one.state !== 'failed') throw closingErrors.notFailed()
  const version = await changeRectification(tx, one, { state: 'ended' })
  await stepBy(call, one.id, 'terminate', input.reason)
  await stopPoint(call, one.pointId, { reason: `整改两次复查未通过：${input.reason}` })
  const { areaPath, areaName, id } = one
  const title = `${areaName}的创建点已终止`
  await tellHands(call, { permission: 'closing.rectification.answer', areaPath, title, link: pageOf(id) })
  return { version }
}
