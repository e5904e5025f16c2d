import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Code, Id, InArea, Page, Placed, ProjectState, paged, text, Version } from './fields.ts'

const count = (label: string) =>
  z.int().min(1, `${label}至少为1`).max(1_000_000, `${label}过大`).nullable().default(null)
export const ProjectForm = z.object({
  areaCode: AreaCode,
  name: z.string().trim().min(2, '请填写项目名称').max(80, '名称过长，请精简到80字以内'),
  teamId: Id.nullable().default(null),
  tags: z.array(Code).min(1, '请至少选择一个方向：扶贫济困、敬老助残、医疗服务、平安建设、文化科技').max(5),
  category: Code,
  audiences: z.array(Code).max(13).default([]),
  fromDate: Day,
  toDate: Day.nullable().default(null),
  content: z.string().trim().min(4, '请写明项目内容，至少4个字').max(1000, '内容过长，请精简到1000字以内'),
  place: text(100, '地点'),
  plannedPeople: count('计划人数'),
  plannedTimes: count('计划次数'),
})
export const ProjectFilter = z.object({
  ...InArea,
  state: ProjectState.optional(),
  tag: Code.optional(),
  category: Code.optional(),
  teamId: Id.optional(),
  projectId: Id.optional().describe('只看这一个项目'),
  words: z.string().trim().max(40).optional().describe('名称中的字'),
  sort: z.enum(['area', 'from', 'name']).default('area'),
  down: z.boolean().default(false),
})
export const ProjectView = z.object({
  id: Id,
  ...Placed,
  ...ProjectForm.omit({ areaCode: true }).shape,
  teamName: z.string().nullable(),
  state: ProjectState,
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endedNote: z.string(),
  version: Version,
})
const onProject = { projectId: Id, version: Version }
const about = { record: 'teams.project', id: 'projectId' }

export const projectEndpoints = {
  listProjects: query({
    title: '查看志愿服务项目',
    needs: 'teams.team.read',
    about: 'list',
    input: ProjectFilter.extend(Page),
    output: paged(ProjectView),
  }),
  recordProject: command({
    title: '登记志愿服务项目',
    needs: 'teams.project.record',
    about: { area: 'areaCode' },
    input: ProjectForm,
    output: z.object({ projectId: Id }),
  }),
  editProject: command({
    title: '修改志愿服务项目',
    needs: 'teams.project.record',
    about,
    input: ProjectForm.omit({ areaCode: true }).extend(onProject),
    output: z.object({ version: Version }),
  }),
  startProject: command({
    title: '启动志愿服务项目',
    needs: 'teams.project.record',
    about,
    input: z.object({ ...onProject, startedOn: Day }),
    output: z.object({ version: Version }),
  }),
  endProject: command({
    title: '结束志愿服务项目',
    needs: 'teams.project.record',
    about,
    input: z.object({ ...onProject, endedOn: Day, note: text(300, '说明') }),
    output: z.object({ version: Version }),
  }),
}
