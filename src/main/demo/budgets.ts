import type { Desk } from './desk.ts'

type Spent = { line: number; fen: number; on: string; no: string; what: string }
type Told = { town: string; clerk: string; approver: string; spent: readonly Spent[] }

const LINES = [
  { source: 'fiscal', field: 'elderly', title: '老年人助餐与探访服务', plannedFen: 18_000_000 },
  { source: 'fiscal', field: 'assistance', title: '困难家庭个案服务', plannedFen: 9_600_000 },
  { source: 'fiscal', field: 'community', title: '社区社会组织培育', plannedFen: 6_000_000 },
  { source: 'lottery', title: '社工站设备与场地', plannedFen: 4_500_000 },
  { source: 'charity', title: '社区基金资助项目', plannedFen: 5_000_000 },
  { source: 'own', title: '居民活动', plannedFen: 1_200_000 },
] as const

const NANSHI: readonly Spent[] = [
  { line: 0, fen: 7_200_000, on: '2024-03-29', no: '记-2024-0312', what: '一季度助餐服务' },
  { line: 0, fen: 7_350_000, on: '2024-06-05', no: '记-2024-0607', what: '二季度助餐服务' },
  { line: 1, fen: 8_100_000, on: '2024-05-20', no: '记-2024-0518', what: '个案服务购买第一期' },
  { line: 2, fen: 3_900_000, on: '2024-04-18', no: '记-2024-0422', what: '社会组织培育课程与场地' },
  { line: 3, fen: 4_260_000, on: '2024-02-27', no: '记-2024-0215', what: '社工站接待室和设备' },
  { line: 5, fen: 480_000, on: '2024-05-11', no: '记-2024-0509', what: '邻里节物料' },
]
const GUANGKAI: readonly Spent[] = [
  { line: 0, fen: 15_200_000, on: '2024-05-30', no: '广-2024-0131', what: '上半年助餐与探访服务' },
  { line: 3, fen: 3_980_000, on: '2024-03-12', no: '广-2024-0077', what: '社工站改造' },
]
const TOWNS: readonly Told[] = [
  { town: '120101006', clerk: 'nanshi-jingban', approver: 'heping-shenpi', spent: NANSHI },
  { town: '120104004', clerk: 'guangkai-jingban', approver: 'nankai-shenpi', spent: GUANGKAI },
]

/** Budgets of two points for 2024, approved by their districts, with what was spent by voucher; charity is read from the book. */
export async function tellOfBudgets(desk: Desk, today: string): Promise<void> {
  for (const one of TOWNS) await tellOfOne(desk, one, today)
}

async function tellOfOne(desk: Desk, { town, clerk, approver, spent }: Told, today: string) {
  const form = { areaCode: town, year: 2024, lines: LINES }
  const { budgetId } = await desk.send<{ budgetId: string }>(clerk, 'budgets.draftBudget', form, '2024-01-15 10:00')
  await desk.send(clerk, 'budgets.submitBudget', { budgetId, version: 1 }, '2024-01-15 10:20')
  const decision = { budgetId, version: 2, outcome: 'approved', note: '来源分列清楚，同意。' }
  await desk.send(approver, 'budgets.decideBudget', decision, '2024-01-18 15:00')
  const { lines } = await desk.send<{ lines: { id: string }[] }>(
    clerk,
    'budgets.getBudget',
    { budgetId },
    '2024-01-19 09:00',
  )
  let version = 3
  for (const { line, fen, on, no, what } of spent.filter((each) => each.on <= today)) {
    const input = { budgetId, version, lineId: lines[line]?.id, fen, spentOn: on, voucherNo: no, what }
    const answer = await desk.send<{ version: number }>(clerk, 'budgets.recordSpending', input, `${on} 16:00`)
    version = answer.version
  }
}
