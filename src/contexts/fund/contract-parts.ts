import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { PAPERS, STATES, STEPS } from './rules/states.ts'
import { BASES, RECIPIENTS } from './rules/surplus.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
const keysOf = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as [K, ...K[]]
const Text = (what: string, most = 1000) =>
  z.string().trim().max(most, `${what}过长，请精简到${most}字以内`).default('')
/** Fen: whole numbers, up to ten billion yuan. */
export const Fen = z.int('金额以分为单位，须是整数').min(0, '金额不能为负').max(1_000_000_000_000, '金额过大')

export const CHARITY_KINDS = { foundation: '基金会', association: '社会团体', service: '社会服务机构' } as const
export const SEATS = { member: '委员', monitor: '监督员' } as const
export const STANDS_FOR = {
  donor: '主要捐赠人',
  host: '慈善组织',
  town: '街镇',
  station: '社工站',
  community: '社区“两委”',
  firm: '驻区单位',
  resident: '居民代表',
} as const
export const RESOLUTION_KINDS = {
  grant: '资助',
  budget: '年度预算',
  plan: '年度计划',
  rules: '管理办法',
  'use-change': '变更用途',
  termination: '终止基金',
} as const
export const RESOLUTION_STATES = {
  open: '表决中',
  passed: '通过',
  rejected: '未通过',
  lapsed: '未形成决议',
  vetoed: '慈善组织否决',
} as const
export const CHOICES = { for: '赞成', against: '反对', abstain: '弃权' } as const
export const PLAN_STATES = {
  voting: '表决中',
  voted: '待慈善组织批准',
  approved: '已批准',
  rejected: '未通过',
} as const

export const CharityFields = z.object({
  kind: z.enum(keysOf(CHARITY_KINDS), '请选择组织形式'),
  certificateNo: z.string().trim().min(4, '请填写公开募捐资格证书编号').max(60),
  certificateFrom: Day,
  certificateTo: Day.nullable().default(null),
  isAbnormal: z.boolean().default(false),
  managementCapBp: z.int().min(0).max(2000, '管理费用上限不超过20%'),
})
export const CharityView = CharityFields.extend({
  id: Id,
  organisationId: Id,
  name: z.string(),
  uscc: z.string().nullable(),
  funds: z.int(),
  isValid: z.boolean(),
  daysLeft: z.int().nullable(),
  mayRecord: z.boolean(),
  version: Version,
})

export const AgreementForm = z.object({
  name: z.string().trim().min(6, '请填写基金全称').max(80, '名称过长'),
  keeperName: z.string().trim().min(2, '请填写慈善组织的专职管理人员').max(30),
  purpose: z.string().trim().min(4, '请填写宗旨').max(500),
  source: Text('资金来源'),
  startFen: Fen.default(0),
  useOfMoney: Text('使用方式'),
  rights: Text('权利义务'),
  voting: Text('管委会组成和表决'),
  managementFeeBp: z.int().min(0).max(2000, '管理费用比例不超过20%').default(0),
  disclosure: Text('信息公开'),
  fromDate: Day.nullable().default(null),
  toDate: Day.nullable().default(null),
  endConditions: Text('终止条件'),
  surplus: Text('剩余财产的处理'),
  disputes: Text('争议解决'),
})
export const PrepareForm = AgreementForm.extend({ areaCode: AreaCode, charityId: Id })

