import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import {
  DOCUMENTS,
  DOMAINS,
  END_KINDS,
  FOCUS,
  GRADE_ENDS,
  PARTIES,
  RATERS,
  SERVICE_KINDS,
  SOURCES,
  STAGES,
  STATES,
  SUPPORTS,
  TIERS,
} from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const TierCode = z.enum(codesOf(TIERS), '请选择类别')
export const StateCode = z.enum(codesOf(STATES))
export const StageCode = z.enum(codesOf(STAGES))
export const DomainCode = z.enum(codesOf(DOMAINS), '请选择领域')
export const FocusCode = z.enum(codesOf(FOCUS))
export const SupportCode = z.enum(codesOf(SUPPORTS), '请选择支持方式')
export const ServiceKindCode = z.enum(codesOf(SERVICE_KINDS), '请选择是公益活动还是为民服务')
export const RaterCode = z.enum(codesOf(RATERS), '请选择由谁评价')
export const EndKindCode = z.enum(codesOf(END_KINDS), '请选择注销的原因')
export const GradeEndCode = z.enum(codesOf(GRADE_ENDS), '请选择降低还是取消')
export const DocumentCode = z.enum(codesOf(DOCUMENTS), '请选择材料')

export const short = (most: number) => z.string().trim().max(most, `请精简到${most}字以内`).default('')
const count = (what: string) => z.int(`${what}须为整数`).min(0, `${what}不能为负`).max(100_000, `${what}过大，请核对`)

/** The filing form (社区社会组织备案表), filled in at the desk or by the initiator on the phone. */
export const OrganisationForm = z.object({
  name: z.string().trim().min(4, '请填写全称：街镇名＋社区名＋字号＋类别').max(60, '名称过长，请精简到60字以内'),
  tier: TierCode,
  domain: DomainCode,
  focus: z.array(FocusCode).max(4).default([]),
  scope: z.string().trim().min(4, '请写明做什么').max(300, '请精简到300字以内'),
  place: short(100),
  charter: short(3000),
  hasPartyClause: z.boolean().default(false),
  partyLink: short(60),
  headPersonId: Id.nullable().default(null),
  headIsParty: z.boolean().default(false),
  initiators: count('发起人数').default(0),
  members: count('成员人数').default(0),
  units: count('单位会员数').default(0),
  fundsFen: z.int('金额以分为单位').min(0, '金额不能为负').max(100_000_000_000, '金额过大，请核对').default(0),
  fundsSource: short(100),
  custodian: short(60),
})

export const OrganisationFilter = z.object({
  areaCode: AreaCode.optional(),
  words: z.string().trim().max(40).optional(),
  state: StateCode.optional(),
  stage: StageCode.optional(),
  tier: TierCode.optional(),
  domain: DomainCode.optional(),
  idle: z.boolean().optional().describe('只看长期没有活动记录的'),
})
export const Sorting = {
  sort: z.enum(['area', 'name', 'filed', 'services', 'level', 'last']).default('area'),
  down: z.boolean().default(false),
}
const Warnings = z.array(z.object({ kind: z.enum(['idle', 'report', 'filing', 'rectify', 'grade']), text: z.string() }))
export const OrganisationRow = z.object({
  id: Id,
  name: z.string(),
  tier: TierCode,
  domain: DomainCode.nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  townName: z.string().nullable(),
  state: StateCode,
  stage: StageCode,
  source: z.enum(codesOf(SOURCES)),
  filingNo: z.string().nullable(),
  firstStandingOn: z.string().nullable(),
  validUntil: z.string().nullable(),
  headName: z.string().nullable().describe('遮盖后的姓名'),
  members: z.int(),
  services12: z.int().describe('近12个月的活动与服务次数'),
  lastServiceOn: z.string().nullable(),
  levelNow: z.int().nullable().describe('十分之一级'),
  gradeNow: z.int().nullable(),
  teamName: z.string().nullable().describe('同时是志愿服务队伍'),
  warnings: Warnings,
  version: Version,
})

