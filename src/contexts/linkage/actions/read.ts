import { codesWithin } from '#contexts/directory/public.ts'
import { dateOf, daysBetween } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { findRecordKind } from '#platform/records.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { findNeeds, type Need } from '../store/needs.ts'
import {
  budgetOf,
  countProjects,
  findProjects,
  needsOf,
  type Project,
  listProjects as projectsFound,
  type Tie,
  tiesOf,
} from '../store/projects.ts'
import { type Task, tasksOfProject } from '../store/tasks.ts'
import { ACT_KINDS, TIE_KINDS } from '../vocabulary.ts'
import { isConfirmed, isSolved, needView } from './needs.ts'
import { isRemindable, type SeatNow, type Standing, standingsOf, whereStill } from './standing.ts'
import { taskView } from './task-view.ts'

type Endpoints = typeof linkageContract.endpoints

export const rowOf = ({ project, seats, acted, stillDays, isStill }: Standing, needs: number) => ({
  id: project.id,
  no: project.no,
  title: project.title,
  areaName: project.areaName,
  townName: project.townName,
  leadName: project.leadName,
  state: project.state,
  startsOn: project.startsOn,
  endsOn: project.endsOn,
  closedOn: project.closedOn,
  acted,
  seats: seats.map(({ party, stand }) => ({ party, stand })),
  needs,
  stillDays,
  isStill,
})

export const listProjects: Handler<Endpoints['listProjects']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const { tx, today } = call
  const search = { ...filter, codes: await codesWithin(tx, call.reach(), areaCode) }
  const projects = await projectsFound(tx, { ...search, paging: { page, pageSize } })
  return { rows: await rowsOf(tx, projects, today), total: await countProjects(tx, search) }
}

export async function rowsOf(tx: Tx, projects: readonly Project[], today: string) {
  const needs = await needsOf(
    tx,
    projects.map(({ id }) => id),
  )
  return (await standingsOf(tx, projects, today)).map((standing) =>
    rowOf(standing, needs.filter(({ projectId }) => projectId === standing.project.id).length),
  )
}

const SHOWN = 6
type Record_ = { kind: string; id: string }
type Labels = Map<string, { label: string; detail: string; page: string | null }>

/** How records of others are called, in their own words and by the caller's own sight: who may not see one sees only its kind. */
async function labelsOf(tx: Tx, records: readonly Record_[], today: string): Promise<Labels> {
  const labels: Labels = new Map()
  for (const [name, list] of Map.groupBy(records, ({ kind }) => kind)) {
    const kind = findRecordKind(name)
    if (!kind) continue
    const ids = list.map(({ id }) => id)
    for (const { id, label, detail } of await kind.labelsOf(tx, ids, today))
      labels.set(id, { label, detail, page: kind.page?.(id) ?? null })
  }
  return labels
}

const seatView = (seat: SeatNow, labels: Labels, { mayLead, today }: { mayLead: boolean; today: string }) => ({
  party: seat.party,
  unitName: seat.unitName,
  unitId: seat.unitId,
  stand: seat.stand,
  acts: seat.acts.slice(0, SHOWN).map(({ kind, id, on }) => {
    const found = labels.get(id)
    return {
      kind,
      id,
      on,
      label: found?.label ?? ACT_KINDS[kind],
      detail: found?.detail ?? '',
      page: found?.page ?? null,
    }
  }),
  actsInAll: seat.acts.length,
  firstOn: seat.firstOn,
  askedOn: seat.asked ? dateOf(seat.asked.askedAt) : null,
  askedBy: seat.asked?.askedName ?? '',
  askedWhat: seat.asked?.what ?? '',
  dueOn: seat.asked?.dueOn ?? null,
  told: seat.asked?.told ?? 0,
  daysLate: seat.daysLate,
  remindedOn: seat.remindedOn,
  mayRemind: mayLead && isRemindable(seat, today),
})

const tieView = (tie: Tie, labels: Labels) => {
  const found = labels.get(tie.sourceId)
  return {
    id: tie.id,
    kind: tie.sourceKind,
    label: found?.label ?? TIE_KINDS[tie.sourceKind],
    detail: found?.detail ?? '',
    page: found?.page ?? null,
    tiedName: tie.tiedName,
    tiedOn: dateOf(tie.tiedAt),
  }
}

/** From the first need that was heard to its result; to today where there is none. */
export function daysToResult(
  needs: readonly Need[],
  project: Pick<Project, 'closedOn' | 'startsOn'>,
  today: string,
): number {
  const from = needs.map(({ reportedOn }) => reportedOn).toSorted()[0] ?? project.startsOn
  const solved = needs.every((need) => need.resolvedOn !== null)
  const last = needs
    .flatMap(({ resolvedOn }) => resolvedOn ?? [])
    .toSorted()
    .at(-1)
  return Math.max(0, daysBetween(from, (solved && last) || (project.closedOn ?? today)))
}

const isOverdue = (today: string) => (task: Task) => task.state === 'open' && task.dueOn < today

export const getProject: Handler<Endpoints['getProject']> = async ({ projectId }, call) => {
  const { tx, allow, about, may, today } = call
  const [project] = await findProjects(tx, [projectId])
  if (!project) throw linkageErrors.noProject()
  allow({ areaPath: project.areaPath })
  about('linkage.project', projectId)
  const [standing] = await standingsOf(tx, [project], today)
  if (!standing) throw linkageErrors.noProject()
  const needs = await needsOfProject(tx, projectId)
  const tasks = await tasksOfProject(tx, projectId)
  const openNeeds = needs.filter((need) => !isSolved(need)).length
  const mayLead = project.state === 'running' && may('linkage.linkage.lead', { areaPath: project.areaPath })
  return {
    ...rowOf(standing, needs.length),
    ...(await partsOf(call, standing, mayLead)),
    goal: project.goal,
    areaCode: project.areaCode,
    result: project.result,
    reason: project.reason,
    startedName: project.startedName,
    closedName: project.closedName,
    budget: await budgetOf(tx, projectId),
    needList: needs.map((need) => needView(need, today)),
    days: daysToResult(needs, project, today),
    standsStill: whereStill(standing, openNeeds, tasks.filter(isOverdue(today)).length),
    tasks: tasks.map((task) => taskView(call, task)),
    isPublic: project.state === 'finished' && needs.length > 0 && needs.every(isConfirmed),
    mayLead,
    mayFinish: mayLead && openNeeds === 0 && standing.acted > 0,
    version: project.version,
  }
}

async function partsOf({ tx, today }: Call, { project, seats }: Standing, mayLead: boolean) {
  const ties = await tiesOf(tx, project.id)
  const records = [
    ...seats.flatMap(({ acts }) => acts.slice(0, SHOWN)),
    ...ties.map(({ sourceKind, sourceId }) => ({ kind: sourceKind, id: sourceId })),
  ]
  const labels = await labelsOf(tx, records, today)
  return {
    seats: seats.map((seat) => seatView(seat, labels, { mayLead, today })),
    ties: ties.map((tie) => tieView(tie, labels)),
  }
}

export async function needsOfProject(tx: Tx, projectId: string): Promise<Need[]> {
  const list = await needsOf(tx, [projectId])
  return findNeeds(
    tx,
    list.map(({ needId }) => needId),
  )
}
