import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import {
  AttendanceCode,
  GroupStateCode,
  Id,
  KindCode,
  LineCode,
  maybe,
  PhaseCode,
  Reason,
  ScreeningCode,
  TargetCode,
  TypeCode,
  told,
  Version,
} from './parts.ts'

export const BudgetLine = z.object({
  item: told('请填写支出项目', 60),
  fen: z.int('金额以分为单位').min(0).max(100_000_000_000, '金额过大，请核对'),
})
export const SessionPlan = z.object({ title: told('请填写这一节的题目', 60), content: told('请填写内容', 500) })

/** MZ/T 095-2017 for a group's proposal, 071-2016 for an activity's; what only one kind asks may be empty for the other. */
export const Proposal = z.object({
  idea: told('请写明理念或依据', 1000).describe('理念'),
  aims: told('请写明目标', 1000).describe('目标'),
  audience: told('请写明对象', 300).describe('对象'),
  recruiting: maybe(500).describe('招募办法'),
  contents: z.array(SessionPlan).max(30, '至多30节').default([]).describe('每节（场）内容'),
  difficulties: maybe(1000).describe('困难预计与应对'),
  evaluation: told('请写明怎样评估', 500).describe('评估办法'),
  safety: maybe(2000).describe('安全预案'),
  volunteers: maybe(500).describe('志愿者安排'),
  supplies: maybe(500).describe('物资'),
  budget: z.array(BudgetLine).max(30, '预算至多30行').default([]),
})
const facts = {
  type: TypeCode,
  title: told('请填写名称', 80),
  line: LineCode,
  groups: z.array(TargetCode).max(17).default([]),
  people: z.int('人数须为整数').min(1, '人数至少为1').max(100_000, '人数过大，请核对'),
  sessions: z.int('节数须为整数').min(1, '至少一节').max(60, '至多60节'),
  startsOn: Day,
  endsOn: Day,
  needId: Id.nullable().default(null).describe('回应哪条需求'),
  activityId: Id.nullable().default(null).describe('招募志愿者的活动'),
  plan: Proposal,
}
export const GroupForm = z.object({ areaCode: AreaCode, kind: KindCode, ...facts })
export const GroupRevision = z.object({ groupId: Id, version: Version, ...facts })
export const GroupFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: KindCode.optional(),
  state: GroupStateCode.optional(),
  line: LineCode.optional(),
  overdue: z.boolean().optional().describe('过了计划的结束日期还没有办结'),
  toApprove: z.boolean().optional().describe('待审定、待归档'),
})
export const Sorts = ['startsOn', 'endsOn', 'title'] as const

export const MemberForm = z.object({
  groupId: Id,
  version: Version,
  personId: Id,
  source: told('请写明怎么招募来的', 100),
})
export const ScreenForm = z.object({
  groupId: Id,
  version: Version,
  memberId: Id,
  screening: ScreeningCode,
  note: maybe(300),
  contractOn: Day.nullable().default(null).describe('契约签订日期'),
})
export const LeaveForm = z.object({ groupId: Id, version: Version, memberId: Id, leftOn: Day, reason: Reason })
/** Points of the scale the group uses, 0 to 1000. */
const Score = z.int('得分须为整数').min(0).max(1000, '得分至多1000').nullable().default(null)
export const ScoresForm = z.object({
  groupId: Id,
  version: Version,
  scores: z
    .array(z.object({ memberId: Id, before: Score, after: Score }))
    .min(1, '请填写得分')
    .max(200),
})

export const PresentForm = z.object({ personId: Id, state: AttendanceCode, note: maybe(200) })
export const SessionForm = z.object({
  groupId: Id,
  version: Version,
  heldOn: Day,
  place: told('请填写地点', 100),
  minutes: z.int('时长须为整数分钟').min(1, '时长至少1分钟').max(1440, '时长至多一天'),
  phase: PhaseCode.default('whole'),
  process: told('请写明过程，至少4个字', 4000, 4),
  interaction: maybe(2000).describe('互动'),
  reflection: maybe(2000).describe('反思'),
  peopleCount: z.int().min(0).max(100_000).nullable().default(null).describe('没有逐人签到的，填人数'),
  roll: z.array(PresentForm).max(500).default([]),
  fileIds: z.array(Id).max(12, '照片至多12张').default([]),
})
export const SafetyForm = z.object({
  groupId: Id,
  version: Version,
  filedOn: Day,
  filingNo: maybe(60),
  permitNo: maybe(60).describe('公安机关安全许可文号'),
})
export const EvaluationForm = z.object({
  groupId: Id,
  version: Version,
  sheets: z.int('份数须为整数').min(0).max(100_000).describe('收回的满意度表'),
  satisfied: z.int('份数须为整数').min(0).max(100_000).describe('其中满意的'),
  goals: told('请写明目标达成情况', 1000).describe('目标达成'),
  summary: told('请写总结，至少10个字', 4000, 10).describe('总结'),
  spentFen: z.int().min(0).max(100_000_000_000).describe('实际支出，分'),
})
export const Evaluation = EvaluationForm.omit({ groupId: true, version: true })

