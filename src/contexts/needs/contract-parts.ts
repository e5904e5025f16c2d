import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { TARGET_CODES } from '#contexts/hardship/contract.ts'
import { isPhone } from '#kernel/identity.ts'
import {
  BENEFITS,
  CHANNELS,
  DESK_CHANNELS,
  FOR_WHOM,
  LEVELS,
  LINES,
  MEANS,
  NEED_STATES,
  OUTCOMES,
  OWNERS,
  PARTIES,
  ROUTES,
  URGENCIES,
  VERIFIED_HOW,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Note = z.string().trim().max(500, '请精简到500字以内').default('')
export const PlainNote = z.string().trim().min(2, '请写明做了什么').max(1000, '请精简到1000字以内')

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const StateCode = z.enum(codesOf(NEED_STATES))
export const ChannelCode = z.enum(codesOf(CHANNELS))
export const DeskChannelCode = z.enum(DESK_CHANNELS, '请选择从哪里听到的')
export const LineCode = z.enum(codesOf(LINES), '请选择属于哪一类')
export const UrgencyCode = z.enum(codesOf(URGENCIES), '请选择急不急')
export const LevelCode = z.enum(codesOf(LEVELS), '请选择层次')
export const ForWhomCode = z.enum(codesOf(FOR_WHOM), '请选择替谁说的')
export const HowCode = z.enum(codesOf(VERIFIED_HOW), '请选择怎样核实的')
export const BenefitCode = z.enum(codesOf(BENEFITS), '请选择政策待遇')
export const RouteCode = z.enum(codesOf(ROUTES), '请选择办理途径')
export const OwnerCode = z.enum(OWNERS, '请选择交给哪一方')
export const PartyCode = z.enum(codesOf(PARTIES))
export const MeansCode = z.enum(codesOf(MEANS))
export const OutcomeCode = z.enum(codesOf(OUTCOMES), '请选择答复')
export const GroupCode = z.enum(TARGET_CODES, '请选择服务对象')
export const Rating = z.int('请选择满意程度').min(1, '请选择满意程度').max(5, '请选择满意程度')

const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
const Phone = z
  .string()
  .trim()
  .refine((one) => one === '' || isPhone(one), '不是有效的电话号码：手机11位，座机写成022-12345678')
  .default('')

/** What somebody tells on the phone: their own words first; all else helps to find them. */
export const TellForm = z.object({
  areaCode: AreaCode.describe('在哪个社区'),
  forWhom: ForWhomCode,
  line: LineCode.optional(),
  words: z.string().trim().min(4, '请说说有什么难处，至少4个字').max(1000, '请说得短一些，1000字以内'),
  urgency: UrgencyCode.default('normal'),
  whom: short(100).describe('替谁说的'),
  isNameless: z.boolean().default(false),
  name: short(30),
  phone: Phone,
  address: short(100),
  photoId: Id.nullable().default(null),
})
/** What the desk writes down of a call, a round, a meeting, a paper. */
export const RecordForm = z.object({
  areaCode: AreaCode,
  channel: DeskChannelCode,
  externalNo: z.string().trim().max(40, '工单号过长').default('').describe('热线工单号'),
  reportedOn: Day.describe('提出日期'),
  title: text('请用一句话写明什么事', 60),
  description: z.string().trim().min(4, '请写明情况，至少4个字').max(2000, '请精简到2000字以内'),
  urgency: UrgencyCode.default('normal'),
  forWhom: ForWhomCode.default('self'),
  peopleCount: z.int('请填写整数').min(1, '至少1人').max(100_000, '人数过多，请核对').default(1),
  beneficiaryPersonId: Id.nullable().default(null),
  isNameless: z.boolean().default(false),
  name: short(30),
  phone: Phone,
  address: short(100),
  whom: short(100),
  fileId: Id.nullable().default(null).describe('书面材料或照片'),
})

export const NeedFilter = z.object({
  areaCode: AreaCode.optional(),
  state: StateCode.optional(),
  line: LineCode.optional(),
  urgency: UrgencyCode.optional(),
  channel: ChannelCode.optional(),
  group: GroupCode.optional(),
  ownerParty: OwnerCode.optional(),
  isEntitled: z.boolean().optional(),
  lateOnly: z.boolean().default(false),
  openOnly: z.boolean().default(false),
  text: z.string().trim().max(50).optional(),
})
export const SORTS = ['reportedOn', 'dueOn'] as const

export const NeedRow = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  areaName: z.string(),
  channel: ChannelCode,
  line: LineCode.nullable(),
  urgency: UrgencyCode,
  state: StateCode,
  reportedOn: z.string(),
  dueOn: z.string().nullable(),
  light: z.enum(['none', 'ok', 'soon', 'late']),
  ownerParty: OwnerCode.nullable(),
  ownerUnit: z.string(),
  benefit: BenefitCode.nullable(),
  rating: z.int().nullable(),
  version: Version,
})
const moment = z.date().transform((at) => at.toISOString())
const StepView = z.object({
  kind: z.string(),
  state: StateCode.nullable(),
  party: PartyCode,
  note: z.string(),
  byName: z.string(),
  isTold: z.boolean(),
  at: moment,
})
const ReferralView = z.object({
  id: Id,
  benefit: BenefitCode,
  toUnit: z.string(),
  referredOn: z.string(),
  referredName: z.string(),
  note: z.string(),
  receiptNo: z.string().nullable(),
  receiptOn: z.string().nullable(),
  receiptName: z.string().nullable(),
  outcome: OutcomeCode.nullable(),
  outcomeOn: z.string().nullable(),
  outcomeNote: z.string(),
})
const Brief = z.object({ id: Id, no: z.string(), title: z.string() })
export const NeedView = NeedRow.extend({
  areaCode: z.string(),
  description: z.string().nullable().describe('不办这件事的岗位看不到'),
  externalNo: z.string().nullable(),
  forWhom: ForWhomCode,
  isNameless: z.boolean(),
  peopleCount: z.int(),
  photoFileId: z.string().nullable(),
  contact: z.string().describe('遮盖后的联系方式'),
  beneficiary: z.string().describe('遮盖后的服务对象'),
  verifiedOn: z.string().nullable(),
  verifiedHow: HowCode.nullable(),
  verifiedName: z.string().nullable(),
  rejectedReason: z.string(),
  groups: z.array(z.string()),
  level: LevelCode.nullable(),
  route: RouteCode.nullable(),
  routeReason: z.string(),
  heard: z.array(BenefitCode).describe('居民的话里提到的政策待遇'),
  assignedOn: z.string().nullable(),
  means: z.array(MeansCode),
  result: z.string(),
  resolvedOn: z.string().nullable(),
  confirmedOn: z.string().nullable(),
  confirmedHow: z.enum(['phone', 'paper']).nullable(),
  comment: z.string(),
  reopened: z.int(),
  archivedOn: z.string().nullable(),
  recordedName: z.string(),
  into: Brief.nullable().describe('并入哪一件'),
  merged: z.array(Brief).describe('并进来的'),
  referrals: z.array(ReferralView),
  steps: z.array(StepView),
  mayReveal: z.boolean(),
  may: z.array(z.string()).describe('本人现在可以办理的'),
})

/** How a need looks to who told it: where it stands, never who else told the same. */
export const MineRow = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  state: StateCode,
  isMerged: z.boolean(),
  reportedOn: z.string(),
  ownerUnit: z.string(),
})
export const MineView = MineRow.extend({
  version: Version,
  areaName: z.string(),
  words: z.string(),
  isNameless: z.boolean(),
  hasPhoto: z.boolean(),
  rejectedReason: z.string(),
  dueOn: z.string().nullable(),
  result: z.string(),
  resolvedOn: z.string().nullable(),
  rating: z.int().nullable(),
  benefit: BenefitCode.nullable(),
  receiptNo: z.string().nullable(),
  outcome: OutcomeCode.nullable(),
  mayConfirm: z.boolean(),
  mayReopen: z.boolean(),
  mayWithdraw: z.boolean().describe('还没有交办，也没有邻居的需求并进来'),
  reopenUntil: z.string().nullable(),
  story: z.array(z.object({ kind: z.string(), note: z.string(), at: moment, isMine: z.boolean() })),
})
