import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { Id } from './contract-basics.ts'
import { DRAFT_STATES, FLAGS, SOURCES } from './rules/draft-words.ts'

export const RecordFilter = z.object({
  areaCode: AreaCode.optional(),
  volunteerId: Id.optional(),
  from: Day.optional(),
  to: Day.optional(),
  state: z.enum(['all', 'valid', 'voided']).default('all'),
})
export const RecordView = z.object({
  id: Id,
  volunteerId: Id,
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  servedOn: z.string(),
  minutes: z.int(),
  activity: z.string(),
  /** Where it came from, in words: 扫码签到 09:02–11:05, or 导入“时长表.xlsx”. */
  source: z.string(),
  isVoided: z.boolean(),
  voidReason: z.string().nullable(),
})

const keysOf = <T extends Record<string, unknown>>(table: T) => Object.keys(table) as [keyof T & string]
export const DraftState = z.enum(keysOf(DRAFT_STATES))
export const DraftFlag = z.enum(keysOf(FLAGS))

export const DraftFilter = z.object({
  areaCode: AreaCode.optional(),
  activityId: Id.optional(),
  personId: Id.optional(),
  state: DraftState.optional(),
  isFlagged: z.boolean().optional(),
  from: Day.optional(),
  to: Day.optional(),
})

/** A draft as officers see it (names masked), and as the leader of the activity does (whole names of their own people). */
export const DraftView = z.object({
  id: Id,
  volunteerId: Id,
  name: z.string(),
  areaName: z.string(),
  organiserAreaCode: z.string(),
  organiserAreaName: z.string(),
  activityId: Id.nullable(),
  activity: z.string(),
  content: z.string(),
  place: z.string(),
  organiser: z.string(),
  leaderName: z.string(),
  servedOn: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  minutes: z.int(),
  source: z.enum(keysOf(SOURCES)),
  /** 扫码签到 09:02–11:05 */
  sourceSays: z.string(),
  flags: z.array(DraftFlag),
  /** A sentence for each flag: why it wants a look of its own. */
  flagsSay: z.array(z.string()),
  state: DraftState,
  /** The last day on which the hours must have been recorded (order 67, 11). */
  recordDueOn: z.string(),
  objectionUntil: z.string().nullable(),
  recordId: Id.nullable(),
  correctsId: Id.nullable(),
  version: z.int(),
})

/** One thing that was done to a draft, by whom, when and why. */
export const StepView = z.object({ step: z.string(), says: z.string(), byName: z.string(), takenAt: z.string() })

export const ObjectionStates = {
  open: '待答复',
  kept: '维持原记录',
  corrected: '已更正',
  voided: '原记录已作废',
} as const
export const ObjectionView = z.object({
  id: Id,
  /** `missing`: the volunteer says that a service is not recorded at all. */
  about: z.enum(['draft', 'record', 'missing']),
  draftId: Id.nullable(),
  recordId: Id.nullable(),
  name: z.string(),
  areaName: z.string(),
  organiserAreaName: z.string(),
  activity: z.string(),
  servedOn: z.string(),
  /** As recorded; null for a missing or imported service. */
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  minutes: z.int().nullable(),
  wantedMinutes: z.int().nullable(),
  reason: z.string(),
  state: z.enum(keysOf(ObjectionStates)),
  raisedAt: z.string(),
  answerDueOn: z.string(),
  isOverdue: z.boolean(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version: z.int(),
})

export const StoryView = z.object({ steps: z.array(StepView), objections: z.array(ObjectionView) })

/** Many identical lines that one spreadsheet brought for one community: a person looks before the doubt is settled. */
export const FlagStates = { open: '待核查', kept: '核查属实', voided: '已作废' } as const
export const FlagView = z.object({
  id: Id,
  batchId: Id,
  fileName: z.string(),
  areaName: z.string(),
  activity: z.string(),
  servedOn: z.string(),
  minutes: z.int(),
  records: z.int(),
  says: z.string(),
  state: z.enum(keysOf(FlagStates)),
  settledBy: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int(),
})

/** One line of a volunteer's own hours: a draft on its way, or a record that counts or was cancelled. */
export const MyHours = z.object({
  /** The draft's id where there is one, else the record's. */
  id: Id,
  draftId: Id.nullable(),
  recordId: Id.nullable(),
  activityId: Id.nullable(),
  activity: z.string(),
  place: z.string(),
  organiser: z.string(),
  servedOn: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  minutes: z.int(),
  state: DraftState,
  counts: z.boolean(),
  /** Plain words: 已确认，等待社区复核. */
  stateSays: z.string(),
  sourceSays: z.string(),
  objectionUntil: z.string().nullable(),
  mayAgree: z.boolean(),
  mayObject: z.boolean(),
  version: z.int().nullable(),
})

/** An activity whose hours were not recorded in time, and what is missing. */
export const OverdueView = z.object({
  activityId: Id.nullable(),
  activity: z.string(),
  organiserAreaCode: z.string(),
  organiserAreaName: z.string(),
  leaderName: z.string(),
  recordDueOn: z.string(),
  daysLate: z.int(),
  toConfirm: z.int(),
  toVerify: z.int(),
})
