import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  Changed,
  Id,
  MeetingFilter,
  MeetingForm,
  MeetingRow,
  OutcomeCode,
  Page,
  paged,
  Reason,
  SideCode,
  short,
  TaskFilter,
  TaskForm,
  TaskStepCode,
  TaskView,
  text,
  Version,
} from './contract-parts.ts'

const aboutMeeting = { record: 'linkage.meeting', id: 'meetingId' } as const
const aboutTask = { record: 'linkage.task', id: 'taskId' } as const
const ownTask = { own: 'linkage.task', id: 'taskId' } as const
const Ref = z.object({ meetingId: Id, version: Version })
const TaskRef = z.object({ taskId: Id, version: Version })
const Votes = z.int('票数须为整数').min(0, '票数不能小于0').max(60)

export const MeetingView = MeetingRow.extend({
  areaCode: z.string(),
  minutes: z.string(),
  reason: z.string(),
  closedName: z.string().nullable(),
  closedOn: z.string().nullable(),
  quorumPercent: z.int(),
  leastPresent: z.int(),
  hasQuorum: z.boolean(),
  attendees: z.array(
    z.object({
      id: Id,
      party: SideCode,
      unitName: z.string(),
      name: z.string(),
      signedAt: z.string().nullable(),
    }),
  ),
  agenda: z.array(
    z.object({
      id: Id,
      position: z.int(),
      topic: z.string(),
      needId: Id.nullable(),
      needNo: z.string(),
      discussion: z.string(),
      resolution: z.string(),
      outcome: OutcomeCode.nullable(),
      votesFor: z.int().nullable(),
      votesAgainst: z.int().nullable(),
      votesAbstain: z.int().nullable(),
      task: TaskView.nullable(),
    }),
  ),
  mayHold: z.boolean(),
})

export const DecisionForm = Ref.extend({
  itemId: Id,
  discussion: text('请写明讨论了什么', 1000),
  resolution: short(500),
  outcome: OutcomeCode,
  votesFor: Votes.default(0),
  votesAgainst: Votes.default(0),
  votesAbstain: Votes.default(0),
  task: TaskForm.nullable().default(null),
})

/** Joint meetings and the task list. */
export const meetingEndpoints = {
  listMeetings: query({
    title: '查看联席会议',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: MeetingFilter.extend(Page),
    output: paged(MeetingRow),
  }),
  meetingRhythm: query({
    title: '查看联席会议节奏',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional() }),
    output: z.object({
      everyDays: z.int(),
      towns: z.int(),
      overdue: z.array(
        z.object({
          townName: z.string(),
          lastHeldOn: z.string().nullable(),
          nextOn: z.string().nullable(),
          daysOver: z.int(),
        }),
      ),
    }),
  }),
  getMeeting: query({
    title: '查看一次联席会议',
    needs: 'linkage.linkage.read',
    about: aboutMeeting,
    input: z.object({ meetingId: Id }),
    output: MeetingView,
  }),
  planMeeting: command({
    title: '召集联席会议',
    needs: 'linkage.meeting.hold',
    about: { area: 'areaCode' },
    input: MeetingForm,
    output: z.object({ meetingId: Id, no: z.string() }),
  }),
  addItems: command({
    title: '增加议题',
    needs: 'linkage.meeting.hold',
    about: aboutMeeting,
    input: Ref.extend({
      needIds: z.array(Id).max(20).default([]),
      topics: z.array(text('请填写议题', 100)).max(20).default([]),
    }),
    output: Changed,
  }),
  signIn: command({
    title: '登记签到',
    needs: 'linkage.meeting.hold',
    about: aboutMeeting,
    input: Ref.extend({ attendeeIds: z.array(Id).max(60) }),
    output: Changed,
  }),
  decideItem: command({
    title: '登记议决',
    needs: 'linkage.meeting.hold',
    about: aboutMeeting,
    input: DecisionForm,
    output: z.object({ version: Version, taskId: Id.nullable() }),
  }),
  closeMeeting: command({
    title: '会议纪要定稿',
    needs: 'linkage.meeting.hold',
    about: aboutMeeting,
    input: Ref.extend({ minutes: short(3000) }),
    output: Changed,
  }),
  cancelMeeting: command({
    title: '取消联席会议',
    needs: 'linkage.meeting.hold',
    about: aboutMeeting,
    input: Ref.extend({ reason: Reason }),
    output: Changed,
  }),
  editMinutes: download({
    title: '下载可编辑的会议纪要',
    needs: 'linkage.linkage.read',
    about: aboutMeeting,
    input: z.object({ meetingId: Id }),
    output: DownloadBody,
  }),
  printMinutes: download({
    title: '打印会议纪要',
    needs: 'linkage.linkage.read',
    about: aboutMeeting,
    input: z.object({ meetingId: Id }),
    output: DownloadBody,
  }),
  listTasks: query({
    title: '查看任务清单',
    needs: 'linkage.linkage.read',
    about: 'list',
    input: TaskFilter.extend(Page),
    output: paged(TaskView),
  }),
  getTask: query({
    title: '查看一项任务',
    needs: 'linkage.linkage.read',
    about: aboutTask,
    input: z.object({ taskId: Id }),
    output: TaskView.extend({
      steps: z.array(z.object({ kind: TaskStepCode, note: z.string(), byName: z.string(), at: z.string() })),
    }),
  }),
  makeTask: command({
    title: '交办项目任务',
    needs: 'linkage.linkage.lead',
    about: { record: 'linkage.project', id: 'projectId' },
    input: TaskForm.extend({ projectId: Id, version: Version }),
    output: z.object({ taskId: Id, no: z.string() }),
  }),
  noteTask: command({
    title: '登记任务进展',
    needs: 'linkage.task.do',
    about: aboutTask,
    input: TaskRef.extend({ note: text('请写明进展', 300) }),
    output: Changed,
  }),
  finishTask: command({
    title: '登记任务完成',
    needs: 'linkage.task.do',
    about: aboutTask,
    input: TaskRef.extend({ note: text('请写明做成了什么', 300) }),
    output: Changed,
  }),
  moveTask: command({
    title: '任务改期',
    needs: 'linkage.linkage.lead',
    about: aboutTask,
    input: TaskRef.extend({ dueOn: Day, reason: Reason }),
    output: Changed,
  }),
  cancelTask: command({
    title: '取消任务',
    needs: 'linkage.linkage.lead',
    about: aboutTask,
    input: TaskRef.extend({ reason: Reason }),
    output: Changed,
  }),
  myTasks: query({
    title: '我的联动任务',
    needs: 'sign-in',
    about: 'self',
    input: z.object({}),
    output: z.object({ rows: z.array(TaskView) }),
  }),
  noteMyTask: command({
    title: '登记我的任务进展',
    needs: 'sign-in',
    about: ownTask,
    input: TaskRef.extend({ note: text('请写明进展', 300) }),
    output: Changed,
  }),
  finishMyTask: command({
    title: '我的任务做完了',
    needs: 'sign-in',
    about: ownTask,
    input: TaskRef.extend({ note: text('请写一句做成了什么', 300) }),
    output: Changed,
  }),
}
