import { codesWithin } from '#contexts/directory/public.ts'
import { dateOf } from '#kernel/time.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { outstandingOf } from '../rules/budget.ts'
import { standingOf } from '../rules/scores.ts'
import { BLIND, bandOf, handsMissing, LINE } from '../rules/states.ts'
import { findCalls } from '../store/calls.ts'
import {
  contactOf,
  countGrants,
  findGrants,
  type Grant,
  listGrants as grantsFound,
  grantsOfPerson,
  linesOf,
} from '../store/grants.ts'
import { backsOf, instalmentsOf, type Payment, paymentsOf } from '../store/payments.ts'
import { type Settlement, settlementsOf } from '../store/settlements.ts'
import { approvalsOf, objectionsOf, scoresOf, stepsOf } from '../store/steps.ts'
import type { GrantState } from '../vocabulary.ts'

type Endpoints = typeof grantsContract.endpoints

export function rowOf(grant: Grant) {
  const { id, no, title, use, applicantKind, applicantName, areaName, callTitle } = grant
  const { askedFen, grantedFen, paidFen, state, version } = grant
  return {
    id,
    no,
    title,
    use,
    applicantKind,
    applicantName,
    areaName,
    callTitle,
    askedFen,
    grantedFen,
    paidFen,
    state,
    version,
  }
}

export const paymentView = ({ actor, may }: Pick<Call, 'actor' | 'may'>, payment: Payment) => {
  const place = { areaPath: payment.areaPath }
  const isOther = ![payment.preparedBy, payment.checkedBy].includes(actor.accountId)
  const { leftFen: _, entryId: __, areaCode: ___, areaPath: ____, preparedBy: _____, ...shown } = payment
  return {
    ...shown,
    mayCheck: payment.state === 'prepared' && isOther && may('grants.payment.check', place),
    mayApprove: payment.state === 'checked' && isOther && may('grants.payment.approve', place),
    mayPay: payment.state === 'approved' && may('grants.payment.prepare', place),
  }
}

export const listGrants: Handler<Endpoints['listGrants']> = async (
  { areaCode, state, page, pageSize, ...filter },
  call,
) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const search = { ...filter, codes, states: state ? [state] : undefined }
  const rows = await grantsFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map(rowOf), total: await countGrants(call.tx, search) }
}

/** What each state lets people do, by permission; the page shows the buttons from this. */
const ACTS: Readonly<Record<string, { in: readonly GrantState[]; needs: Permission }>> = {
  checkApplication: { in: ['applied'], needs: 'grants.application.check' },
  reviseApplication: { in: ['returned'], needs: 'grants.application.apply' },
  withdrawApplication: { in: ['applied', 'returned', 'checked'], needs: 'grants.application.apply' },
  openVote: { in: ['checked'], needs: 'grants.call.publish' },
  approveGrant: { in: ['voted'], needs: 'grants.grant.approve' },
  countersignGrant: { in: ['voted'], needs: 'grants.payment.check' },
  returnApproval: { in: ['voted'], needs: 'grants.grant.approve' },
  returnCountersign: { in: ['voted'], needs: 'grants.payment.check' },
  vetoGrant: { in: ['voted', 'approved', 'publicised'], needs: 'grants.grant.approve' },
  publiciseGrant: { in: ['approved'], needs: 'grants.call.publish' },
  recordObjection: { in: ['publicised'], needs: 'grants.call.publish' },
  answerObjection: { in: ['publicised'], needs: 'grants.call.publish' },
  signAgreement: { in: ['publicised'], needs: 'grants.call.publish' },
  preparePayment: { in: ['agreed', 'midway', 'accepted'], needs: 'grants.payment.prepare' },
  checkMidway: { in: ['agreed'], needs: 'grants.grant.follow' },
  reportGrant: { in: ['agreed', 'midway'], needs: 'grants.application.apply' },
  acceptGrant: { in: ['reported'], needs: 'grants.grant.follow' },
  closeGrant: { in: ['accepted'], needs: 'grants.grant.follow' },
  terminateGrant: { in: ['agreed', 'midway', 'reported'], needs: 'grants.grant.approve' },
  proposeSettlement: { in: ['terminated'], needs: 'grants.payment.check' },
  recordReturn: {
    in: ['agreed', 'midway', 'reported', 'accepted', 'terminated', 'recovered'],
    needs: 'grants.payment.prepare',
  },
}

