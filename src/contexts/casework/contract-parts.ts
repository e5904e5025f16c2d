import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { TARGET_CODES } from '#contexts/hardship/contract.ts'
import {
  BODIES,
  CASE_STATES,
  CLOSING_REASONS,
  CONSENTS,
  LINES,
  PAPERS,
  REPORT_KINDS,
  RISKS,
  SIGNERS,
  SOURCES,
  WAYS,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })
export const Ref = z.object({ caseId: Id, version: Version })
export const aboutCase = { own: 'casework.case', id: 'caseId' } as const

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const LineCode = z.enum(codesOf(LINES), '请选择服务领域')
export const GroupCode = z.enum(TARGET_CODES)
export const RiskCode = z.enum(codesOf(RISKS), '请选择风险等级')
export const StateCode = z.enum(codesOf(CASE_STATES))
export const WayCode = z.enum(codesOf(WAYS), '请选择接触方式')
export const PaperCode = z.enum(codesOf(PAPERS))
export const BodyCode = z.enum(codesOf(BODIES), '请选择告知的部门')
export const ReportKindCode = z.enum(codesOf(REPORT_KINDS), '请选择报告的类别')
const Reason = z.enum(codesOf(CLOSING_REASONS), '请选择结案原因')

const told = (say: string, most = 3000) => z.string().trim().min(2, say).max(most, `请精简到${most}字以内`)
const may = (most = 1000) => z.string().trim().max(most, `请精简到${most}字以内`).default('')

/**
 * What is told of a person (L4). It always stands under the one key `secret` of an input: the audit and the log keep no value
 * of that name (platform/audit/redact.ts), and it is sealed before it is kept.
 */
export const Intake = z.object({
  personId: Id,
  phone: may(30),
  problem: told('请写明主要困扰或求助的问题'),
  screening: told('请写明风险筛查的情况，没有发现的写“未发现”'),
  eligibility: told('请写明是否属于服务范围及依据', 500),
  referredBy: may(100),
  guardian: may(50),
})
export const Consent = z.object({
  signer: z.enum(codesOf(SIGNERS), '请选择签署人'),
  signerName: told('请填写签署人姓名', 30),
  relation: may(30).describe('监护人与服务对象的关系'),
  told: z.literal(true, '请先向签署人说明保密与例外：有伤害自己或他人、侵害未成年人、家庭暴力等情形时须依法报告'),
})
export const Why = z.object({ reason: told('请写明理由', 1000) })
export const Assessment = z.object({
  body: told('请写明身体与健康状况'),
  mind: told('请写明心理与情绪状况'),
  social: told('请写明家庭、社会支持与经济状况'),
  family: z
    .array(z.object({ who: told('请填写称谓', 30), relation: told('请写明关系如何', 100), note: may(200) }))
    .max(20)
    .default([]),
  ties: z
    .array(z.object({ system: told('请填写系统', 30), kind: z.enum(['strong', 'weak', 'tense']), note: may(200) }))
    .max(20)
    .default([]),
  strengths: told('请写明优势'),
  resources: told('请写明可用的资源'),
  risks: told('请写明风险'),
  problems: z.array(told('请写明问题', 200)).min(1, '请至少列出一个问题').max(20),
})
export const Goal = z.object({
  goal: told('请写明目标', 200),
  indicator: told('请写明用什么衡量', 200),
  steps: told('请写明怎么做', 1000),
  times: told('请写明什么时候、多少次', 200),
  roles: told('请写明由谁做', 200),
  by: Day,
})
export const Plan = z.object({
  theory: may(300),
  resources: may(500),
  goals: z.array(Goal).min(1, '请至少写一个目标').max(10, '目标至多10个'),
  signedBy: told('请填写在计划书上签字的人', 30),
  signedOn: Day,
})
export const Contact = z.object({
  place: told('请写明地点', 100),
  present: may(200),
  aim: told('请写明本次目的', 500),
  process: told('请写明过程'),
  observation: may(2000),
  next: told('请写明下一步', 500),
})
export const Review = z.object({ progress: told('请写明各目标的进展'), change: may(1000) })
export const Referral = z.object({
  to: told('请填写转介到哪里', 100),
  contact: may(100),
  reason: told('请写明转介的理由', 1000),
})
export const Receipt = z.object({ by: told('请填写接收单位的经办人', 50), answer: told('请写明回执内容', 500) })
export const Scale = z.object({
  name: told('请填写量表或指标的名称', 50),
  before: z.number('请填写服务前的得分').min(0).max(1000),
  after: z.number('请填写服务后的得分').min(0).max(1000),
  most: z.number('请填写满分').min(1).max(1000),
  isBetterLow: z.boolean().default(false),
})
export const Evaluation = z.object({
  attained: told('请写明各目标的达成情况'),
  scales: z.array(Scale).min(1, '请至少填写一个服务前后的量表或指标').max(8),
  satisfaction: z.int('请选择满意度').min(1).max(5),
  opinion: may(1000),
  reflection: may(2000),
})
export const Closure = z.object({ why: Reason, summary: told('请写明服务总结'), feelings: may(1000), plan: may(1000) })
export const FollowUp = z.object({ way: WayCode, situation: told('请写明回访到的情况'), needsMore: z.boolean() })
export const Advice = z.object({ text: told('请写明督导意见') })

