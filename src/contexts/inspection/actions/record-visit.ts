import { findArea } from '#contexts/directory/public.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { checkListOn, faultOfChecks } from '../rules/check-list.ts'
import { filesNamed } from '../store/sql.ts'
import { confirm, type Visit, visitWithRecord, writeFound } from '../store/visits.ts'
import { VISIT_STATES } from '../vocabulary.ts'
import { changed, handOf } from './hands.ts'
import { isInspector, theVisit } from './visits.ts'

type Endpoints = typeof inspectionContract.endpoints
type Form = Parameters<Handler<Endpoints['recordVisit']>>[0]

/** Stored under no place: only its visit leads to it. */
export const keepVisitPhoto: Handler<Endpoints['keepVisitPhoto']> = async ({ areaCode }, call) => {
  const { tx, actor, now, file, allow } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw inspectionErrors.noArea()
  allow({ areaPath: area.path })
  if (!file) throw inspectionErrors.noFile()
  const content = { path: file.path }
  const row = await storeFile(tx, {
    ...{ content, name: file.name, purpose: 'picture', areaPath: null, by: actor.accountId, now },
  })
  return { fileId: row.id }
}

/** From the phone, perhaps hours later. Sent twice it is recorded once; the day moved meanwhile loses nothing of it. */
export const recordVisit: Handler<Endpoints['recordVisit']> = async (form, call) => {
  const visit = await theVisit(call, form.visitId)
  if (visit.recordId === form.recordId) return { version: visit.version }
  if (!isInspector(call, visit)) throw inspectionErrors.notInspector()
  if (visit.state !== 'planned') throw inspectionErrors.visitIs(VISIT_STATES[visit.state], '再记')
  await mustBeRight(form, call)
  const { recordId, visitedOn, checks, met, summary, position, fileIds } = form
  const listFrom = checkListOn(visitedOn).from
  const found = { recordId, visitedOn, checks, listFrom, met, summary, position, fileIds }
  await writeFound(call.tx, visit.id, found, handOf(call))
  await changed(call, visit)
  return { version: visit.version + 1 }
}

async function mustBeRight(form: Form, { tx, today }: Call): Promise<void> {
  if (form.visitedOn > today) throw inspectionErrors.visitAhead()
  const fault = faultOfChecks(form.checks, form.visitedOn)
  if (fault?.kind === 'missing') throw inspectionErrors.checkMissing(fault.title)
  if (fault) throw inspectionErrors.checkWords(fault.title)
  if (await visitWithRecord(tx, form.recordId)) throw inspectionErrors.recordTaken()
  if ((await filesNamed(tx, form.fileIds)).length < new Set(form.fileIds).size) throw inspectionErrors.noFile()
}

/** The other inspector's hand: without it a visit is one person's word. */
export const confirmVisit: Handler<Endpoints['confirmVisit']> = async ({ visitId: id, version, remark }, call) => {
  const visit: Visit = await theVisit(call, id)
  if (visit.state !== 'recorded') throw inspectionErrors.visitIs(VISIT_STATES[visit.state], '核签')
  if (!isInspector(call, visit)) throw inspectionErrors.notInspector()
  if (visit.recordedBy === call.actor.accountId) throw inspectionErrors.sameInspector()
  await confirm(call.tx, { id, version }, remark, handOf(call))
  await changed(call, visit)
  return { version: version + 1 }
}
