import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { mustBeCodes } from '../codes.ts'
import { PROJECT_STATES } from '../contract/fields.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { projectAfter } from '../rules/states.ts'
import { findTeam } from '../store/find.ts'
import {
  addProject,
  changeProject,
  countProjects,
  findProjects,
  isProjectKnown,
  listProjects as list,
  type ProjectFacts,
  type ProjectRow,
} from '../store/projects.ts'
import { communityOf } from './place.ts'

type Endpoints = typeof teamsContract.endpoints

const viewOf = ({ areaPath: _path, batchId: _batch, ...shown }: ProjectRow) => shown

export const listProjects: Handler<Endpoints['listProjects']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map(viewOf), total: await countProjects(tx, search) }
}

/** Codes are the tables' own; the team is of the community or of its town, and has not ended. */
async function mustSuit({ tx }: Pick<Call, 'tx'>, facts: ProjectFacts, areaPath: string): Promise<void> {
  mustBeCodes('projectTags', facts.tags)
  mustBeCodes('serviceCategories', [facts.category])
  mustBeCodes('serviceAudiences', facts.audiences)
  if (facts.toDate && facts.toDate < facts.fromDate) throw teamsErrors.endsBeforeStart(facts.fromDate)
  if (!facts.teamId) return
  const team = await findTeam(tx, facts.teamId)
  if (!team) throw teamsErrors.noTeam()
  if (!`${areaPath}.`.startsWith(`${team.areaPath}.`)) throw teamsErrors.teamElsewhere()
  if (team.endedOn) throw teamsErrors.teamEnded(team.endedOn)
}

export const recordProject: Handler<Endpoints['recordProject']> = async (form, call) => {
  const { tx, now, actor, about, tell } = call
  const area = await communityOf(call, form.areaCode, '志愿服务项目')
  await mustSuit(call, form, area.path)
  const projectId = await addProject(tx, { ...form, recordedBy: actor.accountId }, now)
  if (!projectId) throw teamsErrors.projectKnown(form.name)
  about('teams.project', projectId)
  await tell('teams.teams-changed', { areaCodes: [form.areaCode] })
  return { projectId }
}

async function projectAt({ tx, allow, about }: Call, projectId: string): Promise<ProjectRow> {
  const [project] = await findProjects(tx, [projectId])
  if (!project) throw teamsErrors.noProject()
  allow({ areaPath: project.areaPath })
  about('teams.project', projectId)
  return project
}

export const editProject: Handler<Endpoints['editProject']> = async ({ projectId, version, ...facts }, call) => {
  const project = await projectAt(call, projectId)
  if (project.state === 'ended') throw teamsErrors.projectMove(PROJECT_STATES.ended, '修改')
  await mustSuit(call, facts, project.areaPath)
  const { areaCode } = project
  if (await isProjectKnown(call.tx, { id: projectId, areaCode, name: facts.name, fromDate: facts.fromDate }))
    throw teamsErrors.projectKnown(facts.name)
  await changeProject(call.tx, projectId, version, facts)
  await call.tell('teams.teams-changed', { areaCodes: [areaCode] })
  return { version: version + 1 }
}

export const startProject: Handler<Endpoints['startProject']> = async ({ projectId, version, startedOn }, call) => {
  const project = await projectAt(call, projectId)
  const state = projectAfter(project.state, 'start')
  if (!state) throw teamsErrors.projectMove(PROJECT_STATES[project.state], '启动')
  if (startedOn > call.today) throw teamsErrors.inFuture('启动日期', call.today)
  await changeProject(call.tx, projectId, version, { state, startedOn })
  await call.tell('teams.teams-changed', { areaCodes: [project.areaCode] })
  return { version: version + 1 }
}

export const endProject: Handler<Endpoints['endProject']> = async ({ projectId, version, endedOn, note }, call) => {
  const project = await projectAt(call, projectId)
  const state = projectAfter(project.state, 'end')
  if (!state || !project.startedOn) throw teamsErrors.projectMove(PROJECT_STATES[project.state], '结束')
  if (endedOn > call.today) throw teamsErrors.inFuture('结束日期', call.today)
  if (endedOn < project.startedOn) throw teamsErrors.endsBeforeStart(project.startedOn)
  await changeProject(call.tx, projectId, version, { state, endedOn, endedNote: note })
  await call.tell('teams.teams-changed', { areaCodes: [project.areaCode] })
  return { version: version + 1 }
}
