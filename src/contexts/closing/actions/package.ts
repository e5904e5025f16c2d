import { handOf } from '#platform/access/doer.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { closingContract } from '../contract.ts'
import { closingErrors } from '../errors.ts'
import { addPackage, findPackage, movePackage, packagesOf } from '../store/packages.ts'
import { CLOSING_STATES, PACKAGE_STATES } from '../vocabulary.ts'
import { theClosing } from './hands.ts'

type Endpoints = typeof closingContract.endpoints

/** Asks for the archive package; it is made in the background, one at a time for each application. */
export const askPackage: Handler<Endpoints['askPackage']> = async (ref, call) => {
  const { tx, tell } = call
  const one = await theClosing(call, ref)
  if (!['applied', 'checked', 'closed'].includes(one.state))
    throw closingErrors.notNow(CLOSING_STATES[one.state], '生成档案包')
  const running = await packagesOf(tx, one.id)
  if (running.some(({ status }) => status === 'waiting' || status === 'running')) throw closingErrors.beingPacked()
  const packageId = await addPackage(tx, one.id, handOf(call))
  await tell('closing.package-asked', { packageId })
  return { packageId }
}

export const cancelPackage: Handler<Endpoints['cancelPackage']> = async ({ packageId, ...ref }, call) => {
  const { tx, now } = call
  const one = await theClosing(call, ref)
  const found = await findPackage(tx, packageId)
  if (!found || found.closingId !== one.id) throw closingErrors.noPackage()
  const ends = { status: 'cancelled' as const, finishedAt: now }
  if (!(await movePackage(tx, packageId, ['waiting', 'running'], ends)))
    throw closingErrors.packageOver(PACKAGE_STATES[found.status])
  return { packageId }
}

export const downloadPackage: Handler<Endpoints['downloadPackage']> = async ({ closingId, packageId }, call) => {
  const one = await theClosing(call, { closingId })
  const found = await findPackage(call.tx, packageId)
  if (!found || found.closingId !== one.id || !found.fileId) throw closingErrors.noPackage()
  return asDownload(await openFile(call.tx, found.fileId))
}
