import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { ApplicationForm } from '../contract-parts.ts'
import { grantsErrors } from '../errors.ts'
import { findCalls } from '../store/calls.ts'
import { changeGrant, contactOf, findGrants, type Grant, linesOf, putLines } from '../store/grants.ts'
import { stepsOf } from '../store/steps.ts'
import { GRANT_STATES } from '../vocabulary.ts'
import {
  callHere,
  type Form,
  keep,
  mustBeKeepable,
  mustBeOpen,
  mustBeSound,
  mustHaveCustodian,
  mustSuitCall,
  placeOf,
  putContactOf,
} from './application.ts'
import { areasOf } from './calls.ts'
import { myGrant, take } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

/** One's own draft on the phone: kept as it is, judged when it is submitted. */
export const saveDraft: Handler<Endpoints['saveDraft']> = async ({ grantId, version, ...form }, call) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) throw grantsErrors.personNeeded()
  const area = await placeOf(call, form.areaCode)
  const found = await callHere(call, form.callId, area.path)
  if (grantId === undefined) return { grantId: await keep(call, form, found, personId), version: 1 }
  const grant = await myGrant(call, { grantId, version: version ?? 0 })
  await callHere(call, grant.callId, area.path)
  return { grantId, version: await rewriteDraft(call, grant, form) }
}

async function rewriteDraft(call: Call, grant: Grant, form: Form): Promise<number> {
  if (grant.state !== 'draft') throw grantsErrors.notNow(GRANT_STATES[grant.state], '修改')
  mustBeKeepable(form)
  const { lines, contactName: _, contactPhone: __, bank: ___, callId: ____, ...facts } = form
  const next = await changeGrant(call.tx, grant, facts)
  await putLines(call.tx, grant.id, lines)
  await putContactOf(call, { id: grant.id, areaCode: form.areaCode, personId: grant.recordedPersonId }, form)
  return next
}

/** Judged as a whole; what was sent back after it had come in in time may come again when the call has closed. */
export const submitDraft: Handler<Endpoints['submitDraft']> = async (ref, call) => {
  const grant = await myGrant(call, ref)
  const found = await callHere(call, grant.callId, grant.areaPath)
  const wasIn = (await stepsOf(call.tx, grant.id)).some(({ act }) => act === 'submit')
  if (!wasIn) mustBeOpen(found, call.today)
  const draft = await draftOf(call, grant)
  mustSuitCall(draft, found)
  mustHaveCustodian(draft)
  mustBeSound(draft)
  const { error } = ApplicationForm.safeParse(draft)
  if (error) throw grantsErrors.draftOpen(error.issues[0]?.message ?? '')
  return take(call, grant, 'submit')
}

async function draftOf({ tx }: Call, grant: Grant) {
  const contact = await contactOf(tx, grant.id)
  return {
    ...grant,
    lines: await linesOf(tx, grant.id),
    ...{ contactName: contact?.name ?? '', contactPhone: contact?.phone ?? '', bank: contact?.bank ?? '' },
  }
}

export const myDraft: Handler<Endpoints['myDraft']> = async ({ grantId }, call) => {
  call.own()
  const [grant] = await findGrants(call.tx, [grantId])
  if (!grant || call.actor.personId === null || grant.recordedPersonId !== call.actor.personId)
    throw grantsErrors.noGrant()
  const [found] = await findCalls(call.tx, [grant.callId])
  if (!found) throw grantsErrors.noCall()
  return {
    ...(await draftOf(call, grant)),
    lastNote: (await stepsOf(call.tx, grantId)).at(-1)?.note ?? '',
    call: found,
    areas: await areasOf(call, found),
  }
}

export const withdrawGrant: Handler<Endpoints['withdrawGrant']> = async (ref, call) =>
  take(call, await myGrant(call, ref), 'withdraw')
