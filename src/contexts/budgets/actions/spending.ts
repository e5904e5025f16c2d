import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { budgetsContract } from '../contract.ts'
import { budgetsErrors } from '../errors.ts'
import { changeBudget, findBudgets, type Line, linesOf } from '../store/budgets.ts'
import {
  addSpending,
  countSpending,
  findSpending,
  hasVoucher,
  isKept,
  listSpending as listed,
  voidSpending as voided,
} from '../store/spending.ts'
import { BUDGET_STATES } from '../vocabulary.ts'
import { changed, theBudget } from './budgets.ts'

type Endpoints = typeof budgetsContract.endpoints

export const listSpending: Handler<Endpoints['listSpending']> = async ({ budgetId, ...paging }, call) => {
  const [budget] = await findBudgets(call.tx, [budgetId])
  if (!budget) throw budgetsErrors.noBudget()
  call.allow({ areaPath: budget.areaPath })
  const search = { codes: null, pointId: budget.pointId, year: budget.year }
  return { rows: await listed(call.tx, { ...search, ...paging }), total: await countSpending(call.tx, search) }
}

type When = { year: number; today: string }
function mustFit(line: Line, { fen, spentOn }: { fen: number; spentOn: string }, { year, today }: When) {
  if (line.source === 'charity') throw budgetsErrors.charityFromBook()
  if (spentOn > today || !spentOn.startsWith(`${year}-`)) throw budgetsErrors.otherYear(year)
  const left = line.plannedFen - line.spentFen
  if (fen > left) throw budgetsErrors.abovePlan(left)
}

/** One voucher, of one line, within what is left of it; the budget is held, so two cannot spend the same money. */
export const recordSpending: Handler<Endpoints['recordSpending']> = async (
  { budgetId, version, lineId, ...facts },
  call,
) => {
  const budget = await theBudget(call, { budgetId, version })
  if (budget.state !== 'approved') throw budgetsErrors.notNow(BUDGET_STATES[budget.state], '登记支出')
  const line = (await linesOf(call.tx, budgetId)).find(({ id }) => id === lineId)
  if (!line) throw budgetsErrors.noLine()
  mustFit(line, facts, { year: budget.year, today: call.today })
  if (await hasVoucher(call.tx, budget.pointId, facts.voucherNo)) throw budgetsErrors.voucherTaken(facts.voucherNo)
  if (facts.fileId !== null && !(await isKept(call.tx, facts.fileId))) throw budgetsErrors.noFile()
  const { pointId, areaCode } = budget
  const spendingId = await addSpending(call.tx, { ...facts, lineId, pointId, areaCode }, handOf(call))
  const next = await changeBudget(call.tx, budget, {})
  await changed(call, areaCode)
  return { spendingId, version: next }
}

export const voidSpending: Handler<Endpoints['voidSpending']> = async ({ spendingId, version, reason }, call) => {
  const [spending] = await findSpending(call.tx, [spendingId])
  if (!spending) throw budgetsErrors.noSpending()
  call.allow({ areaPath: spending.areaPath })
  call.about('budgets.spending', spendingId)
  if (spending.version !== version) throw accessErrors.stale()
  if (spending.voidedName !== null) throw budgetsErrors.voidedAlready()
  await voided(call.tx, spending, reason, handOf(call))
  await changed(call, spending.areaCode)
  return { version: version + 1 }
}
