import { maskName } from '#kernel/masking.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { handOf } from '#platform/access/doer.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { filesKept } from '../store/files.ts'
import { putInstalments } from '../store/payments.ts'
import { addObjection, answerObjection as answerOne, objectionsOf } from '../store/steps.ts'
import { GRANT_STATES } from '../vocabulary.ts'
import { mustBeAbleTo, noteOn, take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

/** Published for working days; the first day is not counted. */
export const publiciseGrant: Handler<Endpoints['publiciseGrant']> = async (ref, call) => {
  const grant = await theGrant(call, ref)
  const { publicityDays } = await limitsOn(call.tx, call.today)
  const until = addWorkingDays(call.today, publicityDays, workCalendar())
  const set = { publicisedFrom: call.today, publicisedUntil: until }
  const { version } = await take(call, grant, 'publicise', { set, note: `公示至${until}` })
  return { version, until }
}

export const recordObjection: Handler<Endpoints['recordObjection']> = async ({ objector, text, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  if (grant.state !== 'publicised') throw grantsErrors.notNow(GRANT_STATES[grant.state], '登记异议')
  const objection = { grantId: grant.id, objector: maskName(objector), text, receivedOn: call.today }
  await addObjection(call.tx, objection, handOf(call))
  return noteOn(call, grant, 'object', { note: text })
}

export const answerObjection: Handler<Endpoints['answerObjection']> = async ({ objectionId, answer, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  const open = (await objectionsOf(call.tx, grant.id)).some((one) => one.id === objectionId && one.answer === null)
  if (!open) throw grantsErrors.noObjection()
  await answerOne(call.tx, objectionId, answer, handOf(call))
  return noteOn(call, grant, 'answer', { note: answer })
}

/** After publicity ended and every objection is answered; the instalments make the grant exactly. */
export const signAgreement: Handler<Endpoints['signAgreement']> = async (
  { agreedOn, agreement, fileId, instalments, ...ref },
  call,
) => {
  const { tx, today } = call
  const grant = await theGrant(call, ref)
  mustBeAbleTo('agree', grant)
  const until = grant.publicisedUntil ?? today
  if (agreedOn <= until || today <= until) throw grantsErrors.publicityRuns(until)
  const open = (await objectionsOf(tx, grant.id)).filter(({ answer }) => answer === null).length
  if (open > 0) throw grantsErrors.objectionsOpen(open)
  const sum = instalments.reduce((total, { fen }) => total + fen, 0)
  if (sum !== grant.grantedFen) throw grantsErrors.instalmentsSum(sum, grant.grantedFen ?? 0)
  if (agreedOn > today) throw grantsErrors.paidAhead(until)
  if (fileId !== null && (await filesKept(tx, [fileId])) === 0) throw grantsErrors.noFile()
  await putInstalments(tx, grant.id, instalments)
  return take(call, grant, 'agree', { set: { agreedOn, agreement, agreementFileId: fileId } })
}
