import { draftDocument } from '#contexts/documents/public.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import { vetoesOf } from '#contexts/scoring/public.ts'
import { nearestWith } from '#contexts/volunteering/public.ts'
import { showDate } from '#kernel/time.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { handOf } from '#platform/access/doer.ts'
import { workCalendar } from '#platform/calendar.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { evaluationContract } from '../contract.ts'
import { evaluationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { reportOf } from '../report.ts'
import { resultFor, sitting } from '../settle.ts'
import { addVeto, type Occasion } from '../store/occasions.ts'
import { seatsOf } from '../store/seats.ts'
import { mustBeAbleTo, take, theOccasion, theResult } from './the.ts'

type Endpoints = typeof evaluationContract.endpoints

/** One of the table's vetoes, with its evidence: the grade is the lowest whatever the points. */
export const noteVeto: Handler<Endpoints['noteVeto']> = async ({ code, evidence, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('veto', occasion)
  const { tableId } = occasion
  const veto = tableId && (await vetoesOf(call.tx, tableId)).find((one) => one.code === code)
  if (!veto) throw evaluationErrors.noVeto()
  await addVeto(call.tx, occasion.id, { code, title: veto.title, evidence }, handOf(call))
  const set = occasion.totalCenti === null ? {} : await regraded(call, occasion)
  return take(call, occasion, 'vetoed', { note: `${veto.title}：${evidence}`, set })
}

async function regraded({ tx }: Call, occasion: Occasion) {
  const seats = sitting(await seatsOf(tx, occasion.id), occasion.round)
  return resultFor(
    tx,
    occasion,
    seats.flatMap(({ totalCenti }) => totalCenti ?? []),
  )
}

/** From here on the unit reads the result, and may object in the parameter's working days. */
export const tellResult: Handler<Endpoints['tellResult']> = async (ref, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('tell', occasion)
  const { objectionDays } = await limitsOn(call.tx, call.today)
  const objectUntil = addWorkingDays(call.today, objectionDays, workCalendar())
  const set = { state: 'told' as const, toldOn: call.today, objectUntil, settledBy: call.actor.accountId }
  const { version } = await take(call, occasion, 'told', { note: `异议期到${showDate(objectUntil)}`, set })
  await tellTown(call, occasion, `${STAGES[occasion.stage]}的初步结果已告知，${showDate(objectUntil)}前可以提出异议`)
  return { version, objectUntil }
}

async function tellTown({ tx, today, now }: Call, { areaPath, place, id }: Occasion, body: string): Promise<void> {
  const hands = await seeingAll(tx, () => nearestWith(tx, 'evaluation.result.object', areaPath, today))
  await notify(tx, hands, { title: `${place}的评估结果`, body, link: `/evaluation/occasions/${id}` }, now)
}

/** The unit objects, in time (domain.md §11.4). */
export const objectToResult: Handler<Endpoints['objectToResult']> = async ({ reason, ...ref }, call) => {
  const occasion = await theResult(call, ref)
  mustBeAbleTo('object', occasion)
  const { objectUntil } = occasion
  if (objectUntil !== null && call.today > objectUntil) throw evaluationErrors.objectLate(objectUntil)
  const set = { state: 'objected' as const, objection: reason, objectedOn: call.today }
  return take(call, occasion, 'objected', { note: reason, set })
}

/** The second hand; after the days for objections, or after the second panel. */
export const approveResult: Handler<Endpoints['approveResult']> = async ({ decision, ...ref }, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('approve', occasion)
  if (occasion.settledBy === call.actor.accountId) throw evaluationErrors.ownHand()
  const { objectUntil, state } = occasion
  if (state === 'told' && objectUntil !== null && call.today <= objectUntil)
    throw evaluationErrors.stillOpen(objectUntil)
  if (state === 'reviewed' && decision.length < 4) throw evaluationErrors.decisionMissing()
  const set = { state: 'final' as const, finalOn: call.today, decision }
  const answer = await take(call, occasion, 'final', { note: decision, set })
  await call.tell('evaluation.result-final', {
    ...{ occasionId: occasion.id, pointId: occasion.pointId, areaCodes: [occasion.areaCode] },
  })
  await tellTown(call, occasion, `${STAGES[occasion.stage]}的结果已审定：${occasion.grade}`)
  return answer
}

export const publishResult: Handler<Endpoints['publishResult']> = async (ref, call) => {
  const occasion = await theOccasion(call, ref)
  mustBeAbleTo('publish', occasion)
  return take(call, occasion, 'published', { set: { state: 'published' } })
}

/** A draft of the notice of result, with the evaluation report as its annex (评估报告 is no genre of its own, domain.md §12.3). */
export const draftNotice: Handler<Endpoints['draftNotice']> = async (ref, call) => {
  const occasion = await theOccasion(call, ref)
  if (occasion.totalCenti === null) throw evaluationErrors.notNow('尚无结果', '拟制公文')
  const stage = STAGES[occasion.stage]
  const annex = await reportOf(call.tx, occasion.id)
  const documentId = await draftDocument(call.tx, {
    ...{ genre: '函', layout: 'letter', areaCode: occasion.hostCode, disclosure: 'on-request' },
    issuer: `${occasion.hostName}民政局`,
    title: `关于告知${occasion.place}“五社联动”示范项目${stage}结果的函`,
    addressee: `${occasion.place}办事处`,
    body: wordsOf(occasion, stage),
    annexes: [annex],
    toAreas: [occasion.areaCode],
    about: { kind: 'evaluation.occasion', id: occasion.id },
    by: handOf(call),
  })
  const { version } = await take(call, occasion, 'drafted', { note: '函' })
  return { version, documentId }
}

function wordsOf({ totalCenti, grade, objectUntil, asOf, state }: Occasion, stage: string) {
  const points = ((totalCenti ?? 0) / 100).toFixed(2)
  const last =
    state === 'told' && objectUntil
      ? `如对结果有异议，请于${showDate(objectUntil)}前书面提出并说明理由。`
      : '请据此巩固成效，对评估报告列明的不足逐项改进。'
  return [
    `你单位“五社联动”示范项目${stage}已经完成。评估所用数字截至${showDate(asOf)}，得${points}分，等次为${grade}。逐项得分及依据见附件。`,
    last,
  ].map((text) => ({ kind: 'paragraph' as const, text }))
}
