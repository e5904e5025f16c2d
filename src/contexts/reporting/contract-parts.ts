import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { COMMENDATION_STATES, REPORT_KINDS, REPORT_STATES, SEAL_VERDICTS } from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const KindCode = z.enum(codesOf(REPORT_KINDS), '请选择报告种类')
export const StateCode = z.enum(codesOf(REPORT_STATES))
export const StageCode = z.enum(['mid', 'final'], '请选择中期或末期')
const VerdictCode = z.enum(codesOf(SEAL_VERDICTS))

export const DutyFilter = z.object({
  areaCode: AreaCode.optional(),
  kind: KindCode.optional(),
  state: z
    .enum([...codesOf(REPORT_STATES), 'none'])
    .optional()
    .describe('none：还没有开始编写'),
  lateOnly: z.boolean().default(false),
})
export const DutyRow = z.object({
  areaCode: z.string(),
  districtName: z.string(),
  kind: KindCode,
  period: z.string(),
  title: z.string(),
  dueOn: z.string(),
  state: StateCode.nullable(),
  reportId: Id.nullable(),
  submittedOn: z.string().nullable(),
  byHand: z.int().describe('手工更改的数字个数'),
  isLate: z.boolean().describe('已到期而没有报送，或报送晚于期限'),
  daysLate: z.int(),
  mayStart: z.boolean(),
})

const AmountParts = {
  part: z.int('须为整数').min(0, '不能为负').max(1_000_000_000, '数字过大，请核对'),
  whole: z.int('须为整数').min(0, '不能为负').max(1_000_000_000, '数字过大，请核对').nullable().default(null),
}
/** Reason is empty here so that the rule itself refuses it, with its why. */
export const FigureChange = z.object({
  reportId: Id,
  version: Version,
  code: z.string().min(1).max(40),
  ...AmountParts,
  reason: z.string().trim().max(300, '理由过长，请精简到300字以内').default(''),
})
const NullableAmount = { part: z.int().nullable(), whole: z.int().nullable() }
export const FigureView = z.object({
  code: z.string(),
  title: z.string(),
  form: z.enum(['count', 'share', 'mean']),
  source: z.string(),
  page: z.string(),
  ...NullableAmount,
  hand: z.object({ ...NullableAmount, reason: z.string(), name: z.string(), at: z.string() }).nullable(),
})
export const PointView = z.object({
  pointId: z.string(),
  seq: z.int(),
  town: z.string(),
  kind: z.enum(['joint', 'district']),
  communities: z.array(z.string()),
  progress: z.int().nullable(),
  mandatoryMet: z.int(),
  mandatory: z.int(),
  scoreCenti: z.int().nullable(),
  grade: z.string().nullable(),
  vetoed: z.boolean(),
  cityGrade: z.string().nullable(),
  rectifications: z.int(),
  rectified: z.int(),
  closedOn: z.string().nullable(),
})
export const SealView = z.object({
  round: z.int(),
  digest: z.string(),
  signature: z.string(),
  publicKey: z.string(),
  signerName: z.string(),
  signedAt: z.string(),
  verdict: VerdictCode,
  isCurrent: z.boolean(),
})
export const StepView = z.object({
  act: z.string(),
  state: StateCode,
  round: z.int(),
  note: z.string(),
  byName: z.string(),
  at: z.string(),
})
export const DocumentView = z.object({
  id: Id,
  genre: z.string(),
  title: z.string(),
  state: z.string(),
  no: z.string().nullable(),
  issuedOn: z.string().nullable(),
})
export const ReportView = z.object({
  id: Id,
  areaCode: z.string(),
  districtName: z.string(),
  kind: KindCode,
  period: z.string(),
  title: z.string(),
  fromOn: z.string(),
  toOn: z.string(),
  asOf: z.string(),
  dueOn: z.string(),
  state: StateCode,
  round: z.int(),
  figures: z.array(FigureView),
  points: z.array(PointView),
  parts: z.array(z.object({ code: z.string(), title: z.string(), hint: z.string(), text: z.string() })),
  countedAt: z.string(),
  handedName: z.string().nullable(),
  submittedOn: z.string().nullable(),
  acceptedOn: z.string().nullable(),
  version: Version,
  seals: z.array(SealView),
  steps: z.array(StepView),
  documents: z.array(DocumentView),
  may: z.array(z.string()),
})

export const CommendationForm = z.object({
  areaCode: AreaCode,
  stage: StageCode,
  title: z.string().trim().min(4, '请填写通报的标题').max(80, '标题过长，请精简到80字以内'),
})
export const ChoiceForm = z.object({
  commendationId: Id,
  version: Version,
  chosen: z.array(AreaCode).max(30),
  passed: z
    .array(z.object({ districtCode: AreaCode, reason: z.string().trim().max(300) }))
    .max(30)
    .default([]),
  merits: z.string().trim().max(2000, '请精简到2000字以内').default(''),
})
const TermView = z.object({
  term: z.enum(['coverage', 'score', 'qualified', 'timely']),
  weight: z.int(),
  ...NullableAmount,
  centi: z.int().nullable(),
})
const CandidateView = z.object({
  districtCode: z.string(),
  districtName: z.string(),
  evaluated: z.int(),
  terms: z.array(TermView),
  totalCenti: z.int().nullable(),
  leftOut: z.string().nullable(),
})
export const CommendationRow = z.object({
  id: Id,
  title: z.string(),
  stage: StageCode,
  asOf: z.string(),
  state: z.enum(codesOf(COMMENDATION_STATES)),
  chosen: z.array(z.string()),
  preparedName: z.string(),
  decidedName: z.string().nullable(),
  decidedOn: z.string().nullable(),
  version: Version,
})
export const CommendationView = CommendationRow.extend({
  leastPoints: z.int(),
  leastTotalCenti: z.int(),
  candidates: z.array(CandidateView),
  passed: z.array(z.object({ districtCode: z.string(), reason: z.string() })),
  merits: z.string(),
  decisionNote: z.string(),
  documents: z.array(DocumentView),
  may: z.array(z.string()),
})
export const ResultFilter = z.object({ kind: StageCode.default('mid') })
