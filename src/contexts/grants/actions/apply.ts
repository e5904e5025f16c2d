import type { Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { contactOf, findGrants, putLines } from '../store/grants.ts'
import {
  callHere,
  keep,
  mustBeKeepable,
  mustBeOpen,
  mustBeSound,
  mustHaveCustodian,
  mustSuitCall,
  placeOf,
  putContactOf,
} from './application.ts'
import { take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

/** At the desk, or from a paper: submitted at once. */
export const recordApplication: Handler<Endpoints['recordApplication']> = async (form, call) => {
  const area = await placeOf(call, form.areaCode)
  call.allow({ areaPath: area.path })
  const found = await callHere(call, form.callId, area.path)
  mustBeOpen(found, call.today)
  mustSuitCall(form, found)
  mustHaveCustodian(form)
  mustBeSound(form)
  const id = await keep(call, form, found, null)
  const [grant] = await findGrants(call.tx, [id])
  if (!grant) throw grantsErrors.noGrant()
  call.about('grants.grant', id)
  await take(call, grant, 'submit', { note: '工作人员代为登记' })
  return { grantId: id, no: grant.no }
}

/** What was sent back is set right at the desk and goes in again; the call may have closed meanwhile: it was in time. */
export const reviseApplication: Handler<Endpoints['reviseApplication']> = async (form, call) => {
  const { grantId, version, lines, contactName, contactPhone, bank, organisationId, relatedPersonIds, ...facts } = form
  const grant = await theGrant(call, { grantId, version })
  mustSuitCall(form, await callHere(call, grant.callId, grant.areaPath))
  mustHaveCustodian(form)
  mustBeKeepable(form)
  mustBeSound(form)
  const named = {
    ...(organisationId !== undefined && { organisationId }),
    ...(relatedPersonIds && { relatedPersonIds }),
  }
  const set = { ...facts, ...named }
  const next = await take(call, grant, 'revise', { set })
  await putLines(call.tx, grantId, lines)
  const kept = await contactOf(call.tx, grantId)
  await putContactOf(
    call,
    { ...grant, personId: null },
    {
      contactName: contactName ?? kept?.name ?? '',
      contactPhone: contactPhone ?? kept?.phone ?? '',
      bank: bank ?? kept?.bank ?? '',
    },
  )
  return next
}

/** What the desk wrote down the desk withdraws, at the applicant's word; what came from a phone its writer does. */
export const withdrawApplication: Handler<Endpoints['withdrawApplication']> = async ({ reason, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  if (grant.recordedPersonId !== null) throw grantsErrors.notAtDesk()
  return take(call, grant, 'withdraw', { note: reason })
}

const CHECKS = { passed: 'check', returned: 'send-back', rejected: 'reject' } as const

/** The station or the town looks first; never the hand that wrote it. What came from a phone goes back there. */
export const checkApplication: Handler<Endpoints['checkApplication']> = async ({ outcome, note, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  if (grant.recordedBy === call.actor.accountId) throw grantsErrors.ownApplication()
  const act = outcome === 'returned' && grant.recordedPersonId === null ? 'send-back-desk' : CHECKS[outcome]
  return take(call, grant, act, { note })
}