const RETURNS = ['returnApproval', 'returnCountersign']

type Around = { isVotedAlone: boolean; isProposed: boolean; hasSigned: boolean }
const SIGNS = ['approveGrant', 'countersignGrant']
/** What else an act needs besides the state. */
const fitsNow = (act: string, grant: Grant, { isVotedAlone, isProposed, hasSigned }: Around): boolean => {
  if (SIGNS.includes(act)) return !hasSigned
  if (RETURNS.includes(act)) return grant.grantedFen !== null
  if (act === 'openVote') return isVotedAlone
  if (act === 'recordReturn') return grant.paidFen > grant.returnedFen
  if (act === 'withdrawApplication') return grant.recordedPersonId === null
  return act !== 'proposeSettlement' || !isProposed
}

function mayDo({ may }: Call, grant: Grant, around: Around): string[] {
  const { state, areaPath } = grant
  return Object.entries(ACTS).flatMap(([act, { in: states, needs }]) =>
    states.includes(state) && fitsNow(act, grant, around) && may(needs, { areaPath }) ? [act] : [],
  )
}

const settlementView = ({ actor, may }: Call, { state, areaPath }: Grant, one: Settlement) => {
  const { proposedBy, proposedAt, ...shown } = one
  const isOpen = one.outcome === null && state === 'terminated' && proposedBy !== actor.accountId
  return { ...shown, proposedOn: dateOf(proposedAt), mayDecide: isOpen && may('grants.grant.approve', { areaPath }) }
}

export const getGrant: Handler<Endpoints['getGrant']> = async ({ grantId }, call) => {
  const { tx, allow, about, today } = call
  const [grant] = await findGrants(tx, [grantId])
  if (!grant || grant.state === 'draft') throw grantsErrors.noGrant()
  allow({ areaPath: grant.areaPath })
  about('grants.grant', grantId)
  const [found] = await findCalls(tx, [grant.callId])
  const scores = await scoresOf(tx, grantId)
  const approvals = await approvalsOf(tx, grant)
  const { bands, leastScores } = await limitsOn(tx, today)
  const band = bandOf(bands, grant.grantedFen ?? grant.askedFen)
  const settlements = await settlementsOf(tx, grantId)
  const isBlind = BLIND.includes(grant.state)
  const standing = standingOf(scores.map(({ hundredths }) => hundredths))
  return {
    ...grant,
    criteria: found?.criteria ?? [],
    contact: (await contactOf(tx, grantId))?.masked ?? '',
    lines: await linesOf(tx, grantId),
    steps: await stepsOf(tx, grantId),
    scores: isBlind ? [] : scores,
    standing: isBlind || !standing ? null : standing,
    scoring: { count: scores.length, least: leastScores },
    approvals,
    missing: handsMissing(
      band,
      approvals.map(({ post }) => post),
    ),
    objections: await objectionsOf(tx, grantId),
    instalments: await instalmentsOf(tx, grantId),
    payments: (await paymentsOf(tx, grantId)).map((payment) => paymentView(call, payment)),
    backs: await backsOf(tx, grantId),
    settlements: settlements.map((one) => settlementView(call, grant, one)),
    may: mayDo(call, grant, {
      isVotedAlone: grant.callKind === 'ordinary' || found?.resolutionId !== null,
      hasSigned: approvals.some(({ byAccount }) => byAccount === call.actor.accountId),
      isProposed: settlements.some(({ outcome }) => outcome === null),
    }),
  }
}

const nextOf = (state: GrantState): string => {
  const step = LINE.find(({ states }) => states.includes(state))
  return step?.who ? `${step.title}（${step.who}）` : ''
}

/** One's own applications, with the last word about each. */
export const myGrants: Handler<Endpoints['myGrants']> = async (_, { tx, actor, own }) => {
  own()
  if (actor.personId === null) return { rows: [] }
  const rows = []
  for (const grant of await grantsOfPerson(tx, actor.personId))
    rows.push({
      ...rowOf(grant),
      lastNote: (await stepsOf(tx, grant.id)).at(-1)?.note ?? '',
      next: nextOf(grant.state),
      outstandingFen: grant.state === 'terminated' ? outstandingOf(grant) : 0,
    })
  return { rows }
}
