import { z } from 'zod'
import { Day } from '#contexts/directory/contract.ts'
import { STAGES } from '#contexts/scoring/contract.ts'
import { FIELDS, INTERESTS, LEVELS, OCCASION_STATES, SEAT_ROLES, SEAT_STATES } from './vocabulary.ts'

export const Id = z.uuid()
export const Version = z.int()
export const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(1000, '理由过长，请精简到1000字以内')
export const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }
export const Changed = z.object({ version: Version })

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
export const StageCode = z.enum(codesOf(STAGES), '请选择评估阶段')
export const LevelCode = z.enum(codesOf(LEVELS), '请选择由市还是由区评估')
export const StateCode = z.enum(codesOf(OCCASION_STATES))
export const RoleCode = z.enum(codesOf(SEAT_ROLES), '请选择组长还是成员')
export const FieldCode = z.enum(codesOf(FIELDS))
export const SeatStateCode = z.enum(codesOf(SEAT_STATES))
const moment = z.date().transform((at) => at.toISOString())
/** Centi-points: 400 is 4 points. */
const Centi = z.int()

export const SeatForm = z.object({
  personId: Id,
  role: RoleCode,
  fields: z.array(FieldCode).max(4).default([]),
  unit: z.string().trim().max(60, '请精简到60字以内').default(''),
})
export const Panel = z.array(SeatForm).min(1, '请选择评估专家').max(15, '评估组最多15人')

const Interest = z.object({ kind: z.enum(codesOf(INTERESTS)), detail: z.string() })
export const Candidate = z.object({
  personId: Id,
  name: z.string(),
  interests: z.array(Interest),
  wasOfFirst: z.boolean().describe('第一次评估组的成员，不能复核'),
})

export const Row = z.object({
  id: Id,
  no: z.string(),
  pointId: Id,
  place: z.string(),
  stage: StageCode,
  level: LevelCode,
  hostName: z.string(),
  state: StateCode,
  round: z.int(),
  asOf: z.string(),
  scoringEndsOn: z.string().nullable(),
  seats: z.int(),
  submitted: z.int(),
  totalCenti: Centi.nullable().describe('告知以前对被评单位为空'),
  grade: z.string(),
})
export const ListFilter = z.object({
  stage: StageCode.optional(),
  level: LevelCode.optional(),
  state: StateCode.optional(),
  text: z.string().trim().max(50, '搜索词过长').optional(),
})

export const SeatView = z.object({
  id: Id,
  round: z.int(),
  personId: Id,
  name: z.string(),
  unit: z.string(),
  role: RoleCode,
  fields: z.array(FieldCode),
  state: SeatStateCode,
  statement: z.string(),
  interests: z.array(Interest),
  /** Only after the scoring is over. */
  totalCenti: Centi.nullable(),
  isCounted: z.boolean(),
})
const Source = z.object({ title: z.string(), detail: z.string(), page: z.string().nullable() })
const Anchor = z.object({ centi: Centi, text: z.string() })
export const ItemView = z.object({
  code: z.string(),
  dimension: z.string(),
  dimensionTitle: z.string(),
  second: z.string(),
  title: z.string(),
  fullCenti: Centi,
  kind: z.enum(['computed', 'judged']),
  computedCenti: Centi.nullable(),
  rule: z.string(),
  reason: z.string(),
  anchors: z.array(Anchor),
  sources: z.array(Source),
})
const ItemResult = ItemView.extend({
  meanCenti: Centi,
  marks: z.array(z.object({ name: z.string(), centi: Centi, reason: z.string() })),
})
export const ChallengeView = z.object({
  id: Id,
  version: Version,
  seatName: z.string(),
  reason: z.string(),
  askedName: z.string(),
  askedOn: z.string(),
  answerUntil: z.string(),
  upheld: z.boolean().nullable(),
  answer: z.string(),
  answeredName: z.string().nullable(),
  answeredOn: z.string().nullable(),
})
export const View = Row.extend({
  version: Version,
  areaCode: z.string(),
  spreadCenti: Centi.nullable(),
  mostSpreadCenti: Centi,
  discussion: z.string(),
  firstCenti: Centi.nullable(),
  vetoed: z.boolean(),
  vetoes: z.array(z.object({ title: z.string(), evidence: z.string(), notedName: z.string() })),
  vetoChoices: z.array(z.object({ code: z.string(), title: z.string() })),
  toldOn: z.string().nullable(),
  objectUntil: z.string().nullable(),
  objection: z.string(),
  objectedOn: z.string().nullable(),
  decideUntil: z.string().nullable(),
  decision: z.string(),
  finalOn: z.string().nullable(),
  reason: z.string(),
  isBlind: z.boolean(),
  vacant: z.int().describe('评分中退出、还没有补选的席位'),
  mayKnow: z.boolean().describe('看得到结果'),
  panel: z.array(SeatView),
  panelFaults: z.array(z.string()),
  challenges: z.array(ChallengeView),
  items: z.array(ItemResult),
  digest: z.string().nullable(),
  documents: z.array(z.object({ id: Id, genre: z.string(), title: z.string(), no: z.string().nullable() })),
  may: z.array(z.string()),
  story: z.array(z.object({ kind: z.string(), note: z.string(), byName: z.string(), at: moment })),
})

export const MySeat = z.object({
  id: Id,
  version: Version,
  occasionId: Id,
  no: z.string(),
  place: z.string(),
  stage: StageCode,
  state: SeatStateCode,
  occasionState: StateCode,
  role: RoleCode,
  round: z.int(),
  scoringEndsOn: z.string().nullable(),
  totalCenti: Centi.nullable(),
})
export const MySheet = MySeat.extend({
  hostName: z.string(),
  interests: z.array(Interest),
  asOf: z.string(),
  mayScore: z.boolean(),
  mayLeave: z.boolean().describe('声明之后、交评分之前可以退出'),
  isLate: z.boolean(),
  missing: z.array(z.string()).describe('还没有评的项目'),
  runningCenti: Centi,
  items: z.array(ItemView.extend({ ownCenti: Centi.nullable(), ownReason: z.string() })),
  spreadCenti: Centi.nullable(),
  totals: z.array(z.object({ name: z.string(), centi: Centi })).describe('讨论时各人的总分'),
})
export const MarkForm = z.object({
  item: z.string().max(10),
  centi: z.int('分数最多两位小数').min(0, '分数不能小于0').max(10_000, '分数过大，请核对'),
  reason: z.string().trim().max(500, '请精简到500字以内').default(''),
})
export const EndsOn = Day
