import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { budgetsContract } from '../contract.ts'
import { budgetsErrors } from '../errors.ts'
import { executedBp, sumsOf } from '../rules/sums.ts'
import {
  addBudget,
  type Budget,
  budgetsOfPoint,
  changeBudget,
  charitySpent,
  countBudgets,
  findBudgets,
  holdBudget,
  type Line,
  type LinePart,
  linesOf,
  listBudgets as listed,
  pointOfTown,
  setLines,
  supersede,
} from '../store/budgets.ts'
import { BUDGET_STATES } from '../vocabulary.ts'

type Endpoints = typeof budgetsContract.endpoints

/** The budget as the person saw it, held until the transaction ends, permission settled. */
export async function theBudget(
  call: Call,
  { budgetId, version }: { budgetId: string; version: number },
  notBy = false,
) {
  const budget = await holdBudget(call.tx, budgetId)
  if (!budget) throw budgetsErrors.noBudget()
  call.allow({ areaPath: budget.areaPath }, notBy ? { notBy: [budget.preparedBy] } : {})
  call.about('budgets.budget', budgetId)
  if (budget.version !== version) throw accessErrors.stale()
  return budget
}

export const changed = ({ tell }: Pick<Call, 'tell'>, areaCode: string): Promise<void> =>
  tell('budgets.budgets-changed', { areaCodes: [areaCode] })

const withRate = (budget: Budget) => ({ ...budget, executedBp: executedBp(budget) })

export const listBudgets: Handler<Endpoints['listBudgets']> = async ({ areaCode, year, ...paging }, call) => {
  const search = { codes: await codesWithin(call.tx, call.reach(), areaCode), year }
  const rows = await listed(call.tx, { ...search, ...paging })
  return { rows: rows.map(withRate), total: await countBudgets(call.tx, search) }
}

const EDITABLE = ['draft', 'returned']
function mayDo({ may, actor }: Call, { state, areaPath, preparedBy }: Budget, hasOpen: boolean): string[] {
  const place = { areaPath }
  const record = may('budgets.budget.record', place)
  return [
    ...(record && EDITABLE.includes(state) ? ['editBudget', 'submitBudget'] : []),
    ...(state === 'submitted' && preparedBy !== actor.accountId && may('budgets.budget.approve', place)
      ? ['decideBudget']
      : []),
    ...(record && state === 'approved' && !hasOpen ? ['draftBudget'] : []),
    ...(state === 'approved' && may('budgets.spending.record', place) ? ['recordSpending'] : []),
  ]
}

export const getBudget: Handler<Endpoints['getBudget']> = async ({ budgetId }, call) => {
  const [budget] = await findBudgets(call.tx, [budgetId])
  if (!budget) throw budgetsErrors.noBudget()
  call.allow({ areaPath: budget.areaPath })
  call.about('budgets.budget', budgetId)
  const lines = await linesOf(call.tx, budgetId)
  const { bySource } = sumsOf(lines, await charitySpent(call.tx, budget.areaCode, budget.year))
  const revisions = await budgetsOfPoint(call.tx, budget.pointId, budget.year)
  const hasOpen = revisions.some(({ state }) => state === 'submitted' || EDITABLE.includes(state))
  return {
    ...withRate(budget),
    lines,
    bySource: bySource.map((sum) => ({ ...sum, executedBp: executedBp(sum) })),
    revisions,
    may: mayDo(call, budget, hasOpen),
  }
}

/** A line that stood keeps its source. */
function mustKeepSources(known: readonly Line[], lines: readonly LinePart[]) {
  for (const { lineId, source, field, title } of lines) {
    if (lineId === undefined) continue
    const line = known.find(({ id }) => id === lineId)
    if (!line) throw budgetsErrors.noLine()
    if (line.source !== source || line.field !== field) throw budgetsErrors.sourceKept(title)
  }
}
/** Lines that have been spent from stay, and are never planned below what was spent. */
function mustCoverSpent(before: readonly Line[], lines: readonly LinePart[]) {
  for (const line of before) {
    const planned = lines.find(({ lineId }) => lineId === line.id)?.plannedFen ?? 0
    if (line.source !== 'charity' && planned < line.spentFen) throw budgetsErrors.belowSpent(line.title, line.spentFen)
  }
}

