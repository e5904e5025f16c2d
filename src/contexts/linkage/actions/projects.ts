import { findArea } from '#contexts/directory/public.ts'
import { noteAct } from '#contexts/needs/public.ts'
import { within } from '#platform/access/actor.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { namedHands } from '../hands.ts'
import { findNeeds } from '../store/needs.ts'
import { addNeeds, addProject, lockNeeds, projectsOfNeeds, putBudget, putSeats } from '../store/projects.ts'
import { nextNo } from '../store/sql.ts'
import { unitsOf } from '../store/units.ts'
import type { Party } from '../vocabulary.ts'
import { isSolved, stateName } from './needs.ts'
import { allowedArea, changed, handOf, moved, theProject } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

type Form = {
  startsOn: string
  endsOn: string
  budget: readonly { source: string }[]
  seats: readonly { party: Party }[]
}
function mustBeSound({ startsOn, endsOn, budget, seats }: Form): void {
  if (endsOn < startsOn) throw linkageErrors.dates()
  if (new Set(seats.map(({ party }) => party)).size < seats.length) throw linkageErrors.seatTwice()
  if (new Set(budget.map(({ source }) => source)).size < budget.length) throw linkageErrors.budgetTwice()
}

type At = { path: string; name: string }
/** Known to be real, not solved, of this place, and in no other project; locked until the transaction ends. */
async function mustBeFree({ tx }: Call, at: At, needIds: readonly string[]): Promise<void> {
  await lockNeeds(tx, needIds)
  const needs = await findNeeds(tx, needIds)
  if (needs.length < new Set(needIds).size) throw linkageErrors.needMissing()
  const closed = needs.find((need) => isSolved(need) || ['reported', 'rejected', 'withdrawn'].includes(need.state))
  if (closed) throw linkageErrors.needClosed(closed.no, stateName(closed.state))
  const elsewhere = needs.find(({ areaPath }) => !within(areaPath, at.path))
  if (elsewhere) throw linkageErrors.needElsewhere(elsewhere.no, at.name)
  const [taken] = await projectsOfNeeds(tx, needIds)
  if (taken) throw linkageErrors.needTaken(needs.find(({ id }) => id === taken.needId)?.no ?? '', taken.title)
}

const noteNeeds = async (call: Call, needIds: readonly string[], project: { id: string; title: string }) => {
  for (const needId of needIds)
    await noteAct(call.tx, {
      ...{ needId, party: 'community', kind: 'note', note: `进入联动项目：${project.title}` },
      ...{ by: handOf(call), source: { kind: 'linkage.project', id: project.id } },
    })
}

export const startProject: Handler<Endpoints['startProject']> = async ({ needIds, budget, seats, ...form }, call) => {
  const { tx, today, actor } = call
  const area = await allowedArea(call, form.areaCode)
  const townCode = area.level === 'town' ? area.code : area.parentCode
  if (!['town', 'community'].includes(area.level) || !townCode) throw linkageErrors.districtProject()
  mustBeSound({ ...form, budget, seats })
  await mustBeFree(call, area, needIds)
  const no = await nextNo(tx, 'LD', townCode, today.slice(0, 4))
  const lead = { leadAccount: actor.accountId, leadName: actor.name }
  const projectId = await addProject(tx, { ...form, ...lead, townCode, no }, handOf(call))
  await addNeeds(tx, projectId, needIds)
  await putBudget(tx, projectId, budget)
  await putSeats(tx, projectId, seats)
  await noteNeeds(call, needIds, { id: projectId, title: form.title })
  call.about('linkage.project', projectId)
  await changed(call, area.path)
  return { projectId, no }
}

export const changeProject: Handler<Endpoints['changeProject']> = async (
  { projectId, version, budget, seats, ...facts },
  call,
) => {
  const project = await theProject(call, { projectId, version })
  mustBeSound({ ...facts, budget, seats })
  await putBudget(call.tx, projectId, budget)
  await putSeats(call.tx, projectId, seats)
  return moved(call, project, facts)
}

export const addProjectNeeds: Handler<Endpoints['addProjectNeeds']> = async ({ needIds, ...ref }, call) => {
  const project = await theProject(call, ref)
  await mustBeFree(call, { path: project.areaPath, name: project.areaName }, needIds)
  await addNeeds(call.tx, project.id, needIds)
  await noteNeeds(call, needIds, project)
  return moved(call, project)
}

const townOf = (path: string): string => path.split('.')[2] ?? ''

export const listUnits: Handler<Endpoints['listUnits']> = async ({ areaCode }, call) => {
  const area = await allowedArea(call, areaCode)
  const town = townOf(area.path)
  return { rows: town ? await seeingAll(call.tx, () => unitsOf(call.tx, town, call.today)) : [] }
}

export const listHands: Handler<Endpoints['listHands']> = async ({ areaCode, party, unitId }, call) => {
  const area = await findArea(call.tx, areaCode)
  if (!area) throw linkageErrors.noArea()
  call.allow({ areaPath: area.path })
  const at = { areaPath: area.path, townCode: townOf(area.path), today: call.today }
  return { rows: await namedHands(call.tx, party, unitId, at) }
}
