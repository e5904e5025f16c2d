import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query, upload } from '#platform/http/contract.ts'
import {
  ActivityFilter,
  ActivityForm,
  CheckForm,
  ConsentForm,
  Id,
  Paging,
  PaperRow,
  PolicyForm,
  Reason,
  RollMark,
  Version,
} from './forms.ts'
import {
  ActivityRow,
  ActivityView,
  CheckView,
  ConsentView,
  MarkAnswer,
  RollRow,
  ShiftView,
  TicketView,
} from './views.ts'

const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })

const Changed = z.object({ version: Version })
const activity = { record: 'activities.activity', id: 'activityId' } as const
const About = { activityId: Id, version: Version }

export const plan = {
  listActivities: query({
    title: '查看活动列表',
    needs: 'activities.activity.read',
    about: 'list',
    input: ActivityFilter.extend(Paging),
    output: paged(ActivityRow),
  }),
  countToDo: query({
    title: '查看活动待办数',
    needs: 'activities.activity.read',
    about: 'list',
    input: z.object({}),
    output: z.object({ toReview: z.int(), overdue: z.int(), missingOut: z.int() }),
  }),
  getActivity: query({
    title: '查看活动',
    needs: 'activities.attendance.read',
    about: activity,
    input: z.object({ activityId: Id }),
    output: ActivityView,
  }),
  createActivity: command({
    title: '新建活动',
    needs: 'activities.activity.plan',
    about: { area: 'areaCode' },
    input: ActivityForm,
    output: z.object({ activityId: Id, version: Version }),
  }),
  editActivity: command({
    title: '修改活动',
    needs: 'activities.activity.plan',
    about: activity,
    input: ActivityForm.omit({ areaCode: true }).extend(About),
    output: Changed,
  }),
  submitActivity: command({
    title: '提交活动审核',
    needs: 'activities.activity.plan',
    about: activity,
    input: z.object(About),
    output: Changed.extend({ warnings: z.array(z.string()) }),
  }),
  reviewActivity: command({
    title: '审核活动',
    needs: 'activities.activity.review',
    about: activity,
    input: z.object({
      ...About,
      verdict: z.enum(['approve', 'return']),
      reason: z.string().trim().max(200).default(''),
    }),
    output: Changed.extend({ warnings: z.array(z.string()) }),
  }),
  addPolicy: command({
    title: '登记活动保险',
    needs: 'activities.activity.lead',
    about: activity,
    input: PolicyForm.extend(About),
    output: Changed,
  }),
  cancelActivity: command({
    title: '取消活动',
    needs: 'activities.activity.plan',
    about: activity,
    input: z.object({ ...About, reason: Reason }),
    output: Changed.extend({ signedUp: z.int(), closedOut: z.int(), told: z.string() }),
  }),
}

export const lead = {
  closeRecruiting: command({
    title: '截止或恢复招募',
    needs: 'activities.activity.lead',
    about: activity,
    input: z.object({ ...About, reopen: z.boolean().default(false) }),
    output: Changed,
  }),
  startActivity: command({
    title: '开始活动',
    needs: 'activities.activity.lead',
    about: activity,
    input: z.object(About),
    output: Changed,
  }),
  endActivity: command({
    title: '结束活动',
    needs: 'activities.activity.lead',
    about: activity,
    input: z.object(About),
    output: Changed.extend({ missingOut: z.int(), recordDueOn: z.string() }),
  }),
  /** Codes from now for `minutes`, so that a phone keeps showing right ones where there is no network. */
  listTickets: query({
    title: '取签到码',
    needs: 'activities.activity.lead',
    about: activity,
    input: z.object({ activityId: Id, shiftId: Id.optional(), minutes: z.int().min(1).max(480).default(120) }),
    output: z.object({ now: z.string(), seconds: z.int(), shift: ShiftView.nullable(), tickets: z.array(TicketView) }),
  }),
  getRollSheet: query({
    title: '查看签到表',
    needs: 'activities.attendance.read',
    about: activity,
    input: z.object({ activityId: Id, shiftId: Id.optional() }),
    output: z.object({ now: z.string(), areaCode: z.string(), shifts: z.array(ShiftView), rows: z.array(RollRow) }),
  }),
  /** In the order given; each mark is recorded or refused by itself. `areaCode`: the activity's own. */
  rollCall: command({
    title: '点名',
    needs: 'activities.activity.lead',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, activityId: Id, marks: z.array(RollMark).max(500) }),
    output: z.object({ answers: z.array(MarkAnswer) }),
  }),
  recordPaperSheet: upload({
    title: '录入纸质签到表',
    needs: 'activities.activity.lead',
    about: activity,
    input: z.object({ activityId: Id, shiftId: Id, rows: z.array(PaperRow).max(500) }),
    output: z.object({
      fileId: Id,
      answers: z.array(z.object({ rowNo: z.int(), outcome: z.enum(['recorded', 'refused']), told: z.string() })),
    }),
  }),
  signUpFor: command({
    title: '代为报名',
    needs: 'activities.activity.lead',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode, activityId: Id, shiftId: Id, personId: Id }),
    output: z.object({
      signUpId: Id,
      state: z.enum(['placed', 'waiting']),
      waitingNo: z.int().nullable(),
      told: z.string(),
    }),
  }),
  cancelSignUp: command({
    title: '代为取消报名',
    needs: 'activities.activity.lead',
    about: { record: 'activities.sign-up', id: 'signUpId' },
    input: z.object({ signUpId: Id, version: Version, reason: Reason }),
    output: z.object({ told: z.string() }),
  }),
}

export const protect = {
  listConsents: query({
    title: '查看监护人同意书',
    needs: 'activities.attendance.read',
    about: activity,
    input: z.object({ activityId: Id }),
    output: z.object({ rows: z.array(ConsentView) }),
  }),
  recordConsent: command({
    title: '登记监护人同意书',
    needs: 'activities.activity.lead',
    about: activity,
    input: ConsentForm.extend(About),
    output: z.object({ consentId: Id }),
  }),
  withdrawConsent: command({
    title: '撤回监护人同意书',
    needs: 'activities.activity.lead',
    about: { record: 'activities.consent', id: 'consentId' },
    input: z.object({ consentId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
  listChecks: query({
    title: '查看未成年人服务人员查询',
    needs: 'activities.attendance.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Paging }),
    output: paged(CheckView),
  }),
  recordCheck: command({
    title: '登记未成年人服务人员查询',
    needs: 'activities.activity.lead',
    about: { area: 'areaCode' },
    input: CheckForm,
    output: z.object({ checkId: Id, nextDue: Day }),
  }),
}
