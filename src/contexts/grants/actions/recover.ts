import { randomUUID } from 'node:crypto'
import { recover } from '#contexts/ledger/public.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { outstandingOf, shareBack } from '../rules/budget.ts'
import { filesKept } from '../store/files.ts'
import type { Change, Grant } from '../store/grants.ts'
import { addMoneyBack, paymentsOf } from '../store/payments.ts'
import { addSettlement, addSettlementDecision, settlementsOf } from '../store/settlements.ts'
import { GRANT_STATES, SETTLEMENT_WORDS } from '../vocabulary.ts'
import { yuan } from '../words.ts'
import { noteOn, take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

/** Money may come back under way, after the end, and after it was written off as well (账销案存). */
const RETURNABLE = ['agreed', 'midway', 'reported', 'accepted', 'terminated', 'recovered']

/** A grant that was stopped is settled when nothing is outstanding any more; till then the step says what is still out. */
async function settleOrNote(call: Call, grant: Grant, act: string, said: { note: string; set: Change }) {
  const open = outstandingOf({ ...grant, ...said.set })
  if (grant.state !== 'terminated') return noteOn(call, grant, act, said)
  if (open > 0) return noteOn(call, grant, act, { ...said, note: `${said.note}，还有${yuan(open)}元没有结清` })
  const { version } = await noteOn(call, grant, act, said)
  const now = { ...grant, ...said.set, version }
  return take(call, now, 'recover', { set: { closedOn: call.today }, note: '款项全部结清' })
}

/** Money that came back returns to the gifts it was of, the last payment first. */
export const recordReturn: Handler<Endpoints['recordReturn']> = async ({ fen, returnedOn, ...ref }, call) => {
  const { tx } = call
  const grant = await theGrant(call, ref)
  if (!RETURNABLE.includes(grant.state)) throw grantsErrors.notNow(GRANT_STATES[grant.state], '登记退回款')
  const paid = (await paymentsOf(tx, grant.id)).filter(({ state }) => state === 'paid')
  const shares = shareBack(fen, paid)
  if (!shares) throw grantsErrors.aboveReturn(fen, grant.paidFen - grant.returnedFen)
  const by = handOf(call)
  for (const { payment, fen: part } of shares) {
    const id = randomUUID()
    const { entryId } = await recover(tx, {
      ...{ entryId: payment.entryId ?? '', fen: part, happenedOn: returnedOn },
      memo: `资助退回 ${grant.no}`,
      source: { kind: 'grants.return', id },
      by,
    })
    await addMoneyBack(tx, { id, grantId: grant.id, paymentId: payment.id, fen: part, returnedOn, entryId }, by)
  }
  const set = { returnedFen: grant.returnedFen + fen }
  return settleOrNote(call, grant, 'return', { set, note: `登记退回款${yuan(fen)}元` })
}

/**
 * The first of two hands: the accountant says of a part of the remainder why it is not asked back any more – spent on the
 * project as the papers show, or lost for good. Nothing is posted: the payment was a cost when it was made.
 */
export const proposeSettlement: Handler<Endpoints['proposeSettlement']> = async (
  { ground, fen, reason, fileId, ...ref },
  call,
) => {
  const { tx } = call
  const grant = await theGrant(call, ref)
  if (grant.state !== 'terminated') throw grantsErrors.notNow(GRANT_STATES[grant.state], '处理余款')
  const open = outstandingOf(grant)
  if (fen > open) throw grantsErrors.settlementAbove(fen, open)
  if ((await settlementsOf(tx, grant.id)).some(({ outcome }) => outcome === null)) throw grantsErrors.settlementOpen()
  if (fileId !== null && (await filesKept(tx, [fileId])) === 0) throw grantsErrors.noFile()
  await addSettlement(tx, grant.id, { ground, fen, reason, fileId }, handOf(call))
  const note = `提议${SETTLEMENT_WORDS[ground]}${yuan(fen)}元：${reason}`
  return noteOn(call, grant, 'propose-settlement', { note })
}

/** The second hand, another person: agrees with what the decision rests on, or says why not. */
export const decideSettlement: Handler<Endpoints['decideSettlement']> = async (
  { settlementId, outcome, note, ...ref },
  call,
) => {
  const { tx, actor } = call
  const grant = await theGrant(call, ref)
  const one = (await settlementsOf(tx, grant.id)).find(({ id }) => id === settlementId)
  if (one?.outcome !== null || grant.state !== 'terminated') throw grantsErrors.noSettlement()
  if (one.proposedBy === actor.accountId) throw grantsErrors.settlementOwn()
  const open = outstandingOf(grant)
  if (outcome === 'approved' && one.fen > open) throw grantsErrors.settlementAbove(one.fen, open)
  await addSettlementDecision(tx, { settlementId, outcome, note }, handOf(call))
  const what = `${SETTLEMENT_WORDS[one.ground]}${yuan(one.fen)}元`
  if (outcome === 'refused') return noteOn(call, grant, 'refuse-settlement', { note: `不同意${what}：${note}` })
  const set = { settledFen: grant.settledFen + one.fen }
  return settleOrNote(call, grant, 'settle', { set, note: `同意${what}（依据：${note}）` })
}
