import type { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { maskName, maskPhone } from '#kernel/masking.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call } from '#platform/http/pipeline.ts'
import type { DraftForm } from '../contract-parts.ts'
import { grantsErrors } from '../errors.ts'
import { faultOf } from '../rules/budget.ts'
import { type CallRow, findCalls } from '../store/calls.ts'
import { addGrant, putContact, putLines } from '../store/grants.ts'
import { APPLICANT_KINDS, USES } from '../vocabulary.ts'

/** Whole or a draft. */
export type Form = z.infer<typeof DraftForm>

/** What of an application can be judged by itself; a draft need not be right yet. */
export function mustBeSound(form: Pick<Form, 'lines' | 'askedFen' | 'otherIncomeFen' | 'related'>): void {
  const fault = faultOf(form.lines, form.askedFen, form.otherIncomeFen)
  if (fault?.kind === 'empty') throw grantsErrors.budgetEmpty()
  if (fault?.kind === 'line') throw grantsErrors.budgetLine(fault.position, fault.shouldBe, fault.is)
  if (fault?.kind === 'sum') throw grantsErrors.budgetSum(fault.lines, fault.sources)
  if (form.related === '') throw grantsErrors.relatedMissing()
}

type Custody = Pick<Form, 'applicantKind' | 'custodian'>
export function mustHaveCustodian({ applicantKind, custodian }: Custody): void {
  if (['cso', 'team'].includes(applicantKind) && custodian === '') throw grantsErrors.custodianMissing()
}

/** What the table itself would refuse, of a draft as well. */
export function mustBeKeepable({ startsOn, endsOn, lines }: Pick<Form, 'startsOn' | 'endsOn' | 'lines'>): void {
  if (endsOn < startsOn) throw grantsErrors.dates()
  const at = lines.findIndex(({ unitFen, quantity, amountFen }) => unitFen * quantity !== amountFen)
  const line = lines[at]
  if (line) throw grantsErrors.budgetLine(at + 1, line.unitFen * line.quantity, line.amountFen)
}

export function mustBeOpen(call: CallRow, today: string): void {
  if (today < call.opensOn || today > call.closesOn) throw grantsErrors.callClosed(call.opensOn, call.closesOn)
}

/** What the call asks for. */
export function mustSuitCall(form: Pick<Form, 'use' | 'applicantKind' | 'askedFen'>, call: CallRow): void {
  if (!call.uses.includes(form.use)) throw grantsErrors.otherUse(call.uses.map((use) => USES[use]).join('、'))
  if (!call.applicantKinds.includes(form.applicantKind))
    throw grantsErrors.otherApplicant(call.applicantKinds.map((kind) => APPLICANT_KINDS[kind]).join('、'))
  if (form.askedFen < call.minFen || form.askedFen > call.maxFen)
    throw grantsErrors.outOfLimits(form.askedFen, call.minFen, call.maxFen)
}

export async function placeOf({ tx }: Call, areaCode: string) {
  const area = await findArea(tx, areaCode)
  if (!area) throw grantsErrors.noArea()
  return area
}

export async function callHere({ tx }: Call, callId: string, areaPath: string): Promise<CallRow> {
  const [found] = await findCalls(tx, [callId])
  if (!found) throw grantsErrors.noCall()
  if (areaPath !== found.areaPath && !areaPath.startsWith(`${found.areaPath}.`)) throw grantsErrors.elsewhere()
  return found
}

export async function keep(call: Call, form: Form, found: CallRow, personId: string | null): Promise<string> {
  const { tx, today } = call
  mustBeKeepable(form)
  const { lines, contactName, contactPhone, bank, ...facts } = form
  const numbering = { townCode: found.areaCode, year: today.slice(0, 4) }
  const { id } = await addGrant(tx, { ...facts, fundId: found.fundId, personId }, handOf(call), numbering)
  await putLines(tx, id, lines)
  await putContactOf(call, { id, areaCode: form.areaCode, personId }, form)
  return id
}

export const putContactOf = (
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
