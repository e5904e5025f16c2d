import { codesWithin } from '#contexts/directory/public.ts'
import { findFund, mustOperate } from '#contexts/fund/public.ts'
import { spend } from '#contexts/ledger/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { freeOf } from '../rules/budget.ts'
import { PAYABLE } from '../rules/states.ts'
import { changeGrant, type Grant, holdGrant } from '../store/grants.ts'
import {
  addPayment,
  countPayments,
  findPayments,
  type Instalment,
  instalmentsOf,
  type Payment,
  listPayments as paymentsFound,
  paymentsOf,
  setApproved,
  setChecked,
  setPaid,
  setRefused,
} from '../store/payments.ts'
import { addStep } from '../store/steps.ts'
import { GRANT_STATES, PAYMENT_STATES, type PaymentState } from '../vocabulary.ts'
import { paymentView } from './read.ts'
import { changed, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

export const listPayments: Handler<Endpoints['listPayments']> = async ({ areaCode, state, ...paging }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const search = { codes, states: state ? [state] : undefined }
  const rows = await paymentsFound(call.tx, { ...search, ...paging })
  return { rows: rows.map((row) => paymentView(call, row)), total: await countPayments(call.tx, search) }
}

/** Only under an agreement; the last of several instalments only when the result is accepted. */
function mustBeDue(grant: Grant, { position }: Instalment, count: number): void {
  if (!PAYABLE.includes(grant.state)) throw grantsErrors.notPayable(GRANT_STATES[grant.state])
  if (count > 1 && position === count && grant.state !== 'accepted') throw grantsErrors.lastOnAcceptance()
}

/** The first hand. The grant is held, so two clerks never prepare the same instalment. */
export const preparePayment: Handler<Endpoints['preparePayment']> = async ({ position, fen, ...ref }, call) => {
  const { tx } = call
  const grant = await theGrant(call, ref)
  if (!PAYABLE.includes(grant.state)) throw grantsErrors.notPayable(GRANT_STATES[grant.state])
  const instalments = await instalmentsOf(tx, grant.id)
  const instalment = instalments.find((one) => one.position === position)
  if (!instalment) throw grantsErrors.noInstalment()
  mustBeDue(grant, instalment, instalments.length)
  const payments = await paymentsOf(tx, grant.id)
  const free = freeOf(grant.grantedFen ?? 0, instalment, payments)
  if (payments.some((one) => one.position === position && one.state !== 'refused'))
    throw grantsErrors.preparedAlready(position)
  if (fen > free.instalmentFen) throw grantsErrors.aboveInstalment(fen, free.instalmentFen)
  if (fen > free.grantFen) throw grantsErrors.aboveGrant(fen, free.grantFen)
  const paymentId = await addPayment(tx, { grantId: grant.id, position, fen }, handOf(call))
  const version = await changeGrant(tx, grant, {})
  await noteStep(call, grant, 'prepare', `第${position}期制单`)
  return { paymentId, version }
}

const noteStep = async (call: Call, grant: Grant, act: string, note: string): Promise<void> => {
  await addStep(call.tx, { grantId: grant.id, act, state: grant.state, note }, handOf(call))
  await changed(call, grant.areaPath)
}

type Ref = { paymentId: string; version: number }
/** The payment and its grant, both held, permission settled, in this state. */
async function thePayment(call: Call, { paymentId, version }: Ref, states: readonly PaymentState[]) {
  const { tx, allow, about } = call
  const [seen] = await findPayments(tx, [paymentId])
  const grant = seen && (await holdGrant(tx, seen.grantId))
  const [payment] = await findPayments(tx, [paymentId])
  if (!payment || !grant) throw grantsErrors.noPayment()
  allow({ areaPath: payment.areaPath })
  about('grants.payment', paymentId)
  if (payment.version !== version) throw accessErrors.stale()
  if (!states.includes(payment.state)) throw grantsErrors.paymentNotNow(PAYMENT_STATES[payment.state])
  if (!PAYABLE.includes(grant.state)) throw grantsErrors.notPayable(GRANT_STATES[grant.state])
  return { payment, grant }
}

/** Three hands, three people (内部牵制). */
function mustBeAnotherHand({ actor }: Call, { preparedBy, checkedBy }: Payment): void {
  if (actor.accountId === preparedBy || actor.accountId === checkedBy) throw grantsErrors.sameHand()
}

async function refuse(call: Call, payment: Payment, grant: Grant, reason: string): Promise<{ version: number }> {
  const version = await setRefused(call.tx, payment, reason, handOf(call))
  await noteStep(call, grant, 'refuse-payment', `第${payment.position}期付款退回：${reason}`)
  return { version }
}

export const checkPayment: Handler<Endpoints['checkPayment']> = async ({ outcome, reason, ...ref }, call) => {
  const { payment, grant } = await thePayment(call, ref, ['prepared'])
  mustBeAnotherHand(call, payment)
  if (outcome === 'refused') return refuse(call, payment, grant, reason)
  const version = await setChecked(call.tx, payment, handOf(call))
  await noteStep(call, grant, 'check-payment', `第${payment.position}期付款复核`)
  return { version }
}

export const approvePayment: Handler<Endpoints['approvePayment']> = async ({ outcome, reason, ...ref }, call) => {
  const { payment, grant } = await thePayment(call, ref, ['checked'])
  mustBeAnotherHand(call, payment)
  if (outcome === 'refused') return refuse(call, payment, grant, reason)
  const version = await setApproved(call.tx, payment, handOf(call))
  await noteStep(call, grant, 'approve-payment', `第${payment.position}期付款批准`)
  return { version }
}

/** The money is gone: the ledger says so in the same transaction, or nothing happened. */
export const payPayment: Handler<Endpoints['payPayment']> = async ({ paidOn, voucherNo, ...ref }, call) => {
  const { tx, today } = call
  const { payment, grant } = await thePayment(call, ref, ['approved'])
  const agreedOn = grant.agreedOn ?? today
  if (paidOn > today || paidOn < agreedOn) throw grantsErrors.paidAhead(agreedOn)
  const fund = await findFund(tx, grant.fundId)
  if (!fund) throw grantsErrors.noFund()
  mustOperate(fund)
  const { entryId, entryNo } = await spend(tx, {
    ...{ fundId: grant.fundId, kind: 'grant', use: grant.use, group: grant.targetGroup },
    earmarkCode: grant.areaCode === fund.areaCode ? null : grant.areaCode,
    ...{ fen: payment.fen, happenedOn: paidOn, memo: `资助 ${grant.no} 第${payment.position}期` },
    source: { kind: 'grants.payment', id: payment.id },
    by: handOf(call),
  })
  const version = await setPaid(tx, payment, { paidOn, voucherNo, entryId, entryNo })
  await changeGrant(tx, grant, { paidFen: grant.paidFen + payment.fen })
  await noteStep(call, grant, 'pay', `第${payment.position}期已付，凭证${voucherNo}，记账${entryNo}`)
  return { version, entryNo }
}
