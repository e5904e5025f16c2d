import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { documentsContract } from '../contract.ts'
import { documentsErrors } from '../errors.ts'
import { publishDays } from '../limits.ts'
import { readNumber } from '../rules/number.ts'
import { hasGaps } from '../rules/templates.ts'
import { draftersOf, numberTaken, type OfficialDocument } from '../store/documents.ts'
import { moved, theDocument } from './the.ts'

type Endpoints = typeof documentsContract.endpoints

const drafters = (tx: Tx) => (one: OfficialDocument) => draftersOf(tx, one.id)

export const reviewDocument: Handler<Endpoints['reviewDocument']> = async ({ note, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'review', notBy: drafters(call.tx) })
  if (hasGaps(one)) throw documentsErrors.gapsLeft()
  return moved(call, one, 'review', { step: 'reviewed', note, change: { reviewedBy: call.actor.accountId } })
}

export const returnDraft: Handler<Endpoints['returnDraft']> = async ({ reason, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'returnDraft' })
  return moved(call, one, 'returnDraft', { step: 'returned', note: reason })
}

export const returnReviewed: Handler<Endpoints['returnReviewed']> = async ({ reason, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'returnReviewed' })
  return moved(call, one, 'returnReviewed', { step: 'returned', note: reason, change: { reviewedBy: null } })
}

/** Nobody signs what they drafted or reviewed. The day of signing is the day of the document. */
export const signDocument: Handler<Endpoints['signDocument']> = async ({ signer, note, ...ref }, call) => {
  const one = await theDocument(call, ref, {
    move: 'sign',
    notBy: async (found) => [...(await draftersOf(call.tx, found.id)), found.reviewedBy],
  })
  const isOpen = one.disclosure === 'open'
  const publishBy = isOpen ? addWorkingDays(call.today, await publishDays(call.tx, call.today), workCalendar()) : null
  const change = { signedBy: call.actor.accountId, signer, signedOn: call.today, publishBy }
  return moved(call, one, 'sign', { step: 'signed', note, change })
}

export const numberDocument: Handler<Endpoints['numberDocument']> = async ({ no, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'number' })
  const read = readNumber(no)
  if (typeof read === 'string') throw documentsErrors.numberForm(read)
  const year = (one.signedOn ?? call.today).slice(0, 4)
  if (String(read.year) !== year) throw documentsErrors.numberYear(read.year, year)
  if (await numberTaken(call.tx, no)) throw documentsErrors.numberTaken(no)
  return moved(call, one, 'number', { step: 'numbered', note: no, change: { no } })
}

export const recallDocument: Handler<Endpoints['recallDocument']> = async ({ reason, ...ref }, call) => {
  const one = await theDocument(call, ref, { move: 'recall' })
  return moved(call, one, 'recall', { step: 'recalled', note: reason })
}
