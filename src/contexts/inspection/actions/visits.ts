import { codesWithin } from '#contexts/directory/public.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { checkListOn } from '../rules/check-list.ts'
import { countVisits, findVisits, type Visit, listVisits as visitsFound, visitsOfInspector } from '../store/visits.ts'
import type { Checked } from '../vocabulary.ts'
import { theRecord } from './hands.ts'

type Endpoints = typeof inspectionContract.endpoints
const RECORD = 'inspection.visit.record'

const faultsOf = ({ checks }: Visit): Checked[] =>
  (checks ?? []).filter(({ verdict }) => verdict === 'partly' || verdict === 'unmet')
const rowOf = (visit: Visit) => ({ ...visit, photos: visit.fileIds.length, faults: faultsOf(visit).length })

export const listVisits: Handler<Endpoints['listVisits']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await visitsFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map(rowOf), total: await countVisits(call.tx, search) }
}

export const theVisit = (call: Call, visitId: string): Promise<Visit> =>
  theRecord(call, 'inspection.visit', visitId, {
    find: (ids) => findVisits(call.tx, ids),
    missing: () => inspectionErrors.noVisit(),
  })
export const isInspector = ({ actor }: Pick<Call, 'actor'>, { inspectors }: Visit): boolean =>
  inspectors.some(({ accountId }) => accountId === actor.accountId)

export const getVisit: Handler<Endpoints['getVisit']> = async ({ visitId }, call) => {
  const visit = await theVisit(call, visitId)
  const may = call.may(RECORD, { areaPath: visit.areaPath })
  const goes = may && isInspector(call, visit)
  return {
    ...rowOf(visit),
    checks: checksOf(visit),
    position: positionOf(visit),
    recorded: handAt(visit.recordedName, visit.recordedAt),
    confirmed: handAt(visit.confirmedName, visit.confirmedAt),
    mayPlan: may && visit.state === 'planned',
    mayRecord: goes && visit.state === 'planned',
    mayConfirm: goes && visit.state === 'recorded' && visit.recordedBy !== call.actor.accountId,
  }
}

const handAt = (byName: string | null, at: Date | null) => (byName !== null && at !== null ? { byName, at } : null)

/** Whole numbers of the database come as text: a place on earth is not counted with. */
function positionOf({ latitude, longitude, accuracyM }: Visit) {
  if (latitude === null || longitude === null) return null
  return { latitude: Number(latitude), longitude: Number(longitude), accuracyM: accuracyM ?? 0 }
}

/** In the words of the list it was made by. */
function checksOf({ checks, listFrom }: Visit) {
  const lines = checkListOn(listFrom ?? '').lines
  return (checks ?? []).map((check) => {
    const line = lines.find(({ code }) => code === check.code)
    return { ...check, title: line?.title ?? check.code, indicator: line?.indicator ?? '' }
  })
}

/** Photos hang on their visit alone: no other door of the platform leads to them. */
export const visitPhoto: Handler<Endpoints['visitPhoto']> = async ({ visitId, fileId }, call) => {
  const visit = await theVisit(call, visitId)
  if (!visit.fileIds.includes(fileId)) throw inspectionErrors.noPhoto()
  return asDownload(await openFile(call.tx, fileId), { inline: true })
}

/** What the phone takes along: where to go, the list of today, and what a colleague recorded that waits for one's hand. */
export const myVisits: Handler<Endpoints['myVisits']> = async (_, call) => {
  const accountId = call.own()
  const { tx, today } = call
  const visits = await visitsOfInspector(tx, accountId)
  return {
    today,
    rows: visits.map((visit) => ({
      ...visit,
      visitId: visit.id,
      names: visit.inspectors.map(({ name }) => name),
      faults: checksOf(visit)
        .filter(({ verdict }) => verdict === 'partly' || verdict === 'unmet')
        .map(({ title, note }) => `${title}：${note}`),
      isMine: visit.recordedBy === accountId,
    })),
    lines: checkListOn(today).lines.map(({ code, title, hint }) => ({ code, title, hint })),
  }
}
