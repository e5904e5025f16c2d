import type { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { maskName, maskPhone } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import type { ApplicationForm } from '../contract-parts.ts'
import { grantsErrors } from '../errors.ts'
import { faultOf } from '../rules/budget.ts'
import { type CallRow, findCalls } from '../store/calls.ts'
import {
  addGrant,
  changeGrant,
  contactOf,
  findGrants,
  type Grant,
  linesOf,
  putContact,
  putLines,
} from '../store/grants.ts'
import { APPLICANT_KINDS, GRANT_STATES, USES } from '../vocabulary.ts'
import { handOf, myGrant, take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints
type Form = z.infer<typeof ApplicationForm>

/** What of an application can be judged by itself; a draft need not be right yet. */
function mustBeSound(form: Omit<Form, 'contactName' | 'contactPhone' | 'bank' | 'callId' | 'areaCode'>): void {
  const fault = faultOf(form.lines, form.askedFen, form.otherIncomeFen)
  if (fault?.kind === 'empty') throw grantsErrors.budgetEmpty()
  if (fault?.kind === 'line') throw grantsErrors.budgetLine(fault.position, fault.shouldBe, fault.is)
  if (fault?.kind === 'sum') throw grantsErrors.budgetSum(fault.lines, fault.sources)
  if (form.related === '') throw grantsErrors.relatedMissing()
}

/** What the table itself would refuse. */
function mustBeKeepable({ applicantKind, custodian, startsOn, endsOn, lines }: Form): void {
  if (['cso', 'team'].includes(applicantKind) && custodian === '') throw grantsErrors.custodianMissing()
  if (endsOn < startsOn) throw grantsErrors.dates()
  const at = lines.findIndex(({ unitFen, quantity, amountFen }) => unitFen * quantity !== amountFen)
  const line = lines[at]
  if (line) throw grantsErrors.budgetLine(at + 1, line.unitFen * line.quantity, line.amountFen)
}

/** What the call asks for. */
function mustSuitCall(form: Pick<Form, 'use' | 'applicantKind' | 'askedFen'>, call: CallRow, today: string): void {
  if (today < call.opensOn || today > call.closesOn) throw grantsErrors.callClosed(call.opensOn, call.closesOn)
  if (!call.uses.includes(form.use)) throw grantsErrors.otherUse(call.uses.map((use) => USES[use]).join('、'))
  if (!call.applicantKinds.includes(form.applicantKind))
    throw grantsErrors.otherApplicant(call.applicantKinds.map((kind) => APPLICANT_KINDS[kind]).join('、'))
  if (form.askedFen < call.minFen || form.askedFen > call.maxFen)
    throw grantsErrors.outOfLimits(form.askedFen, call.minFen, call.maxFen)
}

async function placeOf({ tx }: Call, areaCode: string) {
  const area = await findArea(tx, areaCode)
  if (!area) throw grantsErrors.noArea()
  return area
}

async function callHere({ tx }: Call, callId: string, areaPath: string): Promise<CallRow> {
  const [found] = await findCalls(tx, [callId])
  if (!found) throw grantsErrors.noCall()
  if (areaPath !== found.areaPath && !areaPath.startsWith(`${found.areaPath}.`)) throw grantsErrors.elsewhere()
  return found
}

async function keep(call: Call, form: Form, found: CallRow, personId: string | null): Promise<string> {
  const { tx, today } = call
  mustBeKeepable(form)
  const { lines, contactName, contactPhone, bank, ...facts } = form
  const numbering = { townCode: found.areaCode, year: today.slice(0, 4) }
  const { id } = await addGrant(tx, { ...facts, fundId: found.fundId, personId }, handOf(call), numbering)
  await putLines(tx, id, lines)
  await putContactOf(call, { id, areaCode: form.areaCode, personId }, form)
  return id
}

const putContactOf = (
  { tx }: Call,
  grant: { id: string; areaCode: string; personId: string | null },
  { contactName, contactPhone, bank }: Pick<Form, 'contactName' | 'contactPhone' | 'bank'>,
) =>
  putContact(
    tx,
    grant,
    { name: contactName, phone: contactPhone, bank },
    `${maskName(contactName)} ${maskPhone(contactPhone)}`,
  )

/** At the desk, or from a paper: submitted at once. */
export const recordApplication: Handler<Endpoints['recordApplication']> = async (form, call) => {
  const area = await placeOf(call, form.areaCode)
  call.allow({ areaPath: area.path })
  const found = await callHere(call, form.callId, area.path)
  mustSuitCall(form, found, call.today)
  mustBeKeepable(form)
  mustBeSound(form)
  const id = await keep(call, form, found, null)
  const [grant] = await findGrants(call.tx, [id])
  if (!grant) throw grantsErrors.noGrant()
  call.about('grants.grant', id)
  await take(call, grant, 'submit', { note: '工作人员代为登记' })
  return { grantId: id, no: grant.no }
}

/** One's own draft on the phone: kept as it is, judged when it is submitted. */
export const saveDraft: Handler<Endpoints['saveDraft']> = async ({ grantId, version, ...form }, call) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) throw grantsErrors.personNeeded()
  const area = await placeOf(call, form.areaCode)
  const found = await callHere(call, form.callId, area.path)
  if (grantId === undefined) return { grantId: await keep(call, form, found, personId), version: 1 }
  const grant = await myGrant(call, { grantId, version: version ?? 0 })
  return { grantId, version: await rewriteDraft(call, grant, form) }
}

async function rewriteDraft(call: Call, grant: Grant, form: Form): Promise<number> {
  if (grant.state !== 'draft') throw grantsErrors.notNow(GRANT_STATES[grant.state], '修改')
  mustBeKeepable(form)
  const { lines, contactName: _, contactPhone: __, bank: ___, callId: ____, areaCode: _____, ...facts } = form
  const next = await changeGrant(call.tx, grant, facts)
  await putLines(call.tx, grant.id, lines)
  await putContactOf(call, { ...grant, personId: grant.recordedPersonId }, form)
  return next
}

export const submitDraft: Handler<Endpoints['submitDraft']> = async (ref, call) => {
  const grant = await myGrant(call, ref)
  const found = await callHere(call, grant.callId, grant.areaPath)
  mustSuitCall(grant, found, call.today)
  mustBeSound({ ...grant, lines: await linesOf(call.tx, grant.id) })
  return take(call, grant, 'submit')
}

export const myDraft: Handler<Endpoints['myDraft']> = async ({ grantId }, call) => {
  call.own()
  const [grant] = await findGrants(call.tx, [grantId])
  if (!grant || call.actor.personId === null || grant.recordedPersonId !== call.actor.personId)
    throw grantsErrors.noGrant()
  const contact = await contactOf(call.tx, grantId)
  return {
    ...grant,
    lines: await linesOf(call.tx, grantId),
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    bank: contact?.bank ?? '',
  }
}

export const withdrawGrant: Handler<Endpoints['withdrawGrant']> = async (ref, call) =>
  take(call, await myGrant(call, ref), 'withdraw')

const CHECKS = { passed: 'check', returned: 'send-back', rejected: 'reject' } as const

/** The station or the town looks first; never the hand that wrote it. One at the desk cannot be sent back to a phone. */
export const checkApplication: Handler<Endpoints['checkApplication']> = async ({ outcome, note, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  if (grant.recordedBy === call.actor.accountId) throw grantsErrors.ownApplication()
  const act = outcome === 'returned' && grant.recordedPersonId === null ? 'reject' : CHECKS[outcome]
  return take(call, grant, act, { note })
}
