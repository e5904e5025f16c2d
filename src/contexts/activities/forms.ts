import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { ACTIVITY_STATES } from './rules/states.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z
  .string('请写明理由')
  .trim()
  .min(4, '请写明理由，至少4个字')
  .max(200, '理由过长，请精简到200字以内')
export const Paging = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
/** A moment with its offset, such as 2024-03-09T09:00:00+08:00. */
export const Moment = z.iso
  .datetime({ offset: true, error: '请填写日期和时间' })
  .meta({ examples: ['2024-03-09T09:00:00+08:00'] })

export const AUDIENCES = { volunteers: '志愿者', residents: '居民', group: '小组' } as const
export const RISK_LEVELS = { low: '低', medium: '中', high: '高' } as const
/** What no minor may take part in (domain.md §7.8). */
export const HAZARDS = { night: '夜间', height: '登高', traffic: '交通', water: '涉水', hazardous: '危险作业' } as const
export const SIGN_UP_STATES = { placed: '已报名', waiting: '候补', cancelled: '已取消' } as const
export const ATTENDANCE_SOURCES = {
  qr: '扫码',
  'roll-call': '点名',
  paper: '纸质签到表',
  auto: '系统收尾',
  cancelled: '活动取消',
} as const
const keys = <T extends object>(table: T) => Object.keys(table) as [keyof T & string, ...(keyof T & string)[]]

export const Audience = z.enum(keys(AUDIENCES), '请选择面向谁')
export const RiskLevel = z.enum(keys(RISK_LEVELS), '请选择风险等级')
export const Hazard = z.enum(keys(HAZARDS))
export const State = z.enum(keys(ACTIVITY_STATES))
export const SignUpState = z.enum(keys(SIGN_UP_STATES))
export const Source = z.enum(keys(ATTENDANCE_SOURCES))
/** WGS-84, as a phone's browser gives it. `accuracy`: metres. */
export const Position = z.object({
  lat: z.number().min(-90).max(90),
  lng: z.number().min(-180).max(180),
  accuracy: z.number().min(0).max(1_000_000).optional(),
})

const text = (least: number, most: number, empty: string) =>
  z.string(empty).trim().min(least, empty).max(most, `请写在${most}字以内`)
const Age = z.int().min(0).max(120).nullable().default(null)
const Code = z.string().regex(/^[a-z0-9]{1,20}$/)

export const ShiftForm = z.object({
  startsAt: Moment,
  endsAt: Moment.meta({ examples: ['2024-03-09T11:00:00+08:00'] }),
  places: z.int('请填写名额').min(1, '名额至少1人').max(2000, '名额过大，请核对'),
})

/** What is published for recruiting: order 685, 12 asks for true and full information, risks included. */
export const ActivityForm = z.object({
  areaCode: AreaCode,
  audience: Audience,
  title: text(4, 60, '请填写活动名称，至少4个字'),
  content: text(4, 2000, '请写明服务内容，至少4个字'),
  place: text(2, 120, '请填写集合地点'),
  position: Position.pick({ lat: true, lng: true }).nullable().default(null),
  radiusMetres: z.int().min(50, '至少50米').max(5000, '不超过5000米').nullable().default(null),
  organiser: text(2, 100, '请填写组织单位'),
  teamId: Id.nullable().default(null),
  projectId: Id.nullable().default(null),
  category: Code.nullable().default(null).describe('服务类别代码'),
  audiences: z.array(Code).max(20).default([]).describe('服务对象代码'),
  leaderPersonId: Id.nullable().default(null),
  leaderName: z.string().trim().max(50).default('').describe('名录中没有的负责人才填'),
  contact: text(3, 60, '请填写联系方式'),
  riskLevel: RiskLevel,
  risks: text(4, 1000, '请如实写明可能的风险；没有明显风险也要写明（《志愿服务条例》第十二条）'),
  conditions: z.string().trim().max(500).default(''),
  minAge: Age,
  maxAge: Age,
  isFamily: z.boolean().default(false).describe('亲子活动：监护人同到'),
  withChildren: z.boolean().default(false).describe('服务未成年人：须先做入职查询'),
  hazards: z.array(Hazard).max(5).default([]),
  shifts: z.array(ShiftForm).min(1, '请至少安排一个班次').max(40, '一次活动最多40个班次'),
})

export const PolicyForm = z.object({
  insurer: text(2, 100, '请填写保险公司'),
  policyNo: text(4, 60, '请填写保单号'),
  /** Yuan for each person. */
  sum: z.int('请填写每人保额（元）').positive('保额须大于0').max(100_000_000, '保额过大，请核对'),
  fromDate: Day,
  toDate: Day,
  fileId: Id.nullable().default(null),
})

export const ConsentForm = z.object({
  personId: Id.describe('未成年人'),
  guardianName: text(2, 50, '请填写监护人姓名'),
  relation: text(1, 20, '请填写与未成年人的关系'),
  guardianIdNumber: z
    .string()
    .trim()
    .min(6, '请填写监护人证件号')
    .max(30, '证件号过长')
    .meta({ examples: ['120101198001011236'] }),
  /** `activity`: this activity alone; `all`: any activity until it runs out. */
  scope: z.enum(['activity', 'all'], '请选择同意的范围').default('activity'),
  accompanies: z.boolean().default(false).describe('监护人（或其委托的成年人）全程陪同'),
  photo: z.boolean().default(false).describe('同意拍照和使用照片，单独勾选'),
  validTo: Day.meta({ examples: ['2024-12-31'] }),
  fileId: Id.nullable().default(null),
})

export const CheckForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  checkedOn: Day.meta({ examples: ['2024-01-05'] }),
  result: z.enum(['clear', 'barred'], '请选择查询结果'),
  note: z.string().trim().max(200).default(''),
})

export const ActivityFilter = z.object({
  areaCode: AreaCode.optional(),
  state: State.optional(),
  audience: Audience.optional(),
  from: Day.optional(),
  to: Day.optional(),
  text: z.string().trim().max(50).optional().describe('名称或地点'),
  overdue: z.boolean().default(false).describe('只看逾期未完成记录的'),
})

/** One line of the leader's roll-call, made on a phone that may have had no network. */
export const RollMark = z
  .object({
    /** Made by the phone, once for each mark; sent again, the mark is answered as the first time. */
    key: z.uuid(),
    shiftId: Id,
    /** Who: a sign-up, a person already on the sheet, or somebody who just came by. Exactly one. */
    signUpId: Id.optional(),
    personId: Id.optional(),
    walkIn: z.object({ name: z.string().trim().min(2).max(50), phone: z.string().trim().min(6).max(20) }).optional(),
    kind: z.enum(['in', 'out']),
    /** By the phone's clock. */
    at: Moment,
    /** Server time minus the phone's, in milliseconds, as the phone last measured it; it is added to `at`. */
    phoneClockOffset: z.int().min(-3_155_760_000_000).max(3_155_760_000_000).default(0),
  })
  .meta({ examples: [] })

/** One row of a paper attendance sheet. */
export const PaperRow = z.object({
  personId: Id.optional(),
  signUpId: Id.optional(),
  inAt: Moment,
  outAt: Moment.meta({ examples: ['2024-03-09T11:00:00+08:00'] }),
})