export const AssessmentForm = z.object({
  areaCode: AreaCode,
  title: told('请填写报告题目', 80),
  fromDate: Day,
  toDate: Day,
  methods: told('请写明做法，如问卷、访谈、走访', 300),
  peopleAsked: z.int('人数须为整数').min(1, '人数至少为1').max(1_000_000),
  findings: told('请写明主要发现，至少10个字', 4000, 10),
  keptAt: told('请写明报告存放在哪里', 100),
  fileId: Id.nullable().default(null),
})

const Moment = z.date().transform((moment) => moment.toISOString())
export const GroupRow = z.object({
  id: Id,
  kind: KindCode,
  type: TypeCode,
  title: z.string(),
  areaName: z.string(),
  townName: z.string(),
  line: LineCode,
  groups: z.array(z.string()),
  people: z.int(),
  sessions: z.int(),
  sessionsHeld: z.int(),
  startsOn: z.string(),
  endsOn: z.string(),
  leaderName: z.string(),
  state: GroupStateCode,
  isOverdue: z.boolean(),
  fileNo: z.string().nullable(),
})
export const MemberView = z.object({
  id: Id,
  personId: Id,
  name: z.string().describe('主办社工看全名，其他人看遮盖后的姓名'),
  source: z.string(),
  screening: ScreeningCode,
  screeningNote: z.string(),
  contractOn: z.string().nullable(),
  beforeScore: z.int().nullable(),
  afterScore: z.int().nullable(),
  leftOn: z.string().nullable(),
  leftReason: z.string(),
  attended: z.int().describe('到过几节'),
})
const SessionMark = z.object({
  kind: z.enum(['voided', 'restored']),
  reason: z.string(),
  byName: z.string(),
  at: Moment,
})
export const SessionView = z.object({
  id: Id,
  no: z.int().nullable().describe('第几节；作废的没有'),
  heldOn: z.string(),
  place: z.string(),
  minutes: z.int(),
  phase: PhaseCode,
  peopleCount: z.int(),
  absent: z.int(),
  byName: z.string(),
  process: z.string().nullable().describe('只给办理和审定的人'),
  interaction: z.string().nullable(),
  reflection: z.string().nullable(),
  roll: z.array(z.object({ name: z.string(), state: AttendanceCode, note: z.string() })),
  fileIds: z.array(z.string()).describe('只给办理和审定的人'),
  isVoided: z.boolean(),
  marks: z.array(SessionMark),
})
export const GroupView = GroupRow.extend({
  areaCode: z.string(),
  plan: Proposal,
  budgetFen: z.int(),
  needId: Id.nullable(),
  activityId: Id.nullable(),
  activityTitle: z.string().nullable(),
  volunteers: z.int().describe('活动里签到的志愿者'),
  filedOn: z.string().nullable(),
  filingNo: z.string(),
  permitNo: z.string(),
  startedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  evaluation: Evaluation.nullable(),
  createdName: z.string(),
  members: z.array(MemberView),
  meetings: z.array(SessionView),
  steps: z.array(
    z.object({ act: z.string(), state: GroupStateCode, note: z.string(), byName: z.string(), at: Moment }),
  ),
  papers: z.array(z.object({ title: z.string(), isThere: z.boolean() })),
  limits: z.object({ filing: z.int(), permit: z.int() }),
  may: z.array(z.string()).describe('现在可以办的'),
  version: Version,
})
export const AssessmentView = AssessmentForm.extend({ id: Id, areaName: z.string(), byName: z.string() })