export const CaseRow = z.object({
  id: Id,
  no: z.string(),
  client: z.string().describe('遮盖后的称呼'),
  areaName: z.string(),
  line: LineCode,
  risk: RiskCode,
  state: StateCode,
  workerName: z.string(),
  supervisorName: z.string().nullable(),
  openedOn: z.string(),
  next: z.string(),
  dueOn: z.string().nullable().describe('下一步的期限'),
  isOverdue: z.boolean(),
  lastContactOn: z.string().nullable(),
  version: Version,
})
export const ContactView = z.object({
  id: Id,
  heldOn: z.string(),
  minutes: z.int(),
  way: WayCode,
  isLate: z.boolean(),
  dueOn: z.string(),
  byName: z.string(),
  secret: Contact,
})
const At = z.date().transform((at) => at.toISOString())
export const PaperView = z.object({
  id: Id,
  kind: PaperCode,
  state: StateCode,
  byName: z.string(),
  at: At,
  secret: z.record(z.string(), z.unknown()),
})
export const CaseView = CaseRow.extend({
  areaCode: z.string(),
  fullName: z.string(),
  phone: z.string(),
  groups: z.array(GroupCode),
  source: z.enum(codesOf(SOURCES)),
  isMinor: z.boolean(),
  leadName: z.string(),
  consentOn: z.string().nullable(),
  hasConsentFile: z.boolean(),
  planState: z.enum(['none', 'submitted', 'approved']),
  closing: z.enum(['none', 'asked', 'supervised']),
  backfillBy: z.string().nullable(),
  closedOn: z.string().nullable(),
  keptUntil: z.string().nullable(),
  archivedOn: z.string().nullable(),
  hasNeed: z.boolean(),
  papers: z.array(PaperView),
  contacts: z.array(ContactView),
  followUps: z.array(z.object({ position: z.int(), dueOn: z.string(), doneOn: z.string().nullable() })),
  missing: z.array(z.string()).describe('归档还缺的文书'),
  may: z.array(z.string()),
  role: z.enum(['worker', 'lead', 'supervisor']),
})
export const ReadingView = z.object({ name: z.string(), part: z.string(), at: At })

export const CaseForm = z.object({
  areaCode: AreaCode,
  line: LineCode,
  groups: z.array(GroupCode).max(17).default([]),
  source: z.enum(codesOf(SOURCES), '请选择来源'),
  risk: RiskCode,
  needId: Id.nullable().default(null),
  secret: Intake,
})
export const ConsentForm = Ref.extend({ how: z.enum(codesOf(CONSENTS)), signedOn: Day, secret: Consent })
export const ContactForm = z.object({
  caseId: Id,
  key: Id.describe('在现场生成：断网后补传只记一次'),
  heldOn: Day,
  minutes: z.int('请填写分钟数').min(1, '至少1分钟').max(1440, '一次不超过24小时'),
  way: WayCode,
  secret: Contact,
})
export const ReportRow = z.object({
  id: Id,
  no: z.string(),
  kind: ReportKindCode,
  areaName: z.string(),
  foundAt: At,
  dueAt: At,
  byName: z.string(),
  missing: z.array(BodyCode).describe('依法须告知而还没有告知的部门'),
  isOverdue: z.boolean(),
  told: z.array(z.object({ body: BodyCode, toldAt: At, way: z.string(), receipt: z.string(), byName: z.string() })),
})
