import { findArea } from '#contexts/directory/public.ts'
import { closePoint } from '#contexts/programme/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { closingContract } from '../contract.ts'
import { closingErrors } from '../errors.ts'
import { conditionsOf, isWaivable, unmet } from '../rules/conditions.ts'
import {
  addClosing,
  addWaiver,
  type Closing,
  changeClosing,
  closingOfPoint,
  putPart as keepPart,
} from '../store/closings.ts'
import { gatherFacts } from '../store/facts.ts'
import { latestResult } from '../store/occasions.ts'
import { filesKept } from '../store/steps.ts'
import { CLOSING_STATES, type ClosingState } from '../vocabulary.ts'
import { mustBeOfLevel, pointOf, stepBy, tellHands, theClosing } from './hands.ts'
import { draftClosingNotice } from './papers.ts'

type Endpoints = typeof closingContract.endpoints
const pageOf = (id: string) => `/closing/closings/${id}`
const EDITABLE: readonly ClosingState[] = ['draft', 'returned']

export const draftClosing: Handler<Endpoints['draftClosing']> = async ({ areaCode, pointId }, call) => {
  const { tx, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw closingErrors.noPoint()
  allow({ areaPath: area.path })
  const point = await pointOf(call, pointId)
  if (point.townCode !== area.code) throw closingErrors.noPoint()
  if (point.status !== 'active') throw closingErrors.notActive('已经结束')
  if (await closingOfPoint(tx, pointId)) throw closingErrors.hasClosing()
  const level = point.kind === 'joint' ? 'city' : 'district'
  const closingId = await addClosing(tx, { pointId, areaCode: area.code, level }, handOf(call))
  about('closing.closing', closingId)
  await stepBy(call, closingId, 'draft')
  return { closingId }
}

function mustBeIn(one: Closing, states: readonly ClosingState[], act: string): void {
  if (!states.includes(one.state)) throw closingErrors.notNow(CLOSING_STATES[one.state], act)
}

export const putPart: Handler<Endpoints['putPart']> = async ({ kind, note, fileIds, ...ref }, call) => {
  const { tx } = call
  const one = await theClosing(call, ref)
  if (!EDITABLE.includes(one.state)) throw closingErrors.notEditable(CLOSING_STATES[one.state])
  if ((await filesKept(tx, fileIds)) !== new Set(fileIds).size) throw closingErrors.noFile()
  await keepPart(tx, one.id, { kind, note, fileIds }, handOf(call))
  return { version: await changeClosing(tx, one, {}) }
}

/** All five parts are there; the other conditions are shown, and decided about at the approval. */
export const applyClosing: Handler<Endpoints['applyClosing']> = async (ref, call) => {
  const { tx, today, actor } = call
  const one = await theClosing(call, ref)
  mustBeIn(one, EDITABLE, '提出申请')
  const archive = conditionsOf(one.pointId, await gatherFacts(tx, one, today)).find(({ code }) => code === 'archive')
  if (archive?.verdict !== 'met') throw closingErrors.partsMissing(archive?.figure.replace('还缺', '') ?? '')
  const version = await changeClosing(tx, one, { state: 'applied', appliedOn: today, appliedBy: actor.accountId })
  await stepBy(call, one.id, 'apply')
  const { areaPath, areaName } = one
  const title = `${areaName}提出结项申请，请审核`
  await tellHands(call, { permission: 'closing.closing.check', areaPath, title, link: pageOf(one.id) })
  return { version }
}

export const withdrawClosing: Handler<Endpoints['withdrawClosing']> = async ({ reason, ...ref }, call) => {
  const one = await theClosing(call, ref)
  mustBeIn(one, ['draft', 'returned', 'applied'], '撤回')
  const version = await changeClosing(call.tx, one, { state: 'withdrawn' })
  await stepBy(call, one.id, 'withdraw', reason)
  return { version }
}

async function sendBack(call: Call, one: Closing, reason: string): Promise<{ version: number }> {
  const version = await changeClosing(call.tx, one, { state: 'returned', checkedBy: null })
  await stepBy(call, one.id, 'return', reason)
  const { areaPath } = one
  const title = '结项申请退回，请补正后再提出'
  await tellHands(call, { permission: 'closing.closing.apply', areaPath, title, body: reason, link: pageOf(one.id) })
  return { version }
}

/** What still stands in the way, named; nothing is closed past it. */
async function mustBeMet({ tx, today }: Call, one: Closing) {
  const conditions = conditionsOf(one.pointId, await gatherFacts(tx, one, today))
  const open = unmet(conditions)
  if (open.length > 0)
    throw closingErrors.conditionsUnmet(open.map(({ title, figure }) => `${title}（${figure}）`).join('；'))
  return conditions
}

export const checkClosing: Handler<Endpoints['checkClosing']> = async ({ outcome, note, ...ref }, call) => {
  const one = await theClosing(call, ref, { notBy: ({ appliedBy }) => [appliedBy] })
  mustBeOfLevel(call, 'closing.closing.check', one.areaPath, one.level)
  mustBeIn(one, ['applied'], '审核')
  if (outcome === 'failed') {
    if (note.length < 4) throw closingErrors.needsNote()
    return sendBack(call, one, note)
  }
  await mustBeMet(call, one)
  const version = await changeClosing(call.tx, one, { state: 'checked', checkedBy: call.actor.accountId })
  await stepBy(call, one.id, 'check', note)
  const { areaPath, areaName } = one
  const title = `${areaName}的结项申请已审核，请批准`
  await tellHands(call, { permission: 'closing.closing.approve', areaPath, title, link: pageOf(one.id) })
  return { version }
}

/** A mandatory criterion that was not reached is waived by the city alone, with who and why on record. */
export const waiveCriterion: Handler<Endpoints['waiveCriterion']> = async ({ code, reason, ...ref }, call) => {
  const { tx, today } = call
  const one = await theClosing(call, ref, { notBy: ({ appliedBy }) => [appliedBy] })
  mustBeOfLevel(call, 'closing.closing.approve', one.areaPath, 'city')
  mustBeIn(one, ['draft', 'returned', 'applied', 'checked'], '豁免')
  const found = conditionsOf(one.pointId, await gatherFacts(tx, one, today)).find((each) => each.code === code)
  if (found?.verdict === 'waived') throw closingErrors.waived()
  if (!found || !isWaivable(found)) throw closingErrors.notWaivable()
  await addWaiver(tx, one.id, code, reason, handOf(call))
  await stepBy(call, one.id, 'waive', `${found.title}：${reason}`)
  return { version: await changeClosing(tx, one, {}) }
}

export const returnClosing: Handler<Endpoints['returnClosing']> = async ({ reason, ...ref }, call) => {
  const one = await theClosing(call, ref)
  mustBeOfLevel(call, 'closing.closing.approve', one.areaPath, one.level)
  mustBeIn(one, ['checked'], '退回')
  return sendBack(call, one, reason)
}

/**
 * Closes the point. Conditions are decided once more and frozen. The notice is drafted in the name of whoever checked the
 * application, so that the leader who approves here may sign it: nobody signs what they drafted.
 */
export const approveClosing: Handler<Endpoints['approveClosing']> = async (ref, call) => {
  const { tx, today, now, actor, tell } = call
  const one = await theClosing(call, ref, { notBy: ({ appliedBy, checkedBy }) => [appliedBy, checkedBy] })
  mustBeOfLevel(call, 'closing.closing.approve', one.areaPath, one.level)
  mustBeIn(one, ['checked'], '批准')
  const conditions = await mustBeMet(call, one)
  const point = await pointOf(call, one.pointId)
  const { id, level, pointId, areaPath } = one
  const by = { accountId: one.checkedBy ?? actor.accountId, personId: null, name: one.checkedName ?? actor.name, now }
  const result = await latestResult(tx, pointId, level)
  const documentId = await draftClosingNotice(tx, { id, point, level, result, conditions, today, by })
  const ends = { state: 'closed' as const, approvedBy: actor.accountId, closedOn: today, documentId }
  const version = await changeClosing(tx, one, { ...ends, conditions: JSON.stringify(conditions) })
  await stepBy(call, id, 'approve')
  await closePoint(call, pointId, { reason: '评估合格，材料齐全，批准结项' })
  await tell('closing.closed', { pointId })
  const title = '创建点已批准结项'
  await tellHands(call, { permission: 'closing.closing.apply', areaPath, title, link: pageOf(id) })
  return { version, documentId }
}