export const Marks = z.object(
  Object.fromEntries(
    ['governance', 'backbone', 'projects', 'funding', 'disclosure'].map((side) => [
      side,
      z.int('请打1到5分').min(1, '请打1到5分').max(5, '请打1到5分'),
    ]),
  ) as Record<'governance' | 'backbone' | 'projects' | 'funding' | 'disclosure', z.ZodInt>,
)
export const AssessmentView = Marks.extend({
  id: Id,
  year: z.int(),
  quarter: z.int(),
  level: z.int(),
  note: z.string(),
  assessedOn: z.string(),
  recordedName: z.string(),
})
export const ServiceForm = z.object({
  servedOn: Day,
  kind: ServiceKindCode,
  title: z.string().trim().min(2, '请写明做了什么').max(80, '请精简到80字以内'),
  people: z.int('请填写人数').min(1, '至少1人').max(100_000, '人数过大，请核对'),
  note: short(500),
  needId: Id.nullable().default(null),
  activityId: Id.nullable().default(null),
  fileIds: z.array(Id).max(9, '照片至多9张').default([]),
})
export const ServiceView = ServiceForm.extend({
  servedOn: z.string(),
  note: z.string(),
  needId: z.string().nullable(),
  activityId: z.string().nullable(),
  fileIds: z.array(z.string()),
  id: Id,
  organisationId: Id,
  organisationName: z.string(),
  areaName: z.string(),
  activityTitle: z.string().nullable(),
  byParty: z.enum(codesOf(PARTIES)),
  recordedName: z.string(),
  voidReason: z.string().nullable(),
  voidedName: z.string().nullable(),
})
export const ServiceFilter = z.object({
  areaCode: AreaCode.optional(),
  organisationId: Id.optional(),
  kind: ServiceKindCode.optional(),
  from: Day.optional(),
  to: Day.optional(),
})
/** What a record of an act may name as its own. */
export const TiesShape = {
  activities: z.array(z.object({ id: Id, title: z.string(), startedOn: z.string() })),
  needs: z.array(z.object({ id: Id, no: z.string(), title: z.string() })),
}
export const StepView = z.object({
  act: z.string(),
  label: z.string(),
  state: StateCode,
  stage: StageCode,
  note: z.string(),
  byName: z.string(),
  at: z.date().transform((at) => at.toISOString()),
})
const By = { recordedName: z.string() }
export const OrganisationView = OrganisationRow.extend({
  ...OrganisationForm.omit({ name: true, tier: true, domain: true }).shape,
  focus: z.array(FocusCode),
  scope: z.string(),
  registeredNo: z.string().nullable(),
  registeredOn: z.string().nullable(),
  filedOn: z.string().nullable(),
  uscc: z.string().nullable(),
  rectifyDue: z.string().nullable(),
  endedOn: z.string().nullable(),
  endKind: EndKindCode.nullable(),
  endReason: z.string(),
  cultivatedSince: z.string().nullable(),
  levelStart: z.int().nullable(),
  servicesAll: z.int(),
  recordedName: z.string(),
  reading: z
    .object({ counts: z.enum(['new', 'raised']).nullable(), why: z.string(), from: z.string() })
    .nullable()
    .describe('在三（四）中是否计入；不在创建点范围内的为空'),
  tooSmall: z.enum(['members', 'funds']).nullable().describe('距依法登记还差什么'),
  documents: z.array(
    z.object({
      item: DocumentCode,
      isNeeded: z.boolean(),
      isThere: z.boolean(),
      fileId: z.string().nullable(),
      note: z.string(),
      recordedName: z.string().nullable(),
    }),
  ),
  plans: z.array(
    z.object({
      id: Id,
      signedOn: z.string(),
      untilDate: z.string(),
      goals: z.string(),
      mentor: z.string(),
      supports: z.array(SupportCode),
      fileId: z.string().nullable(),
      ...By,
    }),
  ),
  assessments: z.array(AssessmentView),
  supports: z.array(
    z.object({
      id: Id,
      kind: SupportCode,
      onDate: z.string(),
      title: z.string(),
      minutes: z.int().nullable(),
      people: z.int().nullable(),
      grantId: z.string().nullable(),
      grantTitle: z.string().nullable(),
      grantedFen: z.int().nullable(),
      paidFen: z.int().nullable(),
      note: z.string(),
      ...By,
    }),
  ),
  ratings: z.array(
    z.object({
      id: Id,
      rater: RaterCode,
      ratedOn: z.string(),
      asked: z.int(),
      satisfied: z.int(),
      note: z.string(),
      ...By,
    }),
  ),
  reports: z.array(
    z.object({ id: Id, reportedOn: z.string(), content: z.string(), byParty: z.enum(codesOf(PARTIES)), ...By }),
  ),
  grades: z.array(
    z.object({
      id: Id,
      grade: z.int(),
      body: z.string(),
      fromDate: z.string(),
      toDate: z.string(),
      endKind: GradeEndCode.nullable(),
      endedOn: z.string().nullable(),
      endReason: z.string().nullable(),
      ...By,
    }),
  ),
  steps: z.array(StepView),
  may: z.array(z.string()).describe('现在可以办理的事'),
})
