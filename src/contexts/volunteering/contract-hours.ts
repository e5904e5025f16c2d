import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { AfterDay, Counted, Id, Limit, Moment, Reason } from './contract-basics.ts'
import {
  DraftFilter,
  DraftView,
  FlagView,
  MyHours,
  ObjectionView,
  OverdueView,
  RecordFilter,
  RecordView,
  StoryView,
} from './contract-hours-views.ts'

/** A draft as the actor saw it: whoever was second is told. */
const Seen = z.object({ draftId: Id, version: z.int() })
const Batch = z.object({
  drafts: z.array(Seen).min(1, '请至少选择一条').max(500, '一次最多办理500条'),
  /** Asked for where a draft is flagged: such a draft goes alone. */
  reason: Reason.optional(),
})
const Listed = { next: z.string().nullable(), ...Counted }
const draft = { record: 'volunteering.draft-record', id: 'draftId' } as const
const mine = { needs: 'sign-in', about: 'self' } as const

const recorded = {
  listServiceRecords: query({
    title: '查看服务时长',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: RecordFilter.extend({ after: AfterDay, limit: Limit }),
    output: z.object({ rows: z.array(RecordView), ...Listed }),
  }),
  getServiceRecord: query({
    title: '查看一条服务时长',
    needs: 'volunteering.hours.read',
    about: { record: 'volunteering.service-record', id: 'serviceRecordId' },
    input: z.object({ serviceRecordId: Id }),
    output: RecordView.extend({ draft: DraftView.nullable(), ...StoryView.shape }),
  }),
  voidServiceRecord: command({
    title: '作废服务时长',
    needs: 'volunteering.hours.void',
    about: { record: 'volunteering.service-record', id: 'serviceRecordId' },
    input: z.object({ serviceRecordId: Id, reason: Reason }),
    output: z.object({ reversalId: Id }),
  }),
}

const reviewing = {
  listDrafts: query({
    title: '查看待定时长',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: DraftFilter.extend({ after: AfterDay, limit: Limit }),
    output: z.object({ rows: z.array(DraftView), ...Listed }),
  }),
  getDraft: query({
    title: '查看一条待定时长',
    needs: 'volunteering.hours.read',
    about: draft,
    input: z.object({ draftId: Id }),
    output: DraftView.extend({ hasEvidence: z.boolean(), ...StoryView.shape }),
  }),
  countHoursToDo: query({
    title: '查看时长复核待办数',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional() }),
    output: z.object({
      toConfirm: z.int(),
      toVerify: z.int(),
      objections: z.int(),
      flags: z.int(),
      overdueRecords: z.int(),
      overdueObjections: z.int(),
    }),
  }),
  /** By the leader or a community worker; a flagged draft goes alone and with a reason. */
  confirmDrafts: command({
    title: '确认服务时长',
    needs: 'volunteering.hours.confirm',
    about: 'list',
    input: Batch,
    output: z.object({ confirmed: z.int() }),
  }),
  /** All of an activity that is pending and not flagged; the actor's own is left to another hand. */
  confirmActivity: command({
    title: '确认一次活动的服务时长',
    needs: 'volunteering.hours.confirm',
    about: 'list',
    input: z.object({ activityId: Id }),
    output: z.object({ confirmed: z.int(), left: z.int() }),
  }),
  /** By another hand than the one that confirmed; the volunteer is shown the hours and may object. */
  verifyDrafts: command({
    title: '复核服务时长',
    needs: 'volunteering.hours.verify',
    about: 'list',
    input: Batch,
    output: z.object({ verified: z.int() }),
  }),
  verifyActivity: command({
    title: '复核一次活动的服务时长',
    needs: 'volunteering.hours.verify',
    about: 'list',
    input: z.object({ activityId: Id }),
    output: z.object({ verified: z.int(), left: z.int() }),
  }),
  voidDraft: command({
    title: '作废待定时长',
    needs: 'volunteering.hours.void',
    about: draft,
    input: Seen.extend({ reason: Reason }),
    output: z.object({ version: z.int() }),
  }),
  openEvidence: download({
    title: '查看补录依据',
    needs: 'volunteering.hours.read',
    about: draft,
    input: z.object({ draftId: Id }),
    output: DownloadBody,
  }),
  listOverdueRecords: query({
    title: '查看逾期未记录的活动',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional() }),
    output: z.object({ rows: z.array(OverdueView) }),
  }),
}

