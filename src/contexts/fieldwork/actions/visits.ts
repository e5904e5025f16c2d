import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fieldworkContract } from '../contract.ts'
import { fieldworkErrors } from '../errors.ts'
import { addVoid, countVisits, findVisits, type Visit, listVisits as visitsFound, wordsOf } from '../store/visits.ts'
import { changed, handOf } from './hands.ts'

type Endpoints = typeof fieldworkContract.endpoints

const rowOf = (visit: Visit) => ({
  ...visit,
  personName: maskName(visit.personName),
  photos: visit.fileIds.length,
  isVoided: visit.voidedAt !== null,
})

export const listVisits: Handler<Endpoints['listVisits']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await visitsFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map(rowOf), total: await countVisits(call.tx, search) }
}

async function theVisit(call: Call, visitId: string): Promise<Visit> {
  const [visit] = await findVisits(call.tx, [visitId])
  if (!visit) throw fieldworkErrors.noVisit()
  call.allow({ areaPath: visit.areaPath })
  call.about('fieldwork.visit', visitId)
  return visit
}

/** Whoever wrote it, or the station's lead. */
const mayVoid = ({ actor, may }: Call, { byAccount, areaPath }: Visit): boolean =>
  byAccount === actor.accountId || may('fieldwork.group.approve', { areaPath })

export const getVisit: Handler<Endpoints['getVisit']> = async ({ visitId }, call) => {
  const visit = await theVisit(call, visitId)
  const { voidedReason, voidedName, voidedAt } = visit
  return {
    ...rowOf(visit),
    ...wordsOf(visit),
    voided: voidedAt && { reason: voidedReason ?? '', byName: voidedName ?? '', at: voidedAt },
    mayVoid: voidedAt === null && mayVoid(call, visit),
  }
}

/** Photos of a home hang on their visit alone: no other door of the platform leads to them. */
export const visitPhoto: Handler<Endpoints['visitPhoto']> = async ({ visitId, fileId }, call) => {
  const visit = await theVisit(call, visitId)
  if (!visit.fileIds.includes(fileId)) throw fieldworkErrors.noPhoto()
  return asDownload(await openFile(call.tx, fileId), { inline: true })
}

export const voidVisit: Handler<Endpoints['voidVisit']> = async ({ visitId, reason }, call) => {
  const visit = await theVisit(call, visitId)
  if (!mayVoid(call, visit)) throw fieldworkErrors.notWriter()
  if (!(await addVoid(call.tx, visit, reason, handOf(call)))) throw fieldworkErrors.voidedAlready()
  await changed(call, visit.areaPath)
  return {}
}
