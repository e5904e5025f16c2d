import { z } from 'zod'
import { AreaCode } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { Id, InArea, Page, Placed, PlanState, paged, Reason, text, Version } from './fields.ts'

const Year = z
  .int()
  .min(2020, '年度应为2020年以后')
  .max(2100, '年度应为四位数字')
  .meta({ examples: [2024] })
export const PlannedActivity = z.object({
  month: z.int().min(1, '月份为1至12').max(12, '月份为1至12'),
  name: z.string().trim().min(2, '请填写活动名称').max(60, '活动名称过长'),
  content: text(200, '内容'),
  people: z.int().min(1, '人数至少1人').max(100_000, '人数过大').nullable().default(null),
})
export const PlanForm = z.object({
  areaCode: AreaCode,
  year: Year,
  goals: z.string().trim().min(4, '请写明本年度目标，至少4个字').max(1000, '目标过长，请精简到1000字以内'),
  budgetNote: text(300, '经费说明'),
  fileId: Id.nullable().default(null).describe('计划原件'),
  activities: z.array(PlannedActivity).max(200, '活动不超过200行').default([]),
})
export const PlanFilter = z.object({
  ...InArea,
  year: Year.optional(),
  state: PlanState.optional(),
  sort: z.enum(['area', 'year']).default('area'),
  down: z.boolean().default(false),
})

export const PlanRow = z.object({
  id: Id,
  ...Placed,
  year: z.int(),
  state: PlanState,
  activities: z.int(),
  submittedOn: z.string().nullable(),
  approvedOn: z.string().nullable(),
  isMine: z.boolean().describe('由本人填报或提交：不能由本人批准'),
  version: Version,
})
const onPlan = { planId: Id, version: Version }
const about = { record: 'teams.yearly-plan', id: 'planId' }

export const planEndpoints = {
  listPlans: query({
    title: '查看年度计划',
    needs: 'teams.team.read',
    about: 'list',
    input: PlanFilter.extend(Page),
    output: paged(PlanRow),
  }),
  getPlan: query({
    title: '查看一份年度计划',
    needs: 'teams.team.read',
    about,
    input: z.object({ planId: Id }),
    output: PlanRow.extend({
      goals: z.string(),
      budgetNote: z.string(),
      fileId: Id.nullable(),
      fileName: z.string().nullable(),
      planned: z.array(PlannedActivity),
      steps: z.array(z.object({ step: z.string(), note: z.string(), byName: z.string(), takenAt: z.string() })),
      may: z.object({ record: z.boolean(), approve: z.boolean() }),
    }),
  }),
  draftPlan: command({
    title: '填报年度计划',
    needs: 'teams.plan.record',
    about: { area: 'areaCode' },
    input: PlanForm,
    output: z.object({ planId: Id }),
  }),
  editPlan: command({
    title: '修改年度计划',
    needs: 'teams.plan.record',
    about,
    input: PlanForm.omit({ areaCode: true, year: true }).extend(onPlan),
    output: z.object({ version: Version }),
  }),
  submitPlan: command({
    title: '提交年度计划',
    needs: 'teams.plan.record',
    about,
    input: z.object(onPlan),
    output: z.object({ version: Version }),
  }),
  withdrawPlan: command({
    title: '撤回年度计划',
    needs: 'teams.plan.record',
    about,
    input: z.object(onPlan),
    output: z.object({ version: Version }),
  }),
  approvePlan: command({
    title: '批准年度计划',
    needs: 'teams.plan.approve',
    about,
    input: z.object({ ...onPlan, note: text(200, '意见') }),
    output: z.object({ version: Version }),
  }),
  returnPlan: command({
    title: '退回年度计划',
    needs: 'teams.plan.approve',
    about,
    input: z.object({ ...onPlan, reason: Reason }),
    output: z.object({ version: Version }),
  }),
}
