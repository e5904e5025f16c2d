import { type Area, findArea } from '#contexts/directory/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { linkageErrors } from '../errors.ts'
import { changeProject, holdProject, type Project } from '../store/projects.ts'
import type { Doer } from '../store/sql.ts'

/** Whose hand a call is. */
export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** The community and the town of a record: whose figures change with it. */
export const changed = ({ tell }: Pick<Call, 'tell'>, areaPath: string): Promise<void> =>
  tell('linkage.linkage-changed', { areaCodes: areaPath.split('.').slice(-2) })

/** The place named by an input, permission settled. */
export async function allowedArea(call: Call, areaCode: string): Promise<Area> {
  const area = await findArea(call.tx, areaCode)
  if (!area) throw linkageErrors.noArea()
  call.allow({ areaPath: area.path })
  return area
}

type Ref = { projectId: string; version: number }
/** The project as the person saw it, held until the transaction ends, permission settled; it must still run. */
export async function theProject(call: Call, { projectId, version }: Ref): Promise<Project> {
  const project = await holdProject(call.tx, projectId)
  if (!project) throw linkageErrors.noProject()
  call.allow({ areaPath: project.areaPath })
  call.about('linkage.project', projectId)
  if (project.version !== version) throw accessErrors.stale()
  if (project.state !== 'running') throw linkageErrors.projectClosed()
  return project
}

/** Counts the project's version on and tells; `change` as the store knows it. */
export async function moved(
  call: Call,
  project: Project,
  change: Parameters<typeof changeProject>[2] = {},
): Promise<{ version: number }> {
  const version = await changeProject(call.tx, project, change)
  await changed(call, project.areaPath)
  return { version }
}
