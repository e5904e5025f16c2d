import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { isPhone } from '#kernel/identity.ts'
import {
  APPLICANT_KINDS,
  CALL_KINDS,
  GRANT_STATES,
  PAYMENT_STATES,
  POSTS,
  SETTLEMENT_GROUNDS,
  USES,
  WISH_STATES,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const UseCode = z.enum(
  codesOf(USES),
  '用途只能在五类允许用途之内选择（津民函〔2023〕20号 三（一）），请重新选择',
)
export const GroundCode = z.enum(codesOf(SETTLEMENT_GROUNDS), '请选择怎样处理余款')
export const ApplicantCode = z.enum(codesOf(APPLICANT_KINDS), '请选择申请主体')
export const StateCode = z.enum(codesOf(GRANT_STATES))
export const PaymentStateCode = z.enum(codesOf(PAYMENT_STATES))
export const WishStateCode = z.enum(codesOf(WISH_STATES))

/** Whole fen, more than nothing. */
export const AmountFen = z
  .int('金额以分为单位，不能有不足一分的零头')
  .min(1, '金额须大于0')
  .max(100_000_000_000, '金额过大，请核对')
const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)

const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')

export const CriterionPart = z.object({
  title: text('请填写评分项目', 50),
  weight: z.int('权重须为整数').min(1, '权重至少为1').max(100, '权重至多为100'),
})
export const CallForm = z.object({
  areaCode: AreaCode,
  kind: z.enum(codesOf(CALL_KINDS)).default('ordinary'),
  title: text('请填写征集名称', 80),
  uses: z.array(UseCode).min(1, '请至少选择一类用途'),
  minFen: AmountFen,
  maxFen: AmountFen,
  opensOn: Day,
  closesOn: Day,
  applicantKinds: z.array(ApplicantCode).min(1, '请选择面向谁征集'),
  criteria: z.array(CriterionPart).min(1, '请至少填写一个评分项目').max(10, '评分项目至多10个'),
})
export const CallView = CallForm.omit({ areaCode: true }).extend({
  id: Id,
  areaName: z.string(),
  fundName: z.string(),
  applications: z.int(),
  isOpen: z.boolean(),
  isVoted: z.boolean().describe('已提请整批表决'),
  mayVote: z.boolean(),
  version: Version,
})

