import { seeingAll } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { completenessOf } from '../rules/seats.ts'
import { actsOf, type ProjectAct } from '../store/acts.ts'
import { findProjects, seatsOf } from '../store/projects.ts'
import { ACT_KINDS, PARTIES, partyList } from '../vocabulary.ts'
import { isConfirmed, isSolved } from './needs.ts'
import { daysToResult, needsOfProject } from './read.ts'
import { handOf, moved, theProject } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

export const finishProject: Handler<Endpoints['finishProject']> = async ({ result, ...ref }, call) => {
  const project = await theProject(call, ref)
  const open = (await needsOfProject(call.tx, project.id)).filter((need) => !isSolved(need))
  if (open.length > 0) throw linkageErrors.needsOpen(open.map(({ no, title }) => `${title}（${no}）`).join('、'))
  if (completenessOf(await actsOf(call.tx, [project.id], call.today)) === 0) throw linkageErrors.nobodyActed()
  const { accountId, name } = handOf(call)
  return moved(call, project, {
    ...{ state: 'finished', result },
    ...{ closedOn: call.today, closedBy: accountId, closedName: name },
  })
}

export const stopProject: Handler<Endpoints['stopProject']> = async ({ reason, ...ref }, call) => {
  const project = await theProject(call, ref)
  const { accountId, name } = handOf(call)
  return moved(call, project, {
    ...{ state: 'stopped', reason },
    ...{ closedOn: call.today, closedBy: accountId, closedName: name },
  })
}

/** What was done, for anybody: only of a finished project whose residents confirmed, and never a name of a person. */
export const readDone: Handler<Endpoints['readDone']> = async ({ projectId }, { tx, today }) =>
  seeingAll(tx, async () => {
    const [project] = await findProjects(tx, [projectId])
    const needs = project ? await needsOfProject(tx, projectId) : []
    if (project?.state !== 'finished' || project.closedOn === null || needs.length === 0 || !needs.every(isConfirmed))
      throw linkageErrors.noDone()
    const seats = await seatsOf(tx, [projectId])
    const acts = await actsOf(tx, [projectId], today)
    return {
      title: project.title,
      place: project.areaCode === project.townCode ? project.townName : `${project.townName}${project.areaName}`,
      goal: project.goal,
      result: project.result,
      startsOn: project.startsOn,
      closedOn: project.closedOn,
      days: daysToResult(needs, project, today),
      needs: needs.length,
      parties: partyList.flatMap((party) => {
        const own = acts.filter((act) => act.party === party)
        const unitName = seats.find((seat) => seat.party === party)?.unitName ?? PARTIES[party]
        return own.length > 0 ? [{ party, unitName, did: didWhat(own) }] : []
      }),
    }
  })

/** Acts of one party by kind, with how often and since when. */
const didWhat = (acts: readonly ProjectAct[]) =>
  [...Map.groupBy(acts, ({ kind }) => kind)].map(([kind, list]) => ({
    what: ACT_KINDS[kind],
    times: list.length,
    on: list[0]?.on ?? '',
  }))
