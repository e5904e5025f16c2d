import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(200, '理由过长，请精简到200字以内')
const State = z.enum(['planned', 'host_approved', 'filed', 'running', 'ended', 'reported'])
const Way = z.enum(['bank', 'on-site', 'box', 'event', 'platform', 'goods'], '请选择接受捐赠的方式')
const Use = z.enum(['U1', 'U2', 'U3', 'U4', 'U5'], '请选择五类用途之一')
export const StepKind = z.enum(['submitted', 'returned', 'completed', 'filed'], '请选择备案经过')
const Fen = z.int('金额以分为单位，须为整数').max(100_000_000_000, '金额过大，请核对')

const words = (title: string, least: number, most: number) =>
  z.string().trim().min(least, `请填写${title}，至少${least}个字`).max(most, `${title}过长，请精简到${most}字以内`)

const Platform = z.object({
  name: words('平台名称', 2, 40),
  url: z.url({ protocol: /^https?$/, error: '请填写完整的网址，例如https://…' }).max(300),
})
const Partner = z.object({
  name: words('合作方名称', 2, 60),
  duty: words('合作方的分工', 4, 200),
  evaluatedOn: Day.nullable().default(null).describe('评估日期'),
  evaluation: z.string().trim().max(500).default('').describe('评估结论'),
  evaluationFileId: Id.nullable().default(null).describe('评估报告'),
  agreedOn: Day.nullable().default(null).describe('书面协议签订日期'),
  agreementFileId: Id.nullable().default(null).describe('书面协议'),
})
export type Partner = z.infer<typeof Partner>

export const CampaignForm = z.object({
  title: words('募捐活动名称', 4, 60),
  purpose: words('募捐目的', 10, 500),
  startsOn: Day,
  endsOn: Day,
  isEmergency: z.boolean().default(false).describe('应对突发事件'),
  place: words('募捐地域', 2, 100),
  leaderName: words('负责人姓名', 2, 50),
  leaderTitle: words('负责人职务', 2, 50),
  leaderIsStaff: z.literal(true, '负责人须是慈善组织的专职工作人员，请确认（《慈善组织公开募捐管理办法》第十条）'),
  officeAddress: words('办公地址', 4, 100),
  ways: z.array(Way).min(1, '请至少选择一种接受捐赠的方式'),
  wayNote: z.string().trim().max(300).default(''),
  platforms: z.array(Platform).max(10).default([]),
  platformsDesignated: z.boolean().default(false).describe('平台均由国务院民政部门指定'),
  accountName: words('账户名称', 4, 80),
  accountBank: words('开户银行', 4, 80),
  accountNo: z
    .string()
    .trim()
    .regex(/^[0-9 -]{8,40}$/, '请填写银行账号，只含数字'),
  expectedFen: Fen.min(1, '预期募集数额须大于0'),
  beneficiaryRange: words('受益人的范围', 4, 300),
  beneficiaryNumber: z
    .int('请填写受益人数')
    .min(2, '公开募捐不能为特定的个人募捐，受益人须不少于2人（《慈善组织公开募捐管理办法》第十条）')
    .max(10_000_000),
  beneficiaryMethod: words('受益人的确定方式', 4, 300),
  uses: z.array(Use).min(1, '请至少选择一类用途'),
  useText: words('款物用途', 10, 500),
  costFen: Fen.min(0, '募捐成本不能为负'),
  costText: words('募捐成本的说明', 2, 300),
  surplus: words('剩余财产的处理', 4, 300),
  partners: z.array(Partner).max(20, '合作方过多').default([]),
})
export type CampaignInput = z.infer<typeof CampaignForm>

export const ChangeForm = CampaignForm.pick({
  endsOn: true,
  place: true,
  leaderName: true,
  leaderTitle: true,
  leaderIsStaff: true,
  officeAddress: true,
  ways: true,
  wayNote: true,
  platforms: true,
  platformsDesignated: true,
  accountName: true,
  accountBank: true,
  accountNo: true,
  costFen: true,
  costText: true,
  partners: true,
}).extend({ changedOn: Day, reason: Reason })

export const ReportForm = z.object({
  reportedOn: Day,
  raisedFen: Fen.min(0, '募得款物不能为负'),
  costFen: Fen.min(0, '募捐成本不能为负'),
  spentFen: Fen.min(0, '已使用数额不能为负'),
  content: words('募捐和使用情况', 20, 3000),
  partnerEvaluation: z.string().trim().max(1000).default(''),
  link: z.union([z.literal(''), z.url({ protocol: /^https?$/, error: '请填写完整的网址' }).max(300)]).default(''),
})

export const CampaignFilter = z.object({
  areaCode: AreaCode.optional(),
  fundId: Id.optional(),
  state: State.optional(),
  due: z.enum(['all', 'overdue']).default('all'),
})

const DutyView = z.object({
  code: z.enum(['submit', 'complete', 'number', 'change', 'report']),
  title: z.string(),
  by: z.enum(['charity', 'office']),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  basis: z.string(),
  state: z.enum(['open', 'overdue', 'done', 'late']),
})
export const CampaignLine = z.object({
  id: Id,
  fundId: Id,
  fundName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  title: z.string(),
  startsOn: z.string(),
  endsOn: z.string(),
  isEmergency: z.boolean(),
  state: State,
  filingNo: z.string().nullable(),
  expectedFen: z.int(),
  partnerCount: z.int(),
  nextDuty: DutyView.nullable().describe('下一件要办的'),
})
const May = z.object({
  edit: z.boolean(),
  approve: z.boolean(),
  return: z.boolean(),
  step: z.array(StepKind),
  start: z.boolean(),
  change: z.boolean(),
  end: z.boolean(),
  report: z.boolean(),
})
export const CampaignView = CampaignForm.omit({ leaderIsStaff: true, platformsDesignated: true }).extend({
  id: Id,
  fundId: Id,
  fundName: z.string(),
  charityName: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  state: State,
  plannedName: z.string(),
  returnReason: z.string(),
  approvedName: z.string(),
  approvedOn: z.string().nullable(),
  filingNo: z.string().nullable(),
  filedOn: z.string().nullable(),
  startedOn: z.string().nullable(),
  endedOn: z.string().nullable(),
  endReason: z.string(),
  version: Version,
  lastDayToSubmit: z.string(),
  clock: z.array(DutyView),
  steps: z.array(z.object({ kind: StepKind, happenedOn: z.string(), note: z.string(), recordedName: z.string() })),
  changes: z.array(
    z.object({
      id: Id,
      changedOn: z.string(),
      reason: z.string(),
      items: z.array(z.object({ item: z.string(), before: z.string(), after: z.string() })),
      filedOn: z.string().nullable(),
      recordedName: z.string(),
    }),
  ),
  report: ReportForm.extend({ recordedName: z.string() }).nullable(),
  may: May,
})
