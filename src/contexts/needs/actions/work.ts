import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { advance, mustBeAbleTo } from '../progress.ts'
import { resolveHeld } from '../resolve.ts'
import { mayReopen } from '../rules/clock.ts'
import type { Need } from '../store/needs.ts'
import { byOf, theNeed } from './the-need.ts'

type Endpoints = typeof needsContract.endpoints

export const startNeed: Handler<Endpoints['startNeed']> = async ({ note, ...ref }, call) =>
  advance(call.tx, await theNeed(call, ref), 'start', byOf(call), { note })

export const noteNeed: Handler<Endpoints['noteNeed']> = async ({ note, isTold, ...ref }, call) =>
  advance(call.tx, await theNeed(call, ref), 'note', byOf(call), { note, isTold })

export const resolveNeed: Handler<Endpoints['resolveNeed']> = async ({ means, result, ...ref }, call) => {
  const need = await theNeed(call, ref)
  mustBeAbleTo('resolve', need)
  return resolveHeld(call.tx, need, { means, result }, byOf(call))
}

/** What the resident said to a worker, marked as such. */
export const confirmOnPaper: Handler<Endpoints['confirmOnPaper']> = async ({ rating, how, comment, ...ref }, call) => {
  const need = await theNeed(call, ref)
  const set = { confirmedOn: call.today, confirmedHow: 'paper' as const, rating, comment }
  return advance(call.tx, need, 'confirm', byOf(call), { note: `工作人员代为登记：${how}。${comment}`.trim(), set })
}

/** A need that was confirmed may be taken up again for some days; one that nobody confirmed at any time. */
export async function takeUpAgain(
  call: Call,
  need: Need,
  reason: string,
  by = byOf(call),
): Promise<{ version: number }> {
  mustBeAbleTo('reopen', need)
  const { reopenDays } = await limitsOn(call.tx, call.today)
  const closedOn = need.confirmedOn ?? need.archivedOn
  if (closedOn && !mayReopen(closedOn, call.today, reopenDays)) throw needsErrors.reopenLate(reopenDays, closedOn)
  const fresh = { resolvedOn: null, confirmedOn: null, confirmedHow: null, rating: null, comment: '', archivedOn: null }
  const set = { ...fresh, result: '', means: [], reopened: need.reopened + 1 }
  return advance(call.tx, need, 'reopen', by, { note: reason, set })
}

export const reopenNeed: Handler<Endpoints['reopenNeed']> = async ({ reason, ...ref }, call) =>
  takeUpAgain(call, await theNeed(call, ref), reason)

/** Without the resident's word only after the days to confirm have passed, and with what was tried. */
export const archiveNeed: Handler<Endpoints['archiveNeed']> = async ({ reason, ...ref }, call) => {
  const need = await theNeed(call, ref)
  mustBeAbleTo('archive', need)
  const isEarly = need.dueOn !== null && need.dueOn >= call.today
  if (need.state === 'resolved' && (isEarly || reason.length < 4)) throw needsErrors.archiveUnconfirmed()
  return advance(call.tx, need, 'archive', byOf(call), { note: reason, set: { archivedOn: call.today } })
}
