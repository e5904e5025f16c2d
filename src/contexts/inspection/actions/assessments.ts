import { randomUUID } from 'node:crypto'
import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { previewSheet } from '#contexts/scoring/public.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { assessmentDueOn } from '../limits.ts'
import {
  type Assessment,
  addAssessment,
  listAssessments as assessmentsFound,
  countAssessments,
  fillItem,
  findAssessments,
  type Item,
  itemsOf,
  submit,
} from '../store/assessments.ts'
import { filesNamed } from '../store/sql.ts'
import { STAGES } from '../vocabulary.ts'
import { changed, handOf, thePointAt, theRecord } from './hands.ts'

type Endpoints = typeof inspectionContract.endpoints
type SheetItem = Awaited<ReturnType<typeof previewSheet>>['items'][number]

const rowOf = (one: Assessment, today: string) => ({ ...one, isOverdue: one.state === 'draft' && one.dueOn < today })

export const listAssessments: Handler<Endpoints['listAssessments']> = async (input, call) => {
  const { areaCode, page, pageSize, ...filter } = input
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await assessmentsFound(call.tx, { ...search, page, pageSize })
  return { rows: rows.map((row) => rowOf(row, call.today)), total: await countAssessments(call.tx, search) }
}

const theAssessment = (call: Call, assessmentId: string): Promise<Assessment> =>
  theRecord(call, 'inspection.assessment', assessmentId, {
    find: (ids) => findAssessments(call.tx, ids),
    missing: () => inspectionErrors.noAssessment(),
  })

export const getAssessment: Handler<Endpoints['getAssessment']> = async ({ assessmentId }, call) => {
  const one = await theAssessment(call, assessmentId)
  const items = await itemsOf(call.tx, assessmentId)
  const named = new Map(
    (
      await filesNamed(
        call.tx,
        items.flatMap(({ fileIds }) => fileIds),
      )
    ).map(({ fileId, name }) => [fileId, name]),
  )
  const row = rowOf(one, call.today)
  const isOpen = one.state === 'draft' && !row.isOverdue
  return {
    ...row,
    mayWrite: isOpen && call.may('inspection.assessment.write', { areaPath: one.areaPath }),
    list: items.map(({ fileIds, ...item }) => ({
      ...item,
      files: fileIds.map((fileId) => ({ fileId, name: named.get(fileId) ?? '附件' })),
    })),
  }
}

/** Pre-filled: what the records come to stands beside each item, and where they come to something is the first own score. */
export const startAssessment: Handler<Endpoints['startAssessment']> = async ({ areaCode, stage }, call) => {
  const { tx, today, about } = call
  const point = await thePointAt(call, areaCode)
  const dueOn = await assessmentDueOn(tx, stage, today)
  if (today > dueOn) throw inspectionErrors.tooLate(STAGES[stage], dueOn)
  const sheet = await previewSheet(tx, { pointId: point.pointId, stage, asOf: today })
  const id = randomUUID()
  about('inspection.assessment', id)
  const { tableId, tableTitle } = sheet
  const start = { id, pointId: point.pointId, areaCode, stage, tableId, tableTitle, dueOn }
  const isNew = await addAssessment(tx, { ...start, items: sheet.items.map(prefilled) }, handOf(call))
  if (!isNew) throw inspectionErrors.assessedAlready(STAGES[stage])
  await changed(call, point)
  return { assessmentId: id }
}

const prefilled = (item: SheetItem): Omit<Item, 'words' | 'links' | 'fileIds'> => ({
  ...{ code: item.code, dimension: item.dimensionTitle, second: item.second, title: item.title },
  ...{ fullCenti: item.fullCenti, kind: item.kind, rule: item.rule, basis: item.reason },
  ...{ computedCenti: item.computedCenti, ownCenti: item.computedCenti },
})

/** The assessment while it may still be written. Errors: handed in already; its day has passed. */
async function openOne(call: Call, assessmentId: string): Promise<Assessment> {
  const one = await theAssessment(call, assessmentId)
  if (one.state === 'submitted') throw inspectionErrors.submittedAlready()
  if (call.today > one.dueOn) throw inspectionErrors.tooLate(STAGES[one.stage], one.dueOn)
  return one
}

export const saveItem: Handler<Endpoints['saveItem']> = async ({ assessmentId: id, version, ...filling }, call) => {
  await openOne(call, id)
  const item = (await itemsOf(call.tx, id)).find(({ code }) => code === filling.code)
  if (!item) throw inspectionErrors.noItem()
  if (filling.ownCenti !== null && filling.ownCenti > item.fullCenti) throw inspectionErrors.overFull(item.fullCenti)
  if ((await filesNamed(call.tx, filling.fileIds)).length < new Set(filling.fileIds).size)
    throw inspectionErrors.noFile()
  await fillItem(call.tx, { id, version }, filling)
  return { version: version + 1 }
}

/** Stored under no place: only its assessment leads to it. */
export const keepEvidence: Handler<Endpoints['keepEvidence']> = async ({ areaCode }, call) => {
  const { tx, actor, now, file, allow } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw inspectionErrors.noArea()
  allow({ areaPath: area.path })
  if (!file) throw inspectionErrors.noFile()
  const content = { path: file.path }
  const row = await storeFile(tx, {
    ...{ content, name: file.name, purpose: 'document', areaPath: null, by: actor.accountId, now },
  })
  return { fileId: row.id }
}

export const evidenceFile: Handler<Endpoints['evidenceFile']> = async ({ assessmentId, fileId }, call) => {
  await theAssessment(call, assessmentId)
  const items = await itemsOf(call.tx, assessmentId)
  if (!items.some(({ fileIds }) => fileIds.includes(fileId))) throw inspectionErrors.noFile()
  return asDownload(await openFile(call.tx, fileId), { inline: true })
}

export const submitAssessment: Handler<Endpoints['submitAssessment']> = async ({ assessmentId: id, version }, call) => {
  const one = await openOne(call, id)
  const missing = (await itemsOf(call.tx, id)).filter(({ words, ownCenti }) => words === '' || ownCenti === null)
  if (missing.length > 0) throw inspectionErrors.itemsMissing(missing.map(({ code }) => code).join('、'))
  await submit(call.tx, { id, version }, call.today, handOf(call))
  await changed(call, one)
  return { version: version + 1 }
}
