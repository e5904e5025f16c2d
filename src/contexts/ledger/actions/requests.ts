import { isDeepStrictEqual } from 'node:util'
import { type Fen, showYuan } from '#kernel/money.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { mustBeReversible, reverseEntry, transfer } from '../posting/correct.ts'
import { findBook, poolsOfFund } from '../store/books.ts'
import { findPosted } from '../store/entries.ts'
import {
  addDecision,
  addRequest,
  findRequests,
  isWaiting,
  listRequests as list,
  type RequestRow,
} from '../store/requests.ts'
import { isByHand, sourceTitle } from './entries.ts'
import { allowedBook, doerOf, handOf, poolNames } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

/** Changes nothing yet: another hand approves it. What could not be reversed is refused now. */
export const proposeReversal: Handler<Endpoints['proposeReversal']> = async ({ entryId, reason }, call) => {
  const { tx, allow, about, now } = call
  const entry = await findPosted(tx, entryId)
  const book = entry && (await findBook(tx, entry.fundId))
  if (!entry || !book) throw ledgerErrors.noEntry()
  allow({ areaPath: book.areaPath })
  about('ledger.entry', entryId)
  if (!isByHand(entry.source.kind)) throw ledgerErrors.fromElsewhere(sourceTitle(entry.source.kind))
  await mustBeReversible(tx, entryId, now)
  if (await isWaiting(tx, entryId)) throw ledgerErrors.waitingAlready()
  const requestId = await addRequest(tx, { fundId: entry.fundId, kind: 'reverse', entryId, reason }, handOf(call))
  await tellApprovers(call, book, `红字更正待批准：凭证${entry.no}`, reason)
  return { requestId }
}

export const proposeTransfer: Handler<Endpoints['proposeTransfer']> = async (form, call) => {
  const { tx, today } = call
  const book = await allowedBook(call, form.fundId)
  if (form.fromPoolId === form.toPoolId) throw ledgerErrors.samePool()
  const pools = await poolsOfFund(tx, form.fundId)
  const [from, to] = [form.fromPoolId, form.toPoolId].map((one) => pools.find(({ id }) => id === one))
  if (!from || !to) throw ledgerErrors.noPool()
  if (from.cash < form.fen) throw ledgerErrors.poolShort(whollyShort(form.fen, from.cash, today))
  const changesUse = from.restriction.kind !== 'none' && !isDeepStrictEqual(from.restriction, to.restriction)
  if (changesUse && form.consent.length < 4) throw ledgerErrors.consentMissing()
  const requestId = await addRequest(tx, { ...form, kind: 'transfer' }, handOf(call))
  await tellApprovers(call, book, '池间划转待批准', form.reason)
  return { requestId }
}

const whollyShort = (asked: number, there: number, day: string) => ({
  ...{ asked, day, there, later: 0, enoughFrom: null, elsewhere: 0 },
})

export async function tellApprovers(
  { tx, now, today, actor }: Call,
  { fundId, areaPath }: { fundId: string; areaPath: string },
  title: string,
  body: string,
): Promise<void> {
  const hands = await accountsWith(tx, 'ledger.book.approve', areaPath, today)
  const others = hands.filter((one) => one !== actor.accountId)
  await notify(tx, others, { title, body, link: `/fund/books/${fundId}?tab=requests` }, now)
}

export const listRequests: Handler<Endpoints['listRequests']> = async (asked, call) => {
  const { tx, actor, may } = call
  const { areaPath } = await allowedBook(call, asked.fundId)
  const { rows, total } = await list(tx, asked)
  const names = await poolNames(tx, asked.fundId)
  return {
    rows: rows.map((row) => ({
      ...row,
      what: whatOf(row, names),
      mayDecide:
        row.state === 'proposed' && row.proposedBy !== actor.accountId && may('ledger.book.approve', { areaPath }),
    })),
    total,
  }
}

const whatOf = ({ kind, entryNo, entryMemo, fromPoolId, toPoolId }: RequestRow, names: Map<string, string>): string =>
  kind === 'reverse'
    ? `冲销凭证${entryNo} ${entryMemo}`
    : `由“${names.get(fromPoolId ?? '')}”转到“${names.get(toPoolId ?? '')}”`

export const decideRequest: Handler<Endpoints['decideRequest']> = async ({ requestId, outcome, reason }, call) => {
  const { tx, allow, about } = call
  const [one] = await findRequests(tx, [requestId])
  if (!one) throw ledgerErrors.noRequest()
  allow({ areaPath: one.areaPath }, { notBy: [one.proposedBy] })
  about('ledger.request', requestId)
  if (!(await addDecision(tx, one, { outcome, reason }, handOf(call)))) throw ledgerErrors.requestDecided()
  if (outcome === 'rejected') return { entryId: null }
  const { entryId } = await carryOut(call, one)
  return { entryId }
}

function carryOut(call: Call, { id, fundId, entryId, fromPoolId, toPoolId, fen, reason }: RequestRow) {
  const { tx, today } = call
  const by = doerOf(call)
  if (entryId !== null) return reverseEntry(tx, { entryId, reason, by })
  const pools = { fromPoolId: fromPoolId ?? '', toPoolId: toPoolId ?? '' }
  const said = { memo: `池间划转${showYuan(fen as Fen)}元：${reason}`, source: { kind: 'ledger.request', id }, by }
  return transfer(tx, { fundId, ...pools, fen, happenedOn: today, ...said })
}
