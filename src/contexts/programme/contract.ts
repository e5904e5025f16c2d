import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { nominations } from './contract-nominations.ts'
import { Code, Conflict, Counts, Day, keysOf, Page, Reason, Refusal, Role, Status } from './contract-parts.ts'
import { WAYS } from './rules/conflict.ts'
import { VERBS } from './rules/states.ts'
import { TASK_STATUSES } from './rules/task-states.ts'

export { faultsOfTable, type ItemNeeds, PointsRule, ScoreItem, ScoreTable } from './score-table.ts'

const about = { record: 'programme.point', id: 'pointId' } as const
const PointRow = z.object({
  id: z.uuid(),
  kind: z.enum(['joint', 'district']),
  seq: z.int().nullable(),
  districtCode: z.string(),
  districtName: z.string(),
  townCode: z.string(),
  townName: z.string(),
  status: Status,
  projectName: z.string(),
  fundThresholdFen: z.int().nullable(),
  startsOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  isRectifying: z.boolean().describe('整改中'),
  version: z.int(),
})
const TaskView = z.object({
  id: z.uuid(),
  pointId: z.uuid(),
  parentId: z.uuid().nullable(),
  criterion: z.string(),
  title: z.string(),
  weight: z.int(),
  ownerName: z.string(),
  status: z.enum(keysOf(TASK_STATUSES)),
  startsOn: z.string().nullable(),
  dueOn: z.string(),
  isLate: z.boolean(),
  note: z.string(),
  townName: z.string(),
  districtName: z.string(),
  version: z.int(),
})
const taskAbout = { record: 'programme.task', id: 'taskId' } as const
const TaskMove = z.object({ taskId: z.uuid(), version: z.int(), note: z.string().trim().max(500).default('') })
const TaskMoved = z.object({ version: z.int(), status: z.enum(keysOf(TASK_STATUSES)) })

const CodeTable = z.object({
  title: z.string(),
  source: z.string(),
  verified: z.boolean().describe('是否核对过标准原文'),
  items: z.array(z.object({ code: z.string(), label: z.string() })),
})

const quotas = {
  quotasBoard: query({
    title: '查看名额',
    needs: 'programme.quota.read',
    about: 'list',
    input: z.object({}),
    output: z.object({
      minCommunities: z.int(),
      rows: z.array(
        z.object({
          districtCode: z.string(),
          districtName: z.string(),
          notice: Counts.describe('附件1'),
          quota: Counts.describe('现行：附件1加历次决定'),
          joint: Counts.describe('其中市区联合创建点'),
          used: Counts,
          pending: Counts,
          left: Counts,
          coveredAllowed: z.int(),
          conflict: Conflict.nullable(),
          decisions: z.array(
            z.object({
              id: z.uuid(),
              way: z.enum([...keysOf(WAYS), 'take-back']),
              towns: z.int(),
              communities: z.int(),
              covered: z.int(),
              reason: z.string(),
              takenBack: z.boolean(),
              actorName: z.string(),
              decidedAt: z.string(),
            }),
          ),
          mayDecide: z.boolean(),
          version: z.int(),
        }),
      ),
      totals: z.object({ notice: Counts, quota: Counts, joint: Counts, used: Counts, pending: Counts, left: Counts }),
    }),
  }),
  decideQuotaConflict: command({
    title: '决定名额冲突的处理',
    needs: 'programme.quota.decide',
    about: { area: 'districtCode' },
    input: z.object({
      districtCode: Code,
      version: z.int(),
      way: z.enum(keysOf(WAYS), '请选择处理办法'),
      count: z.int('请填写整数').min(1, '至少为1').default(1),
      reason: Reason,
    }),
    output: z.object({ decisionId: z.uuid(), version: z.int() }),
  }),
  takeBackQuotaDecision: command({
    title: '收回名额决定',
    needs: 'programme.quota.decide',
    about: { area: 'districtCode' },
    input: z.object({
      districtCode: Code,
      version: z.int().describe('该区名额的版本'),
      decisionId: z.uuid(),
      reason: Reason,
    }),
    output: z.object({ version: z.int() }),
  }),
}

