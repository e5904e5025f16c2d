import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, download, query } from '#platform/http/contract.ts'
import { DownloadBody } from '#platform/http/download.ts'
import { PLAN_STATES } from './vocabulary.ts'

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
const Id = z.uuid()
const Version = z.int()
export const PlanStateCode = z.enum(codesOf(PLAN_STATES))

export const Span = z.object({
  from: Day,
  to: Day,
  areaCode: AreaCode.optional(),
  kind: z.string().max(60).optional(),
  mineOnly: z.boolean().default(false),
})
export const DeadlineView = z.object({
  kind: z.string(),
  kindTitle: z.string(),
  id: z.string(),
  on: z.string(),
  title: z.string(),
  place: z.string(),
  done: z.boolean(),
  isMine: z.boolean().describe('点名由本人办理'),
  isToDo: z.boolean().describe('本人的岗位应当办理，还没有办完'),
  page: z.string().nullable(),
})
export const PlanItem = z.object({
  month: z.int('请选择月份').min(1, '请选择月份').max(12, '请选择月份'),
  title: z.string().trim().min(2, '请填写事项').max(100, '请精简到100字以内'),
  owner: z.string().trim().min(2, '请填写由谁负责').max(40, '请精简到40字以内'),
  standard: z.enum(['', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7']).default(''),
})
const Items = z.array(PlanItem).min(1, '请至少填写一项').max(200, '一份计划至多200项')
const PlanRow = z.object({
  id: Id,
  areaCode: z.string(),
  areaName: z.string(),
  year: z.int(),
  title: z.string(),
  state: PlanStateCode,
  items: z.int(),
  recordedName: z.string(),
  decidedName: z.string().nullable(),
  version: Version,
})
const Title = z.string().trim().min(4, '请填写计划名称，至少4个字').max(60, '请精简到60字以内')
const about = { record: 'calendar.plan', id: 'planId' } as const
const Ref = z.object({ planId: Id, version: Version })
const Changed = z.object({ version: Version })
const Cut = z.array(z.string()).describe('只列出了最早一部分的种类')

export const calendarContract = {
  context: 'calendar',
  title: '日程',
  endpoints: {
    listDeadlines: query({
      title: '查看日程',
      needs: 'calendar.calendar.read',
      about: 'list',
      input: Span,
      output: z.object({
        rows: z.array(DeadlineView),
        kinds: z.array(z.object({ kind: z.string(), title: z.string() })),
        cut: Cut,
        limit: z.int(),
      }),
    }),
    listToDo: query({
      title: '查看我的待办',
      needs: 'calendar.calendar.read',
      about: 'list',
      input: z.object({ limit: z.int().min(1).max(500).default(200) }),
      output: z.object({ rows: z.array(DeadlineView), total: z.int(), overdue: z.int(), cut: Cut, until: z.string() }),
    }),
    downloadSheet: download({
      title: '导出日程（表格）',
      needs: 'calendar.calendar.read',
      about: 'list',
      input: Span,
      output: DownloadBody,
    }),
    downloadIcs: download({
      title: '导出日程（日历文件）',
      needs: 'calendar.calendar.read',
      about: 'list',
      input: Span,
      output: DownloadBody,
    }),
    listPlans: query({
      title: '查看年度计划',
      needs: 'calendar.calendar.read',
      about: 'list',
      input: z.object({
        year: z.int().optional(),
        page: z.int().min(1).max(10_000).default(1),
        pageSize: z.int().min(1).max(100).default(20),
      }),
      output: z.object({ rows: z.array(PlanRow), total: z.int() }),
    }),
    getPlan: query({
      title: '查看一份年度计划',
      needs: 'calendar.calendar.read',
      about,
      input: z.object({ planId: Id }),
      output: PlanRow.omit({ items: true }).extend({
        note: z.string(),
        decidedOn: z.string().nullable(),
        items: z.array(
          PlanItem.extend({ position: z.int(), doneOn: z.string().nullable(), doneName: z.string().nullable() }),
        ),
        may: z.array(z.string()),
      }),
    }),
    draftPlan: command({
      title: '拟定年度计划',
      needs: 'calendar.plan.record',
      about: { area: 'areaCode' },
      input: z.object({
        areaCode: AreaCode,
        year: z
          .int('请填写年份')
          .min(2000, '请填写年份')
          .max(2100, '请填写年份')
          .meta({ examples: [2024] }),
        title: Title,
        items: Items,
      }),
      output: z.object({ planId: Id }),
    }),
    editPlan: command({
      title: '修改年度计划',
      needs: 'calendar.plan.record',
      about,
      input: Ref.extend({ title: Title, items: Items }),
      output: Changed,
    }),
    submitPlan: command({
      title: '提请审定年度计划',
      needs: 'calendar.plan.record',
      about,
      input: Ref,
      output: Changed,
    }),
    finishItem: command({
      title: '登记计划事项办完',
      needs: 'calendar.plan.record',
      about,
      input: Ref.extend({ position: z.int().min(1), doneOn: Day }),
      output: Changed,
    }),
    decidePlan: command({
      title: '审定年度计划',
      needs: 'calendar.plan.approve',
      about,
      input: Ref.extend({
        outcome: z.enum(['approved', 'returned'], '请选择审定或退回'),
        note: z.string().trim().max(300).default(''),
      }),
      output: Changed,
    }),
  },
} as const
