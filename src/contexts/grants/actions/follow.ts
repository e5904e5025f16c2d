import type { z } from 'zod'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import type { ReportForm } from '../contract-parts.ts'
import { grantsErrors } from '../errors.ts'
import { outstandingOf } from '../rules/budget.ts'
import { filesKept } from '../store/files.ts'
import { type Grant, linesOf, putSpent } from '../store/grants.ts'
import { paymentsOf } from '../store/payments.ts'
import { myGrant, take, theGrant } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

export const checkMidway: Handler<Endpoints['checkMidway']> = async ({ note, ...ref }, call) =>
  take(call, await theGrant(call, ref), 'check-midway', { note })

/** The final account: every line with what was spent and the papers for it. */
async function report(call: Call, grant: Grant, form: Omit<z.infer<typeof ReportForm>, 'grantId' | 'version'>) {
  const { tx } = call
  const { spent, peopleServed, hoursMinutes, report: text } = form
  const lines = await linesOf(tx, grant.id)
  const told = new Set(spent.map(({ position }) => position))
  if (told.size !== lines.length || spent.length !== lines.length || lines.some(({ position }) => !told.has(position)))
    throw grantsErrors.accountsDiffer(spent.length, lines.length)
  for (const { position, item } of lines) {
    const said = spent.find((one) => one.position === position)
    if (said && said.spentFen > 0 && said.evidence === '' && said.fileIds.length === 0)
      throw grantsErrors.evidenceMissing(item)
  }
  const files = [...new Set(spent.flatMap(({ fileIds }) => fileIds))]
  if (files.length > 0 && (await filesKept(tx, files)) < files.length) throw grantsErrors.noFile()
  const next = await take(call, grant, 'report', { set: { peopleServed, hoursMinutes, report: text } })
  await putSpent(tx, grant.id, spent)
  return next
}

export const reportGrant: Handler<Endpoints['reportGrant']> = async ({ grantId, version, ...form }, call) =>
  report(call, await theGrant(call, { grantId, version }), form)
export const reportMine: Handler<Endpoints['reportMine']> = async ({ grantId, version, ...form }, call) =>
  report(call, await myGrant(call, { grantId, version }), form)

export const acceptGrant: Handler<Endpoints['acceptGrant']> = async ({ outcome, reason, ...ref }, call) =>
  take(call, await theGrant(call, ref), outcome === 'passed' ? 'accept' : 'return-report', { note: reason })

/** What was paid, is not back, and was not spent; other income is spent first. Fen, not below 0. */
async function unspentOf({ tx }: Call, grant: Grant): Promise<number> {
  const spent = (await linesOf(tx, grant.id)).reduce((sum, { spentFen }) => sum + (spentFen ?? 0), 0)
  return Math.max(0, grant.paidFen - grant.returnedFen - Math.max(0, spent - grant.otherIncomeFen))
}

const mustHaveNoneOpen = async ({ tx }: Call, grant: Grant): Promise<void> => {
  const open = (await paymentsOf(tx, grant.id)).some(({ state }) => state !== 'paid' && state !== 'refused')
  if (open) throw grantsErrors.paymentsOpen()
}

export const closeGrant: Handler<Endpoints['closeGrant']> = async (ref, call) => {
  const grant = await theGrant(call, ref)
  await mustHaveNoneOpen(call, grant)
  const unspent = await unspentOf(call, grant)
  if (unspent > 0) throw grantsErrors.unspentOpen(unspent)
  return take(call, grant, 'close', { set: { closedOn: call.today } })
}

/** Nothing more is paid; what was paid and not spent comes back. */
export const terminateGrant: Handler<Endpoints['terminateGrant']> = async ({ reason, ...ref }, call) => {
  const grant = await theGrant(call, ref)
  await mustHaveNoneOpen(call, grant)
  const next = await take(call, grant, 'terminate', { note: reason })
  if (outstandingOf(grant) > 0) return next
  return take(call, { ...grant, state: 'terminated', version: next.version }, 'recover', {
    note: '没有已付未退的款',
    set: { closedOn: call.today },
  })
}
