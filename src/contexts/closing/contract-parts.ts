import { z } from 'zod'
import { isDate } from '#kernel/time.ts'
import { CLOSING_STATES, PACKAGE_STATES, PARTS, RECTIFICATION_STATES } from './vocabulary.ts'

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const Id = z.uuid()
export const Version = z.int()
export const AreaCode = z.string().regex(/^\d{2,12}$/, '请选择区划')
export const Day = z.string().refine(isDate, '日期应写作2024-03-05这样的形式')
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(500, '理由过长，请精简到500字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
export const Changed = z.object({ version: Version })
export const FileIds = z.array(Id).max(20, '附件至多20个')
export const Outcome = z.enum(['passed', 'failed'], '请选择通过或不通过')
export const Note = z.string().trim().max(500, '请精简到500字以内').default('')

export const StageCode = z.enum(['mid', 'final', 're'])
export const LevelCode = z.enum(['city', 'district'])
export const RectificationStateCode = z.enum(codesOf(RECTIFICATION_STATES))
export const ClosingStateCode = z.enum(codesOf(CLOSING_STATES))
export const PartCode = z.enum(codesOf(PARTS), '请选择哪一项材料')
export const PackageStateCode = z.enum(codesOf(PACKAGE_STATES))

const text = (least: string, most: number) => z.string().trim().min(2, least).max(most, `请精简到${most}字以内`)
export const IssueForm = z.object({
  issue: text('请写明问题', 500),
  basis: text('请写明依据（哪项指标、哪条规定）', 300),
  demand: text('请写明整改要求', 500),
  owner: text('请填写责任单位', 60),
})
export const DemandForm = z.object({
  areaCode: AreaCode,
  occasionId: Id,
  dueOn: Day.nullable().default(null).describe('不填按规定天数'),
  issues: z.array(IssueForm).min(1, '请至少写一个问题').max(30, '问题至多30个'),
})
export const RectificationFilter = z.object({
  areaCode: AreaCode.optional(),
  state: RectificationStateCode.optional(),
  overdueOnly: z.boolean().default(false),
})
export const RectificationRow = z.object({
  id: Id,
  pointId: Id,
  areaCode: z.string(),
  areaName: z.string(),
  stage: StageCode,
  level: LevelCode,
  state: RectificationStateCode,
  issuedOn: z.string(),
  dueOn: z.string(),
  extendedOn: z.string().nullable(),
  round: z.int(),
  issues: z.int(),
  daysLate: z.int().describe('逾期天数，没有逾期为0'),
  version: Version,
})
const StepView = z.object({ act: z.string(), note: z.string(), byName: z.string(), at: z.date() })
const AnswerView = z.object({
  round: z.int(),
  text: z.string(),
  fileIds: z.array(z.string()),
  byName: z.string(),
  at: z.date(),
})
const DocumentView = z.object({ id: Id, title: z.string(), state: z.string(), no: z.string().nullable() })
export const RectificationView = RectificationRow.omit({ issues: true }).extend({
  firstDueOn: z.string(),
  lateReason: z.string(),
  demandedName: z.string(),
  soonestRecheck: z.string().nullable(),
  latestExtension: z.string(),
  list: z.array(IssueForm.extend({ id: Id, position: z.int(), answers: z.array(AnswerView) })),
  steps: z.array(StepView),
  documents: z.array(DocumentView),
  may: z.array(z.string()),
})
export const OccasionView = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  stage: StageCode,
  level: LevelCode,
  totalCenti: z.int().nullable(),
  dueOn: z.string(),
})
export const PointRow = z.object({
  pointId: Id,
  kind: z.enum(['joint', 'district']),
  status: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  districtName: z.string(),
  closingId: Id.nullable(),
  closingState: ClosingStateCode.nullable(),
  appliedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  openRectifications: z.int(),
})
const ConditionView = z.object({
  code: z.string(),
  title: z.string(),
  verdict: z.enum(['met', 'not-met', 'waived']),
  figure: z.string(),
  page: z.string().nullable(),
  waiver: z.object({ byName: z.string(), reason: z.string() }).nullable(),
  mayWaive: z.boolean(),
})
export const PackageView = z.object({
  id: Id,
  status: PackageStateCode,
  done: z.int(),
  total: z.int(),
  note: z.string(),
  fileSm3: z.string().nullable(),
  askedName: z.string(),
  askedAt: z.date(),
})
export const ClosingView = z.object({
  id: Id,
  pointId: Id,
  areaCode: z.string(),
  areaName: z.string(),
  level: LevelCode,
  state: ClosingStateCode,
  draftedName: z.string(),
  appliedOn: z.string().nullable(),
  closedOn: z.string().nullable(),
  version: Version,
  parts: z.array(
    z.object({
      kind: PartCode,
      note: z.string(),
      fileIds: z.array(z.string()),
      putName: z.string().nullable(),
    }),
  ),
  conditions: z.array(ConditionView),
  isFrozen: z.boolean().describe('结项时的条件，不再变化'),
  steps: z.array(StepView),
  documents: z.array(DocumentView),
  packages: z.array(PackageView),
  may: z.array(z.string()),
})
