import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query, upload } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import {
  Changed,
  FieldVisit,
  Id,
  ManyForm,
  Page,
  PlanFilter,
  PlanForm,
  PlanRow,
  paged,
  Reason,
  TargetRow,
  Version,
  VisitFilter,
  VisitForm,
  VisitRow,
  VisitView,
} from './parts.ts'

const aboutVisit = { record: 'fieldwork.visit', id: 'visitId' } as const
const aboutPlan = { record: 'fieldwork.visit-plan', id: 'planId' } as const
const Person = z.object({ accountId: Id, name: z.string() })

export const visitEndpoints = {
  listVisits: query({
    title: '查看探访记录',
    needs: 'fieldwork.visit.read',
    about: 'list',
    input: VisitFilter.extend(Page),
    output: paged(VisitRow),
  }),
  getVisit: query({
    title: '查看一次探访',
    needs: 'fieldwork.visit.read',
    about: aboutVisit,
    input: z.object({ visitId: Id }),
    output: VisitView,
  }),
  visitPhoto: download({
    title: '查看探访照片',
    needs: 'fieldwork.visit.read',
    about: aboutVisit,
    input: z.object({ visitId: Id, fileId: Id }),
    output: DownloadBody,
  }),
  listVisitPlans: query({
    title: '查看探访计划',
    needs: 'fieldwork.visit.read',
    about: 'list',
    input: PlanFilter.extend(Page),
    output: paged(PlanRow).extend({
      counts: z.object({ overdue: z.int(), today: z.int(), soon: z.int(), later: z.int() }),
    }),
  }),
  listTargets: query({
    title: '查看还没有排探访的困难群众',
    needs: 'fieldwork.visit.record',
    about: 'list',
    input: z.object({ areaCode: AreaCode.optional(), targetCode: z.string().optional(), ...Page }),
    output: paged(TargetRow),
  }),
  listVisitors: query({
    title: '查看可以去探访的人',
    needs: 'fieldwork.visit.record',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.array(Person),
  }),
  planVisit: command({
    title: '排探访',
    needs: 'fieldwork.visit.record',
    about: { area: 'areaCode' },
    input: PlanForm,
    output: z.object({ planId: Id }),
  }),
  planVisits: command({
    title: '给列册的困难群众排探访',
    needs: 'fieldwork.visit.record',
    about: { area: 'areaCode' },
    input: ManyForm,
    output: z.object({ planned: z.int(), hadOne: z.int().describe('已有待办的，没有再排') }),
  }),
  changeVisitPlan: command({
    title: '改期或换人探访',
    needs: 'fieldwork.visit.record',
    about: aboutPlan,
    input: z.object({
      planId: Id,
      version: Version,
      dueOn: Day,
      dueAt: PlanForm.shape.dueAt,
      byAccount: Id.optional(),
    }),
    output: Changed,
  }),
  cancelVisitPlan: command({
    title: '取消探访计划',
    needs: 'fieldwork.visit.record',
    about: aboutPlan,
    input: z.object({ planId: Id, version: Version, reason: Reason }),
    output: Changed,
  }),
  myVisits: query({
    title: '我今天的探访',
    needs: 'fieldwork.visit.read',
    about: 'self',
    input: z.object({}),
    output: z.object({ today: z.string(), rows: z.array(FieldVisit), doneToday: z.int() }),
  }),
  keepVisitPhoto: upload({
    title: '上传探访照片',
    needs: 'fieldwork.visit.record',
    about: { area: 'areaCode' },
    input: z.object({ areaCode: AreaCode }),
    output: z.object({ fileId: Id }),
  }),
  recordVisit: command({
    title: '记录探访',
    needs: 'fieldwork.visit.record',
    about: { area: 'areaCode' },
    input: VisitForm,
    output: z.object({ visitId: Id, needId: Id.nullable(), nextOn: z.string().nullable() }),
  }),
  voidVisit: command({
    title: '作废探访记录',
    needs: 'fieldwork.visit.record',
    about: aboutVisit,
    input: z.object({ visitId: Id, reason: Reason }),
    output: z.object({}),
  }),
} as const
