import { randomUUID } from 'node:crypto'
import { findArea } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith } from '#platform/notify/store.ts'
import type { inspectionContract } from '../contract.ts'
import { inspectionErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { addVisit, cancelPlan, changePlan, type Inspector, inspectorsOf } from '../store/visits.ts'
import { VISIT_STATES } from '../vocabulary.ts'
import { changed, handOf, thePointAt } from './hands.ts'
import { theVisit } from './visits.ts'

type Endpoints = typeof inspectionContract.endpoints
const RECORD = 'inspection.visit.record'

export const listInspectors: Handler<Endpoints['listInspectors']> = async ({ areaCode }, { tx, allow, today }) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw inspectionErrors.noArea()
  allow({ areaPath: area.path })
  const people = await inspectorsOf(tx, await accountsWith(tx, RECORD, area.path, today))
  return people.map(({ accountId, name }) => ({ accountId, name }))
}

/** Two pairs of eyes, all of whom may inspect there. */
async function theInspectors({ tx, today }: Call, areaPath: string, ids: readonly string[]): Promise<Inspector[]> {
  const wanted = [...new Set(ids)]
  const { inspectors: least } = await limitsOn(tx, today)
  if (wanted.length < least) throw inspectionErrors.tooFew(least)
  const may = new Set(await accountsWith(tx, RECORD, areaPath, today))
  if (!wanted.every((id) => may.has(id))) throw inspectionErrors.noInspector()
  return inspectorsOf(tx, wanted)
}

export const planVisit: Handler<Endpoints['planVisit']> = async (form, call) => {
  const { tx, today, about } = call
  const point = await thePointAt(call, form.areaCode)
  if (form.plannedOn < today) throw inspectionErrors.plannedPast()
  const inspectors = await theInspectors(call, point.areaPath, form.inspectors)
  const id = randomUUID()
  about('inspection.visit', id)
  const { stage, place, plannedOn, note } = form
  const plan = { id, pointId: point.pointId, areaCode: point.areaCode, stage, place, plannedOn, note }
  await addVisit(tx, plan, inspectors, handOf(call))
  await changed(call, point)
  return { visitId: id }
}

export const changeVisit: Handler<Endpoints['changeVisit']> = async (form, call) => {
  const { visitId: id, version, plannedOn } = form
  const visit = await theVisit(call, id)
  if (visit.state !== 'planned') throw inspectionErrors.visitIs(VISIT_STATES[visit.state], '改期或换人')
  if (plannedOn < call.today) throw inspectionErrors.plannedPast()
  const inspectors = await theInspectors(call, visit.areaPath, form.inspectors)
  await changePlan(call.tx, { id, version }, plannedOn, inspectors)
  await changed(call, visit)
  return { version: version + 1 }
}

export const cancelVisit: Handler<Endpoints['cancelVisit']> = async ({ visitId: id, version, reason }, call) => {
  const visit = await theVisit(call, id)
  if (visit.state !== 'planned') throw inspectionErrors.visitIs(VISIT_STATES[visit.state], '取消')
  await cancelPlan(call.tx, { id, version }, reason)
  await changed(call, visit)
  return { version: version + 1 }
}
