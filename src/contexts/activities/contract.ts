import { z } from 'zod'
import { command, query } from '#platform/http/contract.ts'
import { lead, plan, protect } from './contract-desk.ts'
import { ActivityFilter, Id, Paging, Position, Version } from './forms.ts'
import { LedActivity, MySignUp, OpenActivity, OpenActivityDetail, PresenceView, ShiftView } from './views.ts'

export * from './forms.ts'
export * from './views.ts'

const paged = <T extends z.ZodType>(row: T) => z.object({ rows: z.array(row), total: z.int() })
/** `code` as it stands in the QR; kept loose, so that a torn one is told in words and not as a fault of a field. */
const TicketCode = z.string().trim().min(1).max(60)
const Pass = z.string().min(1).max(300)

const forEverybody = {
  browseActivities: query({
    title: '查看正在招募的活动',
    needs: 'nothing',
    about: 'everyone',
    input: ActivityFilter.pick({ areaCode: true, audience: true, from: true, to: true, text: true }).extend(Paging),
    output: paged(OpenActivity),
  }),
  viewActivity: query({
    title: '查看活动公开信息',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({ activityId: Id }),
    output: OpenActivityDetail,
  }),
  /** What a scanned code leads to; needs no account. The pass is for one check-in or -out, within `passUntil`. */
  openTicket: query({
    title: '扫签到码',
    needs: 'nothing',
    about: 'everyone',
    input: z.object({ code: TicketCode }),
    output: z.object({
      activity: OpenActivity,
      shift: ShiftView,
      wantsPosition: z.boolean(),
      pass: z.string(),
      passUntil: z.string(),
      now: z.string(),
    }),
  }),
}

const aboutMyself = {
  signUp: command({
    title: '报名活动',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ shiftId: Id }),
    output: z.object({
      signUpId: Id,
      state: z.enum(['placed', 'waiting']),
      waitingNo: z.int().nullable(),
      told: z.string(),
    }),
  }),
  cancelMySignUp: command({
    title: '取消报名',
    needs: 'sign-in',
    about: { own: 'activities.sign-up', id: 'signUpId' },
    input: z.object({ signUpId: Id, version: Version }),
    output: z.object({ told: z.string() }),
  }),
  listMySignUps: query({
    title: '查看我的报名',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ when: z.enum(['coming', 'past', 'all']).default('all'), ...Paging }),
    output: paged(MySignUp),
  }),
  checkIn: command({
    title: '签到',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ pass: Pass, position: Position.optional() }),
    output: PresenceView,
  }),
  checkOut: command({
    title: '签退',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ pass: Pass, position: Position.optional() }),
    output: PresenceView,
  }),
  listLedActivities: query({
    title: '查看我负责的活动',
    needs: 'sign-in',
    about: 'self',
    input: z.object({ when: z.enum(['open', 'past', 'all']).default('open'), ...Paging }),
    output: paged(LedActivity).extend({ now: z.string() }),
  }),
}

export const activitiesContract = {
  context: 'activities',
  title: '活动',
  endpoints: { ...forEverybody, ...aboutMyself, ...plan, ...lead, ...protect },
} as const
