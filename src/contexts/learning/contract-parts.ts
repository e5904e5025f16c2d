import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import {
  ADOPTION_STATES,
  CASE_ACTS,
  CASE_STATES,
  FILE_KINDS,
  LINK_STATES,
  MEDIA_LEVELS,
  PUBLICITY_KINDS,
  RESEARCH_STATES,
  TOPICS,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Changed = z.object({ version: Version })
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
const long = z.string().trim().max(5000, '请精简到5000字以内').default('')
const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
const Search = z.string().trim().max(50, '搜索词过长').optional()
const figure = z.int('请填写整数').min(0, '不能小于0').max(100_000_000, '数字过大，请核对')

export const CaseStateCode = z.enum(codesOf(CASE_STATES))
export const FileKindCode = z.enum(codesOf(FILE_KINDS), '请选择模板还是照片')
export const AdoptionStateCode = z.enum(codesOf(ADOPTION_STATES))
export const PublicityKindCode = z.enum(codesOf(PUBLICITY_KINDS), '请选择宣传类别')
export const MediaLevelCode = z.enum(codesOf(MEDIA_LEVELS), '请选择媒体级别')
export const LinkStateCode = z.enum(codesOf(LINK_STATES))
export const TopicCode = z.enum(codesOf(TOPICS), '请选择专题')
export const ResearchStateCode = z.enum(codesOf(RESEARCH_STATES))

export const Step = z.object({ title: text('请写这一步做什么', 60), how: text('请写这一步怎么做', 1000) })
export const RolePart = z.object({ role: text('请写谁来做', 40), does: text('请写负责什么', 300) })
const caseFacts = {
  title: text('请填写案例名称', 60),
  tags: z.array(z.string().trim().min(1).max(20)).max(10).default([]),
  background: long,
  practice: long,
  effect: long,
  insight: long,
  steps: z.array(Step).max(30).default([]),
  roles: z.array(RolePart).max(20).default([]),
  costFen: z.int('金额以分为单位').min(0).max(100_000_000_000, '金额过大，请核对').nullable().default(null),
  costNote: short(500),
  tellsOfPeople: z.boolean('请选择文字是否写到能认出的个人'),
}
export const CaseForm = z.object({ areaCode: AreaCode.describe('创建点所在街镇'), ...caseFacts })
export const CaseChange = z.object({ caseId: Id, version: Version, ...caseFacts })
export const CaseRef = z.object({ caseId: Id, version: Version })
export const ConsentForm = z.object({
  caseId: Id,
  version: Version,
  name: text('请填写同意人姓名', 30),
  words: z.boolean().default(false),
  photos: z.boolean().default(false),
  byGuardian: z.boolean().default(false).describe('未成年人由监护人同意'),
  givenOn: Day,
  fileId: z.uuid('请附签字的同意书'),
})
export const CaseFileForm = z.object({
  caseId: Id,
  version: Version,
  fileId: z.uuid('请选择文件'),
  kind: FileKindCode,
  title: text('请填写名称', 60),
  showsPeople: z.boolean().default(false),
  consentId: Id.nullable().default(null),
})

export const CaseRow = z.object({
  id: Id,
  areaCode: z.string(),
  townName: z.string(),
  title: z.string(),
  tags: z.array(z.string()),
  state: CaseStateCode,
  isPlaybook: z.boolean(),
  adoptions: z.int(),
  writtenName: z.string(),
  selectedOn: z.string().nullable(),
  promotedOn: z.string().nullable(),
  version: Version,
})
const CaseFile = z.object({
  id: Id,
  kind: FileKindCode,
  title: z.string(),
  showsPeople: z.boolean(),
  consentId: Id.nullable(),
})
const ConsentView = z.object({
  id: Id,
  masked: z.string(),
  words: z.boolean(),
  photos: z.boolean(),
  byGuardian: z.boolean(),
  givenOn: z.string(),
  withdrawnOn: z.string().nullable(),
  version: Version,
})
const parts = {
  background: z.string(),
  practice: z.string(),
  effect: z.string(),
  insight: z.string(),
  steps: z.array(z.object({ title: z.string(), how: z.string() })),
  roles: z.array(z.object({ role: z.string(), does: z.string() })),
  costFen: z.int().nullable(),
  costNote: z.string(),
}
export const AdoptionView = z.object({
  id: Id,
  caseId: Id,
  caseTitle: z.string(),
  areaCode: z.string(),
  townName: z.string(),
  adoptedOn: z.string(),
  plan: z.string(),
  endsOn: z.string(),
  measure: z.string(),
  unit: z.string(),
  beforeValue: z.int(),
  afterValue: z.int().nullable(),
  result: z.string(),
  resultOn: z.string().nullable(),
  state: AdoptionStateCode,
  reason: z.string(),
  version: Version,
  mayChange: z.boolean(),
})
export const WholeCase = CaseRow.extend({
  ...parts,
  tellsOfPeople: z.boolean(),
  missing: z.array(z.string()).describe('公开前还缺什么'),
  files: z.array(CaseFile),
  consents: z.array(ConsentView),
  history: z.array(z.object({ kind: z.enum(codesOf(CASE_ACTS)), note: z.string(), byName: z.string(), at: z.date() })),
  adoptionList: z.array(AdoptionView),
  mayWrite: z.boolean(),
  mayReview: z.boolean(),
  mayPromote: z.boolean(),
})
export const PublicRow = z.object({
  id: Id,
  title: z.string(),
  townName: z.string(),
  tags: z.array(z.string()),
  isPlaybook: z.boolean(),
  adoptions: z.int(),
  promotedOn: z.string(),
  opening: z.string(),
})
export const PublicCase = PublicRow.extend({
  ...parts,
  areaCode: z.string(),
  files: z.array(CaseFile.omit({ consentId: true, showsPeople: true })),
  adoptionList: z.array(
    AdoptionView.pick({
      ...{ id: true, townName: true, adoptedOn: true, measure: true, unit: true, beforeValue: true },
      ...{ afterValue: true, result: true, state: true },
    }),
  ),
})

export const AdoptForm = z.object({
  areaCode: AreaCode.describe('采用的街镇'),
  caseId: Id,
  plan: text('请写明打算怎么照着做', 2000),
  endsOn: Day,
  measure: text('请写明用什么数衡量，如“每月助餐人次”', 40),
  unit: z.string().trim().min(1, '请填写单位').max(10),
  beforeValue: figure.describe('采用之前的数'),
})
export const AdoptionRef = z.object({ adoptionId: Id, version: Version })
export const AdoptionResult = AdoptionRef.extend({
  afterValue: figure.describe('采用之后的数'),
  result: text('请写明结果', 2000),
})

export const PublicityConsent = z.object({
  name: text('请填写同意人姓名', 30),
  byGuardian: z.boolean().default(false),
  givenOn: Day,
  fileId: z.uuid('请附签字的同意书'),
})
export const PublicityForm = z.object({
  areaCode: AreaCode.describe('创建点所在街镇'),
  title: text('请填写标题', 100),
  kind: PublicityKindCode,
  media: text('请填写媒体名称', 40),
  level: MediaLevelCode,
  publishedOn: Day,
  link: z
    .string()
    .trim()
    .max(500)
    .refine((link) => link === '' || /^https?:\/\/[^\s]+$/i.test(link), '链接须以 http:// 或 https:// 开头，请核对')
    .default(''),
  fileId: Id.nullable().default(null),
  tellsOfPeople: z.boolean('请选择是否写到、拍到能认出的个人'),
  consent: PublicityConsent.nullable().default(null),
})
export const PublicityView = z.object({
  id: Id,
  areaCode: z.string(),
  townName: z.string(),
  title: z.string(),
  kind: PublicityKindCode,
  media: z.string(),
  level: MediaLevelCode,
  publishedOn: z.string(),
  link: z.string(),
  fileId: Id.nullable(),
  tellsOfPeople: z.boolean(),
  linkState: LinkStateCode,
  linkNote: z.string(),
  linkCheckedAt: z.date().nullable(),
  version: Version,
  mayChange: z.boolean(),
})
export const ResearchForm = z.object({
  areaCode: AreaCode.describe('创建点所在街镇'),
  title: text('请填写题目', 100),
  topic: TopicCode,
  author: text('请填写作者或承担单位', 60),
  expertContactId: Id.nullable().default(null),
  startedOn: Day,
  summary: short(2000),
})
export const ResearchFinish = z.object({
  researchId: Id,
  version: Version,
  finishedOn: Day,
  summary: text('请写明主要结论', 2000),
  fileId: z.uuid('完成须附研究报告'),
})
export const ResearchView = z.object({
  id: Id,
  areaCode: z.string(),
  townName: z.string(),
  title: z.string(),
  topic: TopicCode,
  author: z.string(),
  institution: z.string().nullable(),
  state: ResearchStateCode,
  summary: z.string(),
  startedOn: z.string(),
  finishedOn: z.string().nullable(),
  fileId: Id.nullable(),
  version: Version,
  mayChange: z.boolean(),
})

export const CaseFilter = z.object({
  areaCode: AreaCode.optional(),
  state: CaseStateCode.optional(),
  playbooks: z.boolean().optional(),
  text: Search,
})
export const AdoptionFilter = z.object({ areaCode: AreaCode.optional(), state: AdoptionStateCode.optional() })
export const PublicityFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: PublicityKindCode.optional(),
  level: MediaLevelCode.optional(),
  linkState: LinkStateCode.optional(),
  text: Search,
})
export const ResearchFilter = z.object({
  areaCode: AreaCode.optional(),
  topic: TopicCode.optional(),
  state: ResearchStateCode.optional(),
})