async function approvedBefore({ tx }: Call, pointId: string, year: number): Promise<Line[]> {
  const approved = (await budgetsOfPoint(tx, pointId, year)).find(({ state }) => state === 'approved')
  return approved ? linesOf(tx, approved.id) : []
}

export const draftBudget: Handler<Endpoints['draftBudget']> = async ({ areaCode, year, reason, lines }, call) => {
  const area = await findArea(call.tx, areaCode)
  if (!area) throw budgetsErrors.noArea()
  call.allow({ areaPath: area.path })
  const pointId = await pointOfTown(call.tx, areaCode)
  if (!pointId) throw budgetsErrors.noPoint()
  const [last, ...older] = await budgetsOfPoint(call.tx, pointId, year)
  if (last && last.state !== 'approved') throw budgetsErrors.openAlready()
  if (last && reason.length < 4) throw budgetsErrors.reasonNeeded()
  const before = last ? await linesOf(call.tx, last.id) : []
  mustKeepSources(before, lines)
  mustCoverSpent(before, lines)
  const revision = Math.max(0, ...[last, ...older].map((one) => one?.revision ?? 0)) + 1
  const facts = { pointId, areaCode, year }
  const id = await addBudget(call.tx, { ...facts, revision, reason: last ? reason : '' }, handOf(call))
  await setLines(call.tx, { ...facts, id }, lines)
  call.about('budgets.budget', id)
  return { budgetId: id }
}

export const editBudget: Handler<Endpoints['editBudget']> = async ({ lines, reason, ...ref }, call) => {
  const budget = await theBudget(call, ref)
  if (!EDITABLE.includes(budget.state)) throw budgetsErrors.notNow(BUDGET_STATES[budget.state], '修改')
  if (budget.revision > 1 && reason.length < 4) throw budgetsErrors.reasonNeeded()
  const before = await approvedBefore(call, budget.pointId, budget.year)
  mustKeepSources([...before, ...(await linesOf(call.tx, budget.id))], lines)
  mustCoverSpent(before, lines)
  await setLines(call.tx, budget, lines)
  const set = { state: 'draft', prepared: handOf(call), decided: null, ...(budget.revision > 1 && { reason }) }
  return { version: await changeBudget(call.tx, budget, set) }
}

export const submitBudget: Handler<Endpoints['submitBudget']> = async (ref, call) => {
  const budget = await theBudget(call, ref)
  if (!EDITABLE.includes(budget.state)) throw budgetsErrors.notNow(BUDGET_STATES[budget.state], '提请审定')
  const set = { state: 'submitted', prepared: handOf(call), decided: null }
  return { version: await changeBudget(call.tx, budget, set) }
}

/** Another hand than the one that prepared it; with it the former budget of the year gives way. */
export const decideBudget: Handler<Endpoints['decideBudget']> = async ({ outcome, note, ...ref }, call) => {
  const budget = await theBudget(call, ref, true)
  if (budget.state !== 'submitted') throw budgetsErrors.notNow(BUDGET_STATES[budget.state], '审定')
  if (outcome === 'returned' && note.length < 4) throw budgetsErrors.returnNote()
  if (outcome === 'approved') {
    const lines = (await linesOf(call.tx, budget.id)).map((line) => ({ ...line, lineId: line.id }))
    mustCoverSpent(await approvedBefore(call, budget.pointId, budget.year), lines)
    await supersede(call.tx, budget.pointId, budget.year)
  }
  const version = await changeBudget(call.tx, budget, { state: outcome, note, decided: handOf(call) })
  await changed(call, budget.areaCode)
  return { version }
}
