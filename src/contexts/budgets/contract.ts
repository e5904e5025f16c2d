import { z } from 'zod'
import { AreaCode, Day } from '#contexts/directory/contract.ts'
import { command, query } from '#platform/http/contract.ts'
import { BUDGET_STATES, FIELDS, SOURCES } from './vocabulary.ts'

const codesOf = <K extends string>(words: Record<K, string>) => Object.keys(words) as [K, ...K[]]
const Id = z.uuid()
const Version = z.int()
const Year = z
  .int('请选择年份')
  .min(2000, '请选择年份')
  .max(2100, '请选择年份')
  .meta({ examples: [2024] })
const Reason = z.string().trim().min(4, '请写明理由，至少4个字').max(300, '请精简到300字以内')
const Fen = z.int('金额以分为单位，不能有不足一分的零头').max(100_000_000_000, '金额过大，请核对')
export const SourceCode = z.enum(codesOf(SOURCES), '请选择资金来源')
const FieldCode = z.enum(codesOf(FIELDS), '请选择财政资金的领域')

export const LineForm = z
  .object({
    /** Of a line that stood already; a new one has none. */
    lineId: Id.optional(),
    source: SourceCode,
    field: FieldCode.nullable().default(null),
    title: z.string().trim().min(2, '请填写用在什么上').max(60, '请精简到60字以内'),
    plannedFen: Fen.min(0, '金额不能为负'),
  })
  .refine(({ source, field }) => (source === 'fiscal') === (field !== null), {
    path: ['field'],
    message: '财政资金须写明领域，其他来源不写领域',
  })
  .meta({ examples: [{ source: 'own', title: '居民活动', plannedFen: 100 }] })
const Lines = z.array(LineForm).min(1, '请至少填写一项').max(60, '一份预算至多60项')

export const SumView = z.object({
  source: SourceCode,
  plannedFen: z.int(),
  spentFen: z.int(),
  executedBp: z.int().nullable().describe('执行率，万分之一'),
})
export const BudgetRow = z.object({
  id: Id,
  pointId: Id,
  areaCode: z.string(),
  areaName: z.string(),
  year: z.int(),
  revision: z.int(),
  state: z.enum(codesOf(BUDGET_STATES)),
  plannedFen: z.int(),
  spentFen: z.int(),
  executedBp: z.int().nullable(),
  version: Version,
})
export const BudgetView = BudgetRow.extend({
  reason: z.string(),
  note: z.string(),
  preparedName: z.string(),
  decidedName: z.string().nullable(),
  lines: z.array(
    z.object({
      id: Id,
      source: SourceCode,
      field: FieldCode.nullable(),
      title: z.string(),
      plannedFen: z.int(),
      spentFen: z.int(),
    }),
  ),
  bySource: z.array(SumView),
  revisions: z.array(
    z.object({ id: Id, revision: z.int(), state: z.enum(codesOf(BUDGET_STATES)), reason: z.string() }),
  ),
  may: z.array(z.string()),
})
export const SpendingRow = z.object({
  id: Id,
  lineId: Id,
  lineTitle: z.string(),
  source: SourceCode,
  fen: z.int(),
  spentOn: z.string(),
  voucherNo: z.string(),
  what: z.string(),
  fileId: Id.nullable(),
  recordedName: z.string(),
  voidedName: z.string().nullable(),
  voidReason: z.string(),
  version: Version,
})
export const BudgetFilter = z.object({ areaCode: AreaCode.optional(), year: Year.optional() })
const Page = { page: z.int().min(1).max(10_000).default(1), pageSize: z.int().min(1).max(100).default(20) }

const about = { record: 'budgets.budget', id: 'budgetId' } as const
const Ref = z.object({ budgetId: Id, version: Version })
const Changed = z.object({ version: Version })

export const budgetsContract = {
  context: 'budgets',
  title: '预算',
  endpoints: {
    listBudgets: query({
      title: '查看预算',
      needs: 'budgets.budget.read',
      about: 'list',
      input: BudgetFilter.extend(Page),
      output: z.object({ rows: z.array(BudgetRow), total: z.int() }),
    }),
    getBudget: query({
      title: '查看一份预算',
      needs: 'budgets.budget.read',
      about,
      input: z.object({ budgetId: Id }),
      output: BudgetView,
    }),
    draftBudget: command({
      title: '编制预算',
      needs: 'budgets.budget.record',
      about: { area: 'areaCode' },
      input: z.object({ areaCode: AreaCode, year: Year, reason: z.string().trim().max(300).default(''), lines: Lines }),
      output: z.object({ budgetId: Id }),
    }),
    editBudget: command({
      title: '修改预算',
      needs: 'budgets.budget.record',
      about,
      input: Ref.extend({ reason: z.string().trim().max(300).default(''), lines: Lines }),
      output: Changed,
    }),
    submitBudget: command({
      title: '提请审定预算',
      needs: 'budgets.budget.record',
      about,
      input: Ref,
      output: Changed,
    }),
    decideBudget: command({
      title: '审定预算',
      needs: 'budgets.budget.approve',
      about,
      input: Ref.extend({
        outcome: z.enum(['approved', 'returned'], '请选择审定或退回'),
        note: z.string().trim().max(300).default(''),
      }),
      output: Changed,
    }),
    listSpending: query({
      title: '查看支出',
      needs: 'budgets.budget.read',
      about,
      input: z.object({ budgetId: Id, ...Page }),
      output: z.object({ rows: z.array(SpendingRow), total: z.int() }),
    }),
    recordSpending: command({
      title: '登记支出',
      needs: 'budgets.spending.record',
      about,
      input: Ref.extend({
        lineId: Id,
        fen: Fen.min(1, '金额须大于0'),
        spentOn: Day,
        voucherNo: z.string().trim().min(2, '请填写凭证号').max(50, '凭证号过长，请核对'),
        what: z.string().trim().min(2, '请写明花在什么上').max(100, '请精简到100字以内'),
        fileId: Id.nullable().default(null),
      }),
      output: z.object({ spendingId: Id, version: Version }),
    }),
    voidSpending: command({
      title: '作废支出',
      needs: 'budgets.spending.record',
      about: { record: 'budgets.spending', id: 'spendingId' },
      input: z.object({ spendingId: Id, version: Version, reason: Reason }),
      output: Changed,
    }),
  },
} as const
