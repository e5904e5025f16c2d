import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { isPhone } from '#kernel/identity.ts'
import {
  ACT_KINDS,
  BUDGET_SOURCES,
  LEVELS,
  LINES,
  MEETING_STATES,
  OUTCOMES,
  OWNER_KINDS,
  PARTIES,
  PROJECT_STATES,
  RESOURCE_KINDS,
  RESOURCE_STATES,
  SEAT_STANDS,
  SIDES,
  TASK_STATES,
  TASK_STEPS,
  TIE_KINDS,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })
export const Search = z.string().trim().max(50, '搜索词过长').optional()

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const PartyCode = z.enum(codesOf(PARTIES), '请选择是五方中的哪一方')
export const SideCode = z.enum(codesOf(SIDES), '请选择代表哪一方')
export const LineCode = z.enum(codesOf(LINES))
export const ResourceKindCode = z.enum(codesOf(RESOURCE_KINDS), '请选择资源种类')
export const OwnerKindCode = z.enum(codesOf(OWNER_KINDS), '请选择谁提供')
export const ResourceStateCode = z.enum(codesOf(RESOURCE_STATES))
export const ProjectStateCode = z.enum(codesOf(PROJECT_STATES))
export const BudgetSourceCode = z.enum(codesOf(BUDGET_SOURCES), '请选择资金来源')
export const ActKindCode = z.enum(codesOf(ACT_KINDS))
export const TieKindCode = z.enum(codesOf(TIE_KINDS), '请选择关联哪一类记录')
export const SeatStandCode = z.enum(codesOf(SEAT_STANDS))
export const LevelCode = z.enum(codesOf(LEVELS), '请选择会议层级')
export const MeetingStateCode = z.enum(codesOf(MEETING_STATES))
export const OutcomeCode = z.enum(codesOf(OUTCOMES), '请选择议决结果')
export const TaskStateCode = z.enum(codesOf(TASK_STATES))
export const TaskStepCode = z.enum(codesOf(TASK_STEPS))

/** Whole fen, more than nothing. */
export const AmountFen = z
  .int('金额以分为单位，不能有不足一分的零头')
  .min(1, '金额须大于0')
  .max(100_000_000_000, '金额过大，请核对')
export const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
export const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
export const Lines = z.array(LineCode).max(7).default([])

const resourceForm = {
  ownerKind: OwnerKindCode,
  ownerName: text('请填写谁提供', 60),
  kind: ResourceKindCode,
  title: text('请填写资源名称', 60),
  amount: short(60).describe('数量或频次，如“每周三个半天”'),
  lines: Lines.describe('适合的服务方向；不选为都可以'),
  fromDate: Day,
  toDate: Day.nullable().default(null),
  conditions: short(300),
  valueFen: AmountFen.nullable().default(null).describe('估算价值'),
}
const contact = {
  contactName: text('请填写联系人', 30),
  contactPhone: z.string().trim().refine(isPhone, '联系电话格式不对，请核对'),
}
export const ResourceForm = z.object({ areaCode: AreaCode, ...resourceForm, ...contact })
export const ResourceChange = z.object({
  resourceId: Id,
  version: Version,
  ...resourceForm,
  state: z.enum(['available', 'occupied'], '请选择可用或占用'),
})
export const ResourceFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: ResourceKindCode.optional(),
  line: LineCode.optional(),
  state: ResourceStateCode.optional(),
  text: Search,
})
export const ResourceView = z.object({
  ...resourceForm,
  ...{ id: Id, no: z.string(), areaName: z.string(), state: ResourceStateCode, reason: z.string() },
  contact: z.string().describe('遮盖后的联系人'),
  matches: z.int(),
  recordedName: z.string(),
  mayChange: z.boolean(),
  version: Version,
})

const serviceForm = {
  name: text('请填写服务名称', 60),
  audience: text('请填写服务对象', 80),
  lines: Lines,
  openTimes: text('请填写什么时间', 80),
  place: text('请填写在哪里', 80),
  provider: text('请填写谁提供', 60),
  howToApply: text('请填写怎么申请', 200),
  fromDate: Day,
  toDate: Day.nullable().default(null),
}
export const ServiceForm = z.object({ areaCode: AreaCode, ...serviceForm })
export const ServiceChange = z.object({ serviceId: Id, version: Version, ...serviceForm })
export const ServiceFilter = z.object({
  areaCode: AreaCode.optional(),
  line: LineCode.optional(),
  openOnly: z.boolean().optional(),
  text: Search,
})
export const ServiceView = z.object({
  ...serviceForm,
  ...{ id: Id, no: z.string(), areaName: z.string(), isOpen: z.boolean(), matches: z.int() },
  mayChange: z.boolean(),
  version: Version,
})

/** A need as this context shows it. */
export const NeedView = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  areaName: z.string(),
  line: LineCode.nullable(),
  urgency: z.string(),
  state: z.string(),
  stateName: z.string(),
  reportedOn: z.string(),
  resolvedOn: z.string().nullable(),
  confirmedOn: z.string().nullable(),
  days: z.int().describe('从提出到解决（没有解决的到今天）的天数'),
})

