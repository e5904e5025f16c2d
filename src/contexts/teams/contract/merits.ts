import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Id, InArea, Page, Placed, paged, Reason, Someone, text, Version } from './fields.ts'

const Minutes = z.int().min(1, '学习时长至少1分钟').max(6000, '学习时长不超过100小时')
const Attendee = z.object({ personId: Id, minutes: Minutes })
/** 令67第八条：培训的名称、主要内容、学习时长、举办单位和日期。时长以分钟存，以小时示。 */
export const TrainingForm = z.object({
  areaCode: AreaCode,
  teamId: Id.nullable().default(null),
  name: z.string().trim().min(2, '请填写培训名称').max(80, '名称过长'),
  content: z.string().trim().min(2, '请填写主要内容').max(500, '内容过长，请精简到500字以内'),
  minutes: Minutes,
  host: z.string().trim().min(2, '请填写举办单位').max(80, '举办单位过长'),
  heldOn: Day,
  fileId: Id.nullable().default(null).describe('签到表'),
  attendees: z.array(Attendee).max(500, '一次最多登记500人').default([]),
})
/** 令67第九条：表彰奖励的名称、日期、授予单位和证明。 */
export const AwardForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  name: z.string().trim().min(2, '请填写表彰名称').max(80, '名称过长'),
  awardedOn: Day,
  awardingBody: z.string().trim().min(2, '请填写授予单位').max(80, '授予单位过长'),
  fileId: Id.nullable().default(null).describe('证书、通报等证明'),
})
/** 令67第十条：服务质量评价，一至五分。 */
export const RatingForm = z.object({
  areaCode: AreaCode,
  personId: Id,
  activityId: Id.nullable().default(null),
  activity: text(100, '活动名称'),
  fromDate: Day,
  toDate: Day,
  quality: z.int().min(1, '评价为1至5分').max(5, '评价为1至5分'),
  note: text(200, '说明'),
})
export const MeritFilter = z.object({
  ...InArea,
  from: Day.optional(),
  to: Day.optional(),
  name: z.string().trim().max(50).optional().describe('全名'),
  personId: Id.optional(),
})

const TrainingView = z.object({
  id: Id,
  ...Placed,
  name: z.string(),
  content: z.string(),
  minutes: z.int(),
  host: z.string(),
  heldOn: z.string(),
  teamName: z.string().nullable(),
  fileId: Id.nullable(),
  attendees: z.int(),
  version: Version,
})
export const AttendanceView = z.object({
  id: Id,
  ...Someone,
  minutes: z.int(),
  voidReason: z.string().nullable(),
  version: Version,
})
const AwardView = z.object({
  id: Id,
  ...Placed,
  ...Someone,
  awardName: z.string(),
  awardedOn: z.string(),
  awardingBody: z.string(),
  fileId: Id.nullable(),
  voidReason: z.string().nullable(),
  version: Version,
})
const RatingView = z.object({
  id: Id,
  ...Placed,
  ...Someone,
  activity: z.string(),
  fromDate: z.string(),
  toDate: z.string(),
  quality: z.int(),
  note: z.string(),
  ratedOn: z.string(),
  ratedByName: z.string(),
  voidReason: z.string().nullable(),
  version: Version,
})

const read = { needs: 'teams.team.read', about: 'list' } as const
const inPlace = { needs: 'teams.training.record', about: { area: 'areaCode' } } as const
const ofRecord = <K extends string, I extends string>(kind: K, id: I) =>
  ({ needs: 'teams.training.record', about: { record: kind, id } }) as const

export const meritEndpoints = {
  listTrainings: query({ title: '查看培训', ...read, input: MeritFilter.extend(Page), output: paged(TrainingView) }),
  listAttendances: query({
    title: '查看参训名单',
    needs: 'teams.team.read',
    about: { record: 'teams.training', id: 'trainingId' },
    input: z.object({ trainingId: Id, ...Page }),
    output: paged(AttendanceView),
  }),
  recordTraining: command({
    title: '登记培训',
    ...inPlace,
    input: TrainingForm,
    output: z.object({ trainingId: Id }),
  }),
  addAttendees: command({
    title: '登记参训人员',
    ...ofRecord('teams.training', 'trainingId'),
    input: z.object({
      trainingId: Id,
      version: Version,
      attendees: z.array(Attendee).min(1, '请至少选择一人').max(500),
    }),
    output: z.object({ version: Version }),
  }),
  attachTrainingSheet: command({
    title: '附上培训签到表',
    ...ofRecord('teams.training', 'trainingId'),
    input: z.object({ trainingId: Id, version: Version, fileId: Id }),
    output: z.object({ version: Version }),
  }),
  voidAttendance: command({
    title: '作废参训记录',
    ...ofRecord('teams.training-attendance', 'attendanceId'),
    input: z.object({ attendanceId: Id, version: Version, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  listAwards: query({ title: '查看表彰奖励', ...read, input: MeritFilter.extend(Page), output: paged(AwardView) }),
  recordAward: command({ title: '登记表彰奖励', ...inPlace, input: AwardForm, output: z.object({ awardId: Id }) }),
  voidAward: command({
    title: '作废表彰奖励',
    ...ofRecord('teams.award', 'awardId'),
    input: z.object({ awardId: Id, version: Version, reason: Reason }),
    output: z.object({ version: Version }),
  }),
  listRatings: query({ title: '查看服务评价', ...read, input: MeritFilter.extend(Page), output: paged(RatingView) }),
  recordRating: command({ title: '登记服务评价', ...inPlace, input: RatingForm, output: z.object({ ratingId: Id }) }),
  voidRating: command({
    title: '作废服务评价',
    ...ofRecord('teams.rating', 'ratingId'),
    input: z.object({ ratingId: Id, version: Version, reason: Reason }),
    output: z.object({ version: Version }),
  }),
}
