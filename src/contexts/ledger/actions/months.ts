import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { closeMonth } from '../posting/close.ts'
import { type CloseFault, closeFault, lastDayOf, nextToClose } from '../rules/months.ts'
import { lockBook } from '../store/books.ts'
import {
  decideMonth,
  findMonths,
  listMonths as list,
  proposeMonth,
  spanOf,
  stateOfMonth,
  unreconciledOf,
} from '../store/months.ts'
import { tellApprovers } from './requests.ts'
import { allowedBook, doerOf, handOf } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints

export const listMonths: Handler<Endpoints['listMonths']> = async ({ fundId }, call) => {
  const { tx, today, actor, may } = call
  const { areaPath } = await allowedBook(call, fundId)
  const next = nextToClose(await spanOf(tx, fundId))
  const rows = await list(tx, fundId, today)
  return {
    next: next !== null && lastDayOf(next) < today ? next.slice(0, 7) : null,
    rows: rows.map(({ proposedBy, ...row }) => ({
      ...row,
      mayDecide: row.state === 'proposed' && proposedBy !== actor.accountId && may('ledger.book.approve', { areaPath }),
    })),
  }
}

export const proposeClose: Handler<Endpoints['proposeClose']> = async ({ fundId, month }, call) => {
  const { tx, today } = call
  const book = await allowedBook(call, fundId)
  const first = `${month}-01`
  // Held so that nothing is posted into the month while its figures are looked at.
  await lockBook(tx, fundId)
  const span = await spanOf(tx, fundId)
  const fault = closeFault(first, { ...span, today })
  if (fault) throw faultOf(fault, first, nextToClose(span))
  const difference = await unreconciledOf(tx, fundId, first)
  if (difference !== 0) throw ledgerErrors.notReconciled(first, difference)
  const monthId = await proposeMonth(tx, fundId, first, handOf(call))
  if (!monthId) throw ledgerErrors.proposedAlready(first)
  await tellApprovers(call, book, `${month}待批准结账`, '对账已平，请核对后批准')
  return { monthId }
}

function faultOf(fault: CloseFault, month: string, next: string | null): Error {
  switch (fault) {
    case 'noEntries':
      return ledgerErrors.noEntries()
    case 'notEnded':
      return ledgerErrors.notEnded(month)
    case 'closedAlready':
      return ledgerErrors.closedAlready(month)
    case 'notInTurn':
      return ledgerErrors.notInTurn(next ?? month)
  }
}

export const decideClose: Handler<Endpoints['decideClose']> = async ({ monthId, version, outcome, reason }, call) => {
  const { tx, allow, about, tell } = call
  const [asked] = await findMonths(tx, [monthId])
  if (!asked) throw ledgerErrors.noMonth()
  allow({ areaPath: asked.areaPath }, { notBy: [asked.proposedBy] })
  about('ledger.month', monthId)
  const { fundId, month } = asked
  await lockBook(tx, fundId)
  if ((await stateOfMonth(tx, fundId, month)) !== 'proposed') throw ledgerErrors.notProposed()
  const change = { id: monthId, version }
  if (outcome === 'rejected') await decideMonth(tx, change, { state: 'open', reason }, handOf(call))
  const entryNo = outcome === 'approved' ? await close(call, { ...asked, version }) : null
  const [areaCode = ''] = asked.areaPath.split('.').slice(-1)
  await tell('ledger.ledger-changed', { fundIds: [fundId], areaCodes: [areaCode] })
  return { version: version + 1, entryNo }
}

async function close(
  call: Call,
  { id, fundId, month, version }: { id: string; fundId: string; month: string; version: number },
) {
  const { tx } = call
  const difference = await unreconciledOf(tx, fundId, month)
  if (difference !== 0) throw ledgerErrors.notReconciled(month, difference)
  const carried = await closeMonth(tx, { fundId, month, monthId: id, by: doerOf(call) })
  const to = { state: 'closed' as const, carryEntryId: carried?.entryId ?? null }
  await decideMonth(tx, { id, version }, to, handOf(call))
  return carried?.entryNo ?? null
}
