import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Changed, Id, maybe, Page, paged, Reason, Version } from './parts.ts'
import {
  AssessmentForm,
  AssessmentView,
  EvaluationForm,
  GroupFilter,
  GroupForm,
  GroupRevision,
  GroupRow,
  GroupView,
  LeaveForm,
  MemberForm,
  SafetyForm,
  ScoresForm,
  ScreenForm,
  SessionForm,
  Sorts,
} from './parts-groups.ts'

const aboutGroup = { record: 'fieldwork.group', id: 'groupId' } as const
const aboutSession = { record: 'fieldwork.session', id: 'sessionId' } as const
const Ref = z.object({ groupId: Id, version: Version })
const WithNote = Ref.extend({ note: maybe(500) })
const WithReason = Ref.extend({ reason: Reason })
const SessionRef = z.object({ sessionId: Id, reason: Reason })

/** One act on a group by who works it. */
const work = <I extends z.ZodType>(title: string, input: I) =>
  command({ title, needs: 'fieldwork.group.work', about: aboutGroup, input, output: Changed })
const approve = <I extends z.ZodType>(title: string, input: I) =>
  command({ title, needs: 'fieldwork.group.approve', about: aboutGroup, input, output: Changed })

export const groupEndpoints = {
  listGroups: query({
    title: '查看小组与社区活动',
    needs: 'fieldwork.group.read',
    about: 'list',
    input: GroupFilter.extend({ sort: z.enum(Sorts).default('startsOn'), down: z.boolean().default(true), ...Page }),
    output: paged(GroupRow),
  }),
  getGroup: query({
    title: '查看一个小组或社区活动',
    needs: 'fieldwork.group.read',
    about: aboutGroup,
    input: z.object({ groupId: Id }),
    output: GroupView,
  }),
  proposeGroup: command({
    title: '提交小组或社区活动计划',
    needs: 'fieldwork.group.work',
    about: { area: 'areaCode' },
    input: GroupForm,
    output: z.object({ groupId: Id }),
  }),
  reviseGroup: work('修改计划书', GroupRevision),
  returnGroup: approve('退回计划书', WithReason),
  approveGroup: approve('审定计划书', WithNote),
  recordSafety: work('登记备案和许可', SafetyForm),
  recruitGroup: work('开始招募', Ref),
  addMember: work('登记报名的组员', MemberForm),
  screenMember: work('筛选组员、登记契约', ScreenForm),
  leaveMember: work('登记组员离组', LeaveForm),
  startGroup: work('开始小组或社区活动', Ref),
  recordSession: work('记录一节', SessionForm),
  voidSession: command({
    title: '作废一节记录',
    needs: 'fieldwork.group.work',
    about: aboutSession,
    input: SessionRef,
    output: z.object({}),
  }),
  restoreSession: command({
    title: '恢复作废的一节记录',
    needs: 'fieldwork.group.work',
    about: aboutSession,
    input: SessionRef,
    output: z.object({}),
  }),
  recordScores: work('登记前后测', ScoresForm),
  endGroup: work('结束小组或社区活动', WithNote),
  evaluateGroup: work('登记评估', EvaluationForm),
  reopenGroup: approve('退回补充档案', WithReason),
  archiveGroup: approve('归档', Ref),
  cancelGroup: work('取消小组或社区活动', WithReason),
  listAssessments: query({
    title: '查看需求评估报告',
    needs: 'fieldwork.group.read',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), ...Page }),
    output: paged(AssessmentView),
  }),
  recordAssessment: command({
    title: '登记需求评估报告',
    needs: 'fieldwork.group.work',
    about: { area: 'areaCode' },
    input: AssessmentForm,
    output: z.object({ assessmentId: Id }),
  }),
  fieldworkToDo: query({
    title: '查看探访与小组的待办',
    needs: 'fieldwork.group.read',
    about: 'list',
    input: z.object({}),
    output: z.object({ toApprove: z.int(), toArchive: z.int(), overdueGroups: z.int(), overdueVisits: z.int() }),
  }),
} as const
