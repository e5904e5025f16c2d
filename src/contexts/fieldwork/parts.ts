import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import {
  ATTENDANCES,
  DUES,
  GROUP_STATES,
  KINDS,
  LINES,
  OUTCOMES,
  PARTIES,
  PHASES,
  PLAN_STATES,
  SCREENINGS,
  TYPES,
  WAYS,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const LineCode = z.enum(codesOf(LINES), '请选择工作领域')
export const WayCode = z.enum(codesOf(WAYS), '请选择方式')
export const OutcomeCode = z.enum(codesOf(OUTCOMES), '请选择结果')
export const PartyCode = z.enum(codesOf(PARTIES))
export const PlanStateCode = z.enum(codesOf(PLAN_STATES))
export const DueCode = z.enum(codesOf(DUES))
export const KindCode = z.enum(codesOf(KINDS), '请选择小组或社区活动')
export const TypeCode = z.enum(codesOf(TYPES), '请选择类型')
export const GroupStateCode = z.enum(codesOf(GROUP_STATES))
export const ScreeningCode = z.enum(codesOf(SCREENINGS), '请选择筛选结果')
export const PhaseCode = z.enum(codesOf(PHASES), '请选择阶段')
export const AttendanceCode = z.enum(codesOf(ATTENDANCES))
/** T01 to T16 and T99 (domain.md §8.7). */
export const TargetCode = z
  .string()
  .regex(/^T\d\d$/, '请选择对象类别')
  .meta({ examples: ['T10'] })

/** Text that must be there. */
export const told = (least: string, most: number, min = 2) =>
  z.string().trim().min(min, least).max(most, `请精简到${most}字以内`)
/** Text that may be left empty. */
export const maybe = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
const HourMinute = z.union([z.literal(''), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成09:30')]).default('')

export const PlanForm = z.object({
  areaCode: AreaCode.describe('去探访的社区'),
  personId: Id.describe('探访谁'),
  targetCode: z.union([z.literal(''), TargetCode]).default(''),
  line: LineCode.optional().describe('不填的按对象类别'),
  dueOn: Day,
  dueAt: HourMinute,
  note: maybe(200),
  byAccount: Id.optional().describe('由谁去；不填的由本人去'),
})
export const ManyForm = z.object({
  areaCode: AreaCode,
  personIds: z.array(Id).min(1, '请选择要探访的人').max(100, '一次至多排100人'),
  dueOn: Day,
  byAccount: Id.optional(),
})

/** What one visit told; `visitId` is made where it is written down, so that sent twice it is recorded once. */
export const VisitForm = z.object({
  areaCode: AreaCode,
  visitId: Id.describe('由记录的手机或电脑给出，发几次都只记一次'),
  personId: Id,
  planId: Id.nullable().default(null),
  way: WayCode.default('home'),
  outcome: OutcomeCode.default('met'),
  visitedOn: Day,
  found: told('请写明看到的情况，至少2个字', 2000).describe('看到、谈到的情况'),
  need: maybe(1000).describe('发现的需求；填写的按需求登记'),
  urgency: z.enum(['normal', 'urgent']).default('normal').describe('需求是否紧急'),
  line: LineCode.optional(),
  action: maybe(1000).describe('当场做了什么'),
  next: maybe(500).describe('下次打算'),
  nextOn: Day.nullable().default(null).describe('约好的下次日期'),
  fileIds: z.array(Id).max(6, '一次探访至多6张照片').default([]),
})
export const VisitFilter = z.object({
  areaCode: AreaCode.optional(),
  from: Day.optional(),
  to: Day.optional(),
  line: LineCode.optional(),
  party: PartyCode.optional(),
  hasNeed: z.boolean().optional(),
})
export const PlanFilter = z.object({
  areaCode: AreaCode.optional(),
  due: DueCode.optional(),
  targetCode: TargetCode.optional(),
  mine: z.boolean().optional(),
})

const Moment = z.date().transform((moment) => moment.toISOString())
export const VisitRow = z.object({
  id: Id,
  areaName: z.string(),
  personId: Id,
  personName: z.string().describe('遮盖后的姓名'),
  visitedOn: z.string(),
  line: LineCode,
  way: WayCode,
  outcome: OutcomeCode,
  byName: z.string(),
  byParty: PartyCode,
  hasNeed: z.boolean(),
  needId: Id.nullable(),
  photos: z.int(),
  nextOn: z.string().nullable(),
  isVoided: z.boolean(),
})
export const VisitView = VisitRow.extend({
  ...{ found: z.string(), need: z.string(), action: z.string(), next: z.string() },
  fileIds: z.array(z.string()),
  recordedAt: Moment,
  voided: z.object({ reason: z.string(), byName: z.string(), at: Moment }).nullable(),
  mayVoid: z.boolean(),
})
export const PlanRow = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  personId: Id,
  personName: z.string(),
  targetCode: z.string(),
  line: LineCode,
  dueOn: z.string(),
  dueAt: z.string(),
  due: DueCode,
  note: z.string(),
  byAccount: Id,
  byName: z.string(),
  lastOn: z.string().nullable().describe('上次见到的日期'),
  isMine: z.boolean(),
  mayChange: z.boolean(),
  version: Version,
})
export const TargetRow = z.object({
  personId: Id,
  personName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  codes: z.array(z.string()),
  months: z.int().describe('多久探访一次，个月'),
  lastOn: z.string().nullable(),
})
/** What the worker carries: whole names and the address, of today's visits alone. */
export const FieldVisit = z.object({
  planId: Id,
  areaCode: z.string(),
  areaName: z.string(),
  personId: Id,
  personName: z.string(),
  targetCode: z.string(),
  dueOn: z.string(),
  dueAt: z.string(),
  due: DueCode,
  note: z.string(),
  address: z.string().describe('只在当天或逾期的给出'),
  lastOn: z.string().nullable(),
})
