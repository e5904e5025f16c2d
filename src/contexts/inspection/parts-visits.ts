import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { Id, ListFilter, Moment, maybe, Of, StageCode, told, VerdictCode, VisitStateCode } from './parts.ts'

export const VisitFilter = ListFilter.extend({ state: VisitStateCode.optional() })
export const Inspectors = z.array(Id).min(1, '请选择检查人').max(10, '一次检查至多10人')
export const VisitPlanForm = z.object({
  areaCode: AreaCode.describe('创建点所在的街镇'),
  stage: StageCode,
  place: told('请写明到哪里检查', 100),
  plannedOn: Day,
  inspectors: Inspectors.describe('两名以上检查人的账号'),
  note: maybe(300),
})
export const CheckForm = z.object({ code: z.string().max(20), verdict: VerdictCode, note: maybe(500) })
const Position = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  accuracyM: z.int().min(0).max(100_000),
})
/** What was found on the spot; `recordId` is made on the phone, so that sent twice it is recorded once. */
export const RecordForm = z.object({
  visitId: Id,
  version: z.int(),
  recordId: Id.describe('由记录的手机给出，发几次都只记一次'),
  visitedOn: Day,
  checks: z.array(CheckForm).max(60),
  met: maybe(1000).describe('见了谁、谈了什么'),
  summary: told('请写明总的情况，至少2个字', 3000),
  position: Position.nullable().default(null).describe('定位可不给'),
  fileIds: z.array(Id).max(12, '一次检查至多12张照片').default([]),
})

export const VisitRow = z.object({
  ...Of,
  place: z.string(),
  plannedOn: z.string(),
  visitedOn: z.string().nullable(),
  state: VisitStateCode,
  inspectors: z.array(z.object({ accountId: Id, name: z.string() })),
  photos: z.int(),
  faults: z.int().describe('部分符合和不符合的项数'),
})
export const VisitView = VisitRow.extend({
  note: z.string(),
  reason: z.string(),
  plannedName: z.string(),
  checks: z.array(
    z.object({
      ...{ code: z.string(), title: z.string(), indicator: z.string() },
      ...{ verdict: VerdictCode, note: z.string() },
    }),
  ),
  met: z.string(),
  summary: z.string(),
  position: Position.nullable(),
  fileIds: z.array(z.string()),
  recorded: z.object({ byName: z.string(), at: Moment }).nullable(),
  confirmed: z.object({ byName: z.string(), at: Moment }).nullable(),
  remark: z.string(),
  mayPlan: z.boolean(),
  mayRecord: z.boolean(),
  mayConfirm: z.boolean(),
})
/** What an inspector carries along. */
export const MyVisit = z.object({
  visitId: Id,
  version: z.int(),
  areaCode: z.string(),
  townName: z.string(),
  stage: StageCode,
  place: z.string(),
  plannedOn: z.string(),
  note: z.string(),
  state: VisitStateCode,
  names: z.array(z.string()),
  summary: z.string().describe('待核签的：别人记的情况'),
  faults: z.array(z.string()).describe('待核签的：不完全符合的项和所见'),
  isMine: z.boolean().describe('本人所记，等别人核签'),
})