const seatForm = z.object({
  party: PartyCode,
  unitName: text('请填写由哪个单位或队伍参加', 60),
  unitId: Id.nullable().default(null),
})
const budget = z
  .array(z.object({ source: BudgetSourceCode, fen: AmountFen }))
  .max(5)
  .default([])
const projectForm = {
  title: text('请填写项目名称', 60),
  goal: text('请写明要做成什么', 300),
  startsOn: Day,
  endsOn: Day,
  budget,
  seats: z.array(seatForm).max(5).default([]),
}
export const ProjectForm = z.object({
  areaCode: AreaCode,
  needIds: z.array(Id).min(1, '请至少选择一条需求：联动从需求开始').max(20, '一个项目至多20条需求'),
  ...projectForm,
})
export const ProjectChange = z.object({ projectId: Id, version: Version, ...projectForm })
export const ProjectFilter = z.object({
  areaCode: AreaCode.optional(),
  state: ProjectStateCode.optional(),
  text: Search,
})
export const SeatBrief = z.object({ party: PartyCode, stand: SeatStandCode })
export const ProjectRow = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  areaName: z.string(),
  townName: z.string(),
  leadName: z.string(),
  state: ProjectStateCode,
  startsOn: z.string(),
  endsOn: z.string(),
  closedOn: z.string().nullable(),
  acted: z.int().describe('五方中已有行动的方数'),
  seats: z.array(SeatBrief),
  needs: z.int(),
  stillDays: z.int().describe('多少天没有新的行动；已办结的为0'),
  isStill: z.boolean(),
})
export const ActView = z.object({
  kind: ActKindCode,
  id: Id,
  on: z.string(),
  label: z.string(),
  detail: z.string(),
  page: z.string().nullable(),
})
export const SeatView = z.object({
  party: PartyCode,
  unitName: z.string(),
  unitId: Id.nullable(),
  stand: SeatStandCode,
  acts: z.array(ActView),
  actsInAll: z.int(),
  firstOn: z.string().nullable(),
  askedOn: z.string().nullable(),
  askedBy: z.string(),
  askedWhat: z.string(),
  dueOn: z.string().nullable(),
  told: z.int(),
  daysLate: z.int(),
  remindedOn: z.string().nullable(),
  mayRemind: z.boolean(),
})

export const AttendeeForm = z.object({
  party: SideCode,
  unitName: text('请填写单位', 60),
  name: text('请填写姓名', 20),
})
const Clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间请写成14:30的样子')
  .meta({ examples: ['14:30'] })
export const MeetingForm = z.object({
  level: LevelCode,
  areaCode: AreaCode,
  title: text('请填写会议名称', 60),
  heldOn: Day,
  startsAt: Clock,
  place: text('请填写地点', 60),
  chair: text('请填写主持人', 30),
  attendees: z
    .array(AttendeeForm)
    .min(2, '应到人员至少两人')
    .max(60, '应到人员至多60人')
    .meta({
      examples: [
        [
          { party: 'community', unitName: '居委会', name: '王芳' },
          { party: 'social_worker', unitName: '社工站', name: '李明' },
        ],
      ],
    }),
  needIds: z.array(Id).max(20).default([]),
  topics: z.array(text('请填写议题', 100)).max(20).default([]),
})
export const MeetingFilter = z.object({
  areaCode: AreaCode.optional(),
  level: LevelCode.optional(),
  state: MeetingStateCode.optional(),
  text: Search,
})
export const MeetingRow = z.object({
  id: Id,
  no: z.string(),
  level: LevelCode,
  title: z.string(),
  areaName: z.string(),
  heldOn: z.string(),
  startsAt: z.string(),
  place: z.string(),
  chair: z.string(),
  state: MeetingStateCode,
  invited: z.int(),
  present: z.int(),
  items: z.int(),
  passed: z.int(),
  version: Version,
})

export const TaskForm = z.object({
  title: text('请写明要做什么', 100),
  ownerParty: SideCode,
  ownerUnit: text('请填写负责单位', 60),
  ownerAccount: Id.describe('负责人的账号'),
  dueOn: Day,
})
export const TaskFilter = z.object({
  areaCode: AreaCode.optional(),
  state: TaskStateCode.optional(),
  overdueOnly: z.boolean().optional(),
  text: Search,
})
export const TaskView = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  areaName: z.string(),
  ownerParty: SideCode,
  ownerUnit: z.string(),
  ownerName: z.string(),
  dueOn: z.string(),
  state: TaskStateCode,
  doneOn: z.string().nullable(),
  daysLate: z.int(),
  lastNote: z.string(),
  projectId: Id.nullable(),
  projectTitle: z.string().nullable(),
  meetingId: Id.nullable(),
  meetingTitle: z.string().nullable(),
  mayDo: z.boolean(),
  version: Version,
})
