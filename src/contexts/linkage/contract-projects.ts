import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import {
  BudgetSourceCode,
  Changed,
  Id,
  NeedView,
  Page,
  PartyCode,
  ProjectChange,
  ProjectFilter,
  ProjectForm,
  ProjectRow,
  paged,
  Reason,
  SeatBrief,
  SeatView,
  SideCode,
  TaskView,
  TieKindCode,
  text,
  Version,
} from './contract-parts.ts'

const aboutProject = { record: 'linkage.project', id: 'projectId' } as const
const Ref = z.object({ projectId: Id, version: Version })

export const ProjectView = ProjectRow.extend({
  goal: z.string(),
  areaCode: z.string(),
  result: z.string(),
  reason: z.string(),
  startedName: z.string(),
  closedName: z.string().nullable(),
  budget: z.array(z.object({ source: BudgetSourceCode, fen: z.int() })),
  seats: z.array(SeatView),
  needList: z.array(NeedView),
  days: z.int().describe('从第一条需求提出到结果（没有结果的到今天）的天数'),
  standsStill: z.array(z.string()).describe('卡在哪里，一句一条'),
  ties: z.array(
    z.object({
      id: Id,
      kind: TieKindCode,
      label: z.string(),
      detail: z.string(),
      page: z.string().nullable(),
      tiedName: z.string(),
      tiedOn: z.string(),
    }),
  ),
  tasks: z.array(TaskView),
  isPublic: z.boolean(),
  mayLead: z.boolean(),
  mayFinish: z.boolean(),
  version: Version,
})

const BoardProject = z.object({
  id: Id,
  title: z.string(),
  acted: z.int(),
  seats: z.array(SeatBrief),
  stillDays: z.int(),
  isStill: z.boolean(),
  leadName: z.string(),
  late: z.array(PartyCode),
  remindable: z.array(PartyCode).describe('今天还可以催的席位'),
  version: Version,
})

/** Projects with their five seats, and the board of where things stand still. */
export const projectEndpoints = {
  readBoard: query({
    title: '查看联动看板',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional() }),
    output: z.object({
      running: z.int(),
      whole: z.int().describe('五方都有行动的项目'),
      still: z.int(),
      lateSeats: z.int(),
      stillDays: z.int().describe('满多少天没有新行动列为停滞'),
      towns: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          places: z.array(z.object({ name: z.string(), projects: z.array(BoardProject) })),
        }),
      ),
    }),
  }),
  listProjects: query({
    title: '查看联动项目',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: ProjectFilter.extend(Page),
    output: paged(ProjectRow),
  }),
  getProject: query({
    title: '查看一个联动项目',
    needs: 'linkage.linkage.read',
    about: aboutProject,
    input: z.object({ projectId: Id }),
    output: ProjectView,
  }),
  listHands: query({
    title: '查看一方可以对接的人',
    needs: 'linkage.linkage.lead',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, party: SideCode, unitId: Id.nullable().default(null) }),
    output: z.object({ rows: z.array(z.object({ accountId: Id, name: z.string(), post: z.string() })) }),
  }),
  listUnits: query({
    title: '查看一方可以参加的单位',
    needs: 'linkage.linkage.lead',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.object({
      rows: z.array(z.object({ party: PartyCode, unitId: Id.nullable(), unitName: z.string() })),
    }),
  }),
  startProject: command({
    title: '成立联动项目',
    needs: 'linkage.linkage.lead',
    about: { area: 'areaCode' },
    input: ProjectForm,
    output: z.object({ projectId: Id, no: z.string() }),
  }),
  changeProject: command({
    title: '修改联动项目',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: ProjectChange,
    output: Changed,
  }),
  addProjectNeeds: command({
    title: '加入需求',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ needIds: z.array(Id).min(1, '请选择需求').max(20) }),
    output: Changed,
  }),
  askSeat: command({
    title: '邀请一方行动',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ party: PartyCode, what: text('请写明请对方做什么', 200), dueOn: Day.optional() }),
    output: z.object({ version: Version, told: z.int(), dueOn: z.string() }),
  }),
  remindSeat: command({
    title: '催办一方',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ party: PartyCode }),
    output: z.object({ version: Version, told: z.int() }),
  }),
  listTieable: query({
    title: '查看可关联的记录',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: z.object({ projectId: Id, kind: TieKindCode, text: z.string().trim().max(50).default('') }),
    output: z.object({
      rows: z.array(z.object({ id: Id, title: z.string(), detail: z.string(), on: z.string().nullable() })),
    }),
  }),
  tieRecord: command({
    title: '关联已有记录',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ kind: TieKindCode, sourceId: Id }),
    output: Changed,
  }),
  untieRecord: command({
    title: '取消关联',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ tieId: Id, reason: Reason }),
    output: Changed,
  }),
  finishProject: command({
    title: '办结联动项目',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ result: text('请写明做成了什么；公开页上会用，不写姓名', 500) }),
    output: Changed,
  }),
  stopProject: command({
    title: '中止联动项目',
    needs: 'linkage.linkage.lead',
    about: aboutProject,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
  readDone: query({
    title: '公开的联动结果',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({ projectId: Id }),
    output: z.object({
      title: z.string(),
      place: z.string(),
      goal: z.string(),
      result: z.string(),
      startsOn: z.string(),
      closedOn: z.string(),
      days: z.int(),
      needs: z.int(),
      parties: z.array(
        z.object({
          party: PartyCode,
          unitName: z.string(),
          did: z.array(z.object({ what: z.string(), times: z.int(), on: z.string() })),
        }),
      ),
    }),
  }),
}