const objecting = {
  listObjections: query({
    title: '查看时长异议',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: z.object({
      areaCode: AreaCode.optional(),
      state: z.enum(['open', 'kept', 'corrected', 'voided']).optional(),
      isOverdue: z.boolean().optional(),
      after: AfterDay,
      limit: Limit,
    }),
    output: z.object({ rows: z.array(ObjectionView), ...Listed }),
  }),
  /** Kept with a reason; corrected by another draft, which another hand verifies and the volunteer is shown; or voided. */
  answerObjection: command({
    title: '答复时长异议',
    needs: 'volunteering.objection.answer',
    about: { record: 'volunteering.objection', id: 'objectionId' },
    input: z.object({
      objectionId: Id,
      version: z.int(),
      outcome: z.enum(['kept', 'corrected', 'voided']),
      reason: Reason,
      correction: z
        .object({
          startedAt: Moment,
          endedAt: Moment,
          /** From `uploadEvidence`; a missing record is added only with its paper. */
          fileId: Id.nullable(),
        })
        .optional(),
    }),
    output: z.object({ version: z.int(), draftId: Id.nullable() }),
  }),
  uploadEvidence: upload({
    title: '上传补录依据',
    needs: 'volunteering.objection.answer',
    about: { record: 'volunteering.objection', id: 'objectionId' },
    input: z.object({ objectionId: Id }),
    output: z.object({ fileId: Id, name: z.string() }),
  }),
}

const doubting = {
  listFlags: query({
    title: '查看导入时长的疑点',
    needs: 'volunteering.hours.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), state: z.enum(['open', 'kept', 'voided']).optional() }),
    output: z.object({ rows: z.array(FlagView) }),
  }),
  /** Kept with a reason, or every record behind it voided through reversals. */
  settleFlag: command({
    title: '处理导入时长的疑点',
    needs: 'volunteering.hours.void',
    about: { record: 'volunteering.import-flag', id: 'flagId' },
    input: z.object({ flagId: Id, version: z.int(), outcome: z.enum(['kept', 'voided']), reason: Reason }),
    output: z.object({ version: z.int(), voided: z.int() }),
  }),
}

/** What a volunteer or a leader does on the phone. */
const own = {
  listMyHours: query({
    title: '查看我的服务时长',
    ...mine,
    input: z.object({ year: z.int().min(2000).max(2100).optional(), after: AfterDay, limit: Limit }),
    output: z.object({
      /** Minutes that count, over all years; `waitingMinutes`: drafts on their way. */
      totalMinutes: z.int(),
      waitingMinutes: z.int(),
      byYear: z.array(z.object({ year: z.int(), minutes: z.int(), records: z.int() })),
      rows: z.array(MyHours),
      next: z.string().nullable(),
    }),
  }),
  /** `id`: of the draft or of the record, as the list gives it. */
  getMyHours: query({
    title: '查看我的一次服务',
    ...mine,
    input: z.object({ id: Id }),
    output: MyHours.extend(StoryView.shape),
  }),
  listMyObjections: query({
    title: '查看我提出的异议',
    ...mine,
    input: z.object({}),
    output: z.object({ rows: z.array(ObjectionView) }),
  }),
  agreeToDraft: command({
    title: '对时长没有异议',
    needs: 'sign-in',
    about: { own: 'volunteering.draft-record', id: 'draftId' },
    input: Seen,
    output: z.object({ recordId: Id }),
  }),
  /** Before or after it became final. */
  objectToDraft: command({
    title: '对时长提出异议',
    needs: 'sign-in',
    about: { own: 'volunteering.draft-record', id: 'draftId' },
    input: Seen.extend({ reason: Reason, wantedMinutes: z.int().min(0).max(1440).nullable() }),
    output: z.object({ objectionId: Id, answerDueOn: z.string() }),
  }),
  /** Against a record that a spreadsheet brought. */
  objectToRecord: command({
    title: '对导入的时长提出异议',
    needs: 'sign-in',
    about: { own: 'volunteering.service-record', id: 'recordId' },
    input: z.object({ recordId: Id, reason: Reason, wantedMinutes: z.int().min(0).max(1440).nullable() }),
    output: z.object({ objectionId: Id, answerDueOn: z.string() }),
  }),
  /** A service that nobody recorded. */
  reportMissingHours: command({
    title: '申请补记时长',
    ...mine,
    input: z.object({
      activity: z.string().trim().min(2, '请写明参加的活动').max(100, '活动名称过长，请精简到100字以内'),
      servedOn: Day,
      minutes: z.int('请填写分钟数').min(1, '时长须大于0').max(1440, '一次服务不能超过24小时'),
      reason: Reason,
    }),
    output: z.object({ objectionId: Id, answerDueOn: z.string() }),
  }),
  /** The drafts of an activity that the caller leads, with whole names. */
  listLedDrafts: query({
    title: '查看我带队活动的时长',
    ...mine,
    input: z.object({ activityId: Id }),
    output: z.object({ activity: z.string(), servedOn: z.string(), recordDueOn: z.string(), rows: z.array(DraftView) }),
  }),
}

/** Hours, from a draft to the record: what a page or another context may ask for. */
export const hoursEndpoints = { ...recorded, ...reviewing, ...objecting, ...doubting, ...own } as const