export const State = z.enum(keysOf(STATES))
export const StepName = z.enum(keysOf(STEPS))
export const PaperKindSchema = z.enum(keysOf(PAPERS), '请选择文件类别')
export const FundRow = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  districtName: z.string(),
  name: z.string(),
  charityName: z.string(),
  state: State,
  signedOn: z.string().nullable(),
  members: z.int(),
  monitors: z.int(),
})
export const PersonRow = z.object({
  id: Id,
  personId: Id,
  name: z.string(),
  seat: z.enum(keysOf(SEATS)),
  standsFor: z.enum(keysOf(STANDS_FOR)),
  employerName: z.string().nullable(),
  fromDate: z.string(),
  toDate: z.string(),
  endedOn: z.string().nullable(),
  isInOffice: z.boolean(),
  version: Version,
})
export const PlanRow = z.object({
  id: Id,
  fromDate: z.string(),
  toDate: z.string(),
  text: z.string(),
  incomeFen: z.int(),
  spendingFen: z.int(),
  state: z.enum(keysOf(PLAN_STATES)),
  resolutionId: Id.nullable(),
  byName: z.string(),
  approvedOn: z.string().nullable(),
  version: Version,
})
export const DisposalForm = z.object({
  basis: z.enum(keysOf(BASES), '请选择依据'),
  recipientKind: z.enum(keysOf(RECIPIENTS), '请选择划给谁'),
  recipient: z.string().trim().min(4, '请填写慈善组织或慈善项目的全称').max(80, '名称过长'),
  purpose: z
    .string()
    .trim()
    .min(10, '请写明用来做什么、与本基金的宗旨怎样相同或相近，至少10个字')
    .max(500, '请精简到500字以内'),
  announcedAt: z.string().trim().min(4, '请填写向社会公开的链接或公告编号').max(300, '过长，请精简'),
  fen: Fen.min(1, '金额须大于0'),
})
const DisposalView = DisposalForm.extend({
  id: Id,
  laidDownName: z.string(),
  laidDownOn: z.string(),
  entryId: Id.nullable().describe('划出的凭证；还没有划出为空'),
})
export const FundView = FundRow.extend(AgreementForm.shape).extend({
  charityId: Id,
  operatingFrom: z.string().nullable(),
  endedOn: z.string().nullable(),
  preparedName: z.string(),
  version: Version,
  steps: z.array(
    z.object({ fromState: State, toState: State, reason: z.string(), byName: z.string(), takenAt: z.date() }),
  ),
  papers: z.array(z.object({ id: Id, kind: PaperKindSchema, name: z.string(), byName: z.string(), addedAt: z.date() })),
  earmarks: z.array(z.object({ code: z.string(), name: z.string() })),
  committee: z.array(PersonRow),
  plans: z.array(PlanRow),
  warnings: z.array(z.string()),
  surplusLeft: z
    .object({ cashFen: z.int(), goodsFen: z.int(), disposals: z.array(DisposalView), mayDispose: z.boolean() })
    .nullable()
    .describe('终止清算时的剩余财产；其他状态为空'),
  /** What the caller may do next. */
  next: z.array(z.object({ step: StepName, label: z.string(), effect: z.string(), missing: z.array(z.string()) })),
  mayEdit: z.boolean(),
  mayKeep: z.boolean(),
  mayHost: z.boolean(),
  mayOpen: z.boolean(),
})

export const Tally = z.object({
  seats: z.int(),
  recused: z.int(),
  entitled: z.int(),
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  waiting: z.int(),
})
export const ResolutionRow = z.object({
  id: Id,
  fundId: Id,
  fundName: z.string(),
  areaName: z.string(),
  kind: z.enum(keysOf(RESOLUTION_KINDS)),
  title: z.string(),
  amountFen: z.int().nullable(),
  isMajor: z.boolean(),
  openedName: z.string(),
  openedAt: z.date(),
  closesOn: z.string(),
  state: z.enum(keysOf(RESOLUTION_STATES)),
  tally: Tally,
  version: Version,
})
export const BallotView = z.object({
  memberId: Id,
  name: z.string(),
  recused: z.string().nullable(),
  delegateName: z.string().nullable(),
  choice: z.enum(keysOf(CHOICES)).nullable(),
  reason: z.string(),
  castName: z.string().nullable(),
  castAt: z.date().nullable(),
})
export const ResolutionView = ResolutionRow.extend({
  vetoReason: z.string().nullable(),
  vetoedName: z.string().nullable(),
  ballots: z.array(BallotView),
  opinions: z.array(z.object({ name: z.string(), text: z.string(), givenAt: z.date() })),
  mayVeto: z.boolean(),
})
/** A matter as its voter or monitor sees it on the phone. */
export const MyResolution = ResolutionRow.extend({
  /** The seats the caller may vote for now: one's own, and those that are delegated. */
  votes: z.array(z.object({ memberId: Id, name: z.string(), isOwn: z.boolean() })),
  mine: z.enum(keysOf(CHOICES)).nullable(),
  recused: z.string().nullable(),
  isMonitor: z.boolean(),
  colleagues: z.array(z.object({ memberId: Id, name: z.string() })),
})