export const LineForm = z.object({
  item: text('请填写支出项目', 60),
  unitFen: AmountFen,
  quantity: z.int('数量须为整数').min(1, '数量至少为1').max(1_000_000, '数量过大'),
  amountFen: AmountFen,
})
export const ApplicationForm = z.object({
  callId: Id,
  areaCode: AreaCode.describe('项目所在的社区或街镇'),
  title: text('请填写项目名称', 80),
  use: UseCode,
  applicantKind: ApplicantCode,
  applicantName: text('请填写申请单位的名称', 80),
  organisationId: Id.nullable().default(null),
  custodian: z.string().trim().max(80).default('').describe('资金代管单位'),
  targetGroup: text('请写明帮助谁', 100),
  plan: z.string().trim().min(10, '请写明怎么做，至少10个字').max(3000, '请精简到3000字以内'),
  startsOn: Day,
  endsOn: Day,
  askedFen: AmountFen,
  otherIncomeFen: z.int().min(0).max(100_000_000_000).default(0),
  lines: z.array(LineForm).max(50, '预算至多50行'),
  related: z.string().trim().max(300).default('').describe('关联关系声明'),
  relatedPersonIds: z.array(Id).max(20).default([]),
  contactName: text('请填写联系人', 30),
  contactPhone: z.string().trim().refine(isPhone, '不是有效的电话号码：手机11位，座机写成022-12345678'),
  bank: text('请填写收款户名、开户行和账号', 200),
})
/** A draft is kept as far as it is filled in; what is missing is said when it is submitted. */
export const DraftForm = ApplicationForm.extend({
  ...{ title: short(80), applicantName: short(80), targetGroup: short(100), plan: short(3000) },
  askedFen: z.int().min(0).max(100_000_000_000).default(0),
  lines: z.array(LineForm).max(50, '预算至多50行').default([]),
  ...{ contactName: short(30), contactPhone: short(30), bank: short(200) },
})
/** What the desk changes of a returned application; who is to be asked and the account stay unless given anew. */
export const RevisionForm = ApplicationForm.omit({ callId: true, areaCode: true }).extend({
  ...{ grantId: Id, version: Version },
  organisationId: Id.nullable().optional(),
  relatedPersonIds: z.array(Id).max(20).optional(),
  contactName: ApplicationForm.shape.contactName.optional(),
  contactPhone: ApplicationForm.shape.contactPhone.optional(),
  bank: ApplicationForm.shape.bank.optional(),
})
export const LineView = LineForm.extend({
  position: z.int(),
  spentFen: z.int().nullable(),
  evidence: z.string(),
  fileIds: z.array(z.string()),
})
export const GrantRow = z.object({
  id: Id,
  no: z.string(),
  title: z.string(),
  use: UseCode,
  applicantKind: ApplicantCode,
  applicantName: z.string(),
  areaName: z.string(),
  callTitle: z.string(),
  askedFen: z.int(),
  grantedFen: z.int().nullable(),
  paidFen: z.int(),
  state: StateCode,
  version: Version,
})
const InstalmentView = z.object({ position: z.int(), fen: z.int(), condition: z.string() })
export const PaymentView = z.object({
  id: Id,
  grantId: Id,
  grantNo: z.string(),
  grantTitle: z.string(),
  applicantName: z.string(),
  position: z.int(),
  fen: z.int(),
  state: PaymentStateCode,
  preparedName: z.string(),
  checkedName: z.string().nullable(),
  approvedName: z.string().nullable(),
  refusal: z.string(),
  refusedName: z.string().nullable(),
  paidOn: z.string().nullable(),
  voucherNo: z.string().nullable(),
  entryNo: z.string().nullable(),
  version: Version,
  mayCheck: z.boolean(),
  mayApprove: z.boolean(),
  mayPay: z.boolean(),
})
export const StandingView = z.object({ count: z.int(), meanHundredths: z.int(), spreadHundredths: z.int() })
const SettlementView = z.object({
  id: Id,
  ground: GroundCode,
  fen: z.int(),
  reason: z.string(),
  fileId: Id.nullable(),
  proposedName: z.string(),
  proposedOn: z.string(),
  outcome: z.enum(['approved', 'refused']).nullable().describe('还没有决定的为空'),
  note: z.string(),
  decidedName: z.string().nullable(),
  mayDecide: z.boolean(),
})
const BackView = z.object({ fen: z.int(), returnedOn: z.string(), entryNo: z.string(), recordedName: z.string() })
export const GrantView = GrantRow.extend({
  areaCode: z.string().describe('附件归在这里'),
  callKind: z.enum(codesOf(CALL_KINDS)),
  criteria: z.array(CriterionPart),
  custodian: z.string(),
  targetGroup: z.string(),
  plan: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  otherIncomeFen: z.int(),
  returnedFen: z.int(),
  settledFen: z.int().describe('终止后经两人同意不再追回的'),
  related: z.string(),
  contact: z.string().describe('遮盖后的联系人'),
  publicisedFrom: z.string().nullable(),
  publicisedUntil: z.string().nullable(),
  agreement: z.string(),
  agreedOn: z.string().nullable(),
  agreementFileId: z.string().nullable().describe('协议扫描件'),
  peopleServed: z.int().nullable(),
  hoursMinutes: z.int().nullable(),
  report: z.string(),
  closedOn: z.string().nullable(),
  recordedName: z.string(),
  lines: z.array(LineView),
  steps: z.array(
    z.object({
      act: z.string(),
      state: StateCode,
      note: z.string(),
      byName: z.string(),
      at: z.date().transform((at) => at.toISOString()),
    }),
  ),
  scores: z.array(z.object({ byName: z.string(), hundredths: z.int(), comment: z.string() })),
  standing: StandingView.nullable(),
  scoring: z.object({ count: z.int(), least: z.int() }).describe('已评分的委员，和提请表决至少须评分的委员'),
  approvals: z.array(z.object({ post: z.enum(codesOf(POSTS)), byName: z.string() })),
  missing: z.object({ managers: z.int(), accountants: z.int() }),
  objections: z.array(
    z.object({
      id: Id,
      objector: z.string(),
      text: z.string(),
      receivedOn: z.string(),
      answer: z.string().nullable(),
      answeredName: z.string().nullable(),
    }),
  ),
  instalments: z.array(InstalmentView),
  payments: z.array(PaymentView),
  backs: z.array(BackView),
  settlements: z.array(SettlementView),
  may: z.array(z.string()).describe('本人现在可以办理的'),
})
export const SpentPart = z.object({
  position: z.int().min(1),
  spentFen: z.int().min(0).max(100_000_000_000),
  evidence: z.string().trim().max(200).default(''),
  fileIds: z.array(Id).max(20).default([]),
})
export const ReportForm = z.object({
  grantId: Id,
  version: Version,
  spent: z.array(SpentPart),
  peopleServed: z.int('请填写服务人数').min(0).max(1_000_000),
  hoursMinutes: z.int('请填写服务时长').min(0).max(100_000_000),
  report: z.string().trim().min(10, '请写明做了什么、有什么效果，至少10个字').max(3000, '请精简到3000字以内'),
})
export const GrantFilter = z.object({
  areaCode: AreaCode.optional(),
  state: StateCode.optional(),
  use: UseCode.optional(),
  callId: Id.optional(),
  text: z.string().trim().max(50).optional(),
})
export const WishForm = z.object({
  areaCode: AreaCode,
  name: text('请填写许愿人的姓名', 30),
  isHousehold: z.boolean().default(false),
  isMinor: z.boolean().default(false),
  guardianConsent: z.string().trim().max(200).default(''),
  item: text('请填写想要的物品', 50),
  spec: z.string().trim().max(100).default(''),
  valueFen: AmountFen,
})
export const WishFilter = z.object({ areaCode: AreaCode.optional(), state: WishStateCode.optional() })
export const WishView = z.object({
  id: Id,
  no: z.string(),
  areaName: z.string(),
  alias: z.string(),
  item: z.string(),
  spec: z.string(),
  valueFen: z.int(),
  state: WishStateCode,
  claimer: z.string().nullable(),
  claimedOn: z.string().nullable(),
  spentFen: z.int().nullable(),
  proof: z.string(),
  deliveredOn: z.string().nullable(),
  thanks: z.string(),
  reason: z.string(),
  version: Version,
  may: z.array(z.string()),
})