const points = {
  listPoints: query({
    title: '查看创建点',
    needs: 'programme.point.read',
    about: 'list',
    input: z.object({
      districtCode: Code.optional(),
      status: z.array(Status).optional(),
      kind: z.enum(['joint', 'district']).optional(),
      words: z.string().trim().max(40).optional(),
      sort: z
        .enum(['order', 'town', 'status', 'startsOn'])
        .default('order')
        .describe('order：联合创建点序号，再按区划'),
      descending: z.boolean().default(false),
      ...Page,
    }),
    output: z.object({
      total: z.int(),
      rows: z.array(PointRow.extend({ pilots: z.int(), coveredOnly: z.int(), unconfirmed: z.int() })),
    }),
  }),
  getPoint: query({
    title: '查看创建点详情',
    needs: 'programme.point.read',
    about,
    input: z.object({ pointId: z.uuid() }),
    output: PointRow.extend({
      leaderName: z.string(),
      contactPhone: z.string(),
      eligibility: z.string(),
      communities: z.array(
        z.object({
          id: z.uuid(),
          writtenName: z.string(),
          areaCode: z.string().nullable(),
          areaName: z.string().nullable().describe('正式名称；空表示名称待确认'),
          role: Role,
          fromDate: z.string(),
          toDate: z.string().nullable(),
        }),
      ),
      history: z.array(
        z.object({
          title: z.string(),
          toStatus: Status,
          reason: z.string(),
          actorName: z.string(),
          actedAt: z.string(),
        }),
      ),
      next: z.array(
        z.object({
          verb: z.enum(keysOf(VERBS)),
          title: z.string(),
          needsReason: z.boolean(),
          refusal: z.string().nullable().describe('空表示可以办理；否则说明为何不能'),
        }),
      ),
      mayEdit: z.boolean(),
      refusals: z.array(Refusal).describe('按现有内容提交会被哪些规则拒绝'),
      conflict: Conflict.nullable().describe('本区名额冲突'),
    }),
  }),
}

const tasks = {
  listTasks: query({
    title: '查看创建任务',
    needs: 'programme.task.read',
    about: 'list',
    input: z.object({
      pointId: z.uuid().optional(),
      status: z.enum(keysOf(TASK_STATUSES)).optional(),
      lateOnly: z.boolean().default(false),
      ...Page,
    }),
    output: z.object({ total: z.int(), rows: z.array(TaskView) }),
  }),
  changeTask: command({
    title: '办理创建任务',
    needs: 'programme.task.change',
    about: taskAbout,
    input: TaskMove.extend({ verb: z.enum(['start', 'submit']) }),
    output: TaskMoved,
  }),
  checkTask: command({
    title: '核验创建任务',
    needs: 'programme.task.check',
    about: taskAbout,
    input: TaskMove.extend({ verb: z.enum(['verify', 'return', 'finish', 'cancel']) }),
    output: TaskMoved,
  }),
  addSubTask: command({
    title: '分解创建任务',
    needs: 'programme.task.change',
    about: taskAbout,
    input: z.object({
      taskId: z.uuid().describe('上级任务'),
      version: z.int(),
      title: z.string().trim().min(2, '请填写子任务').max(100),
      ownerName: z.string().trim().max(60).default(''),
      startsOn: Day.nullable().default(null),
      dueOn: Day,
    }),
    output: z.object({ subTaskId: z.uuid() }),
  }),
}

export const programmeContract = {
  context: 'programme',
  title: '创建',
  endpoints: {
    listCodes: query({
      title: '查看代码表',
      needs: 'nothing',
      about: 'everyone',
      input: z.object({}),
      output: z.object({ serviceCategories: CodeTable, serviceAudiences: CodeTable, projectTags: CodeTable }),
    }),
    getProgramme: query({
      title: '查看创建项目',
      needs: 'sign-in',
      about: 'everyone',
      input: z.object({}),
      output: z
        .object({
          id: z.string(),
          title: z.string(),
          documentNo: z.string(),
          startsOn: z.string(),
          endsOn: z.string(),
          rootCode: z.string(),
          halfReading: z.enum(['A', 'B', 'C']),
          minCommunities: z.int(),
          milestones: z.array(z.object({ code: z.string(), title: z.string(), dueOn: z.string(), percent: z.int() })),
          schematic: z.array(z.object({ district: z.string(), row: z.int(), column: z.int() })),
          kinds: z.array(z.object({ code: z.enum(['joint', 'district']), title: z.string() })),
        })
        .nullable(),
    }),
    ...quotas,
    ...nominations,
    ...points,
    ...tasks,
  },
} as const
