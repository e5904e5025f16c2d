import type { Handler } from '#platform/http/pipeline.ts'
import type { ledgerContract } from '../contract.ts'
import { ledgerErrors } from '../errors.ts'
import { lastDayOf } from '../rules/months.ts'
import { lockBook } from '../store/books.ts'
import { isMonthClosed, unreconciledOf } from '../store/months.ts'
import {
  addDifference,
  addStatement,
  type Difference,
  differencesOf,
  findStatements,
  heldUntil,
  type Statement,
  statementOf,
} from '../store/statements.ts'
import { allowedBook, handOf } from './view.ts'

type Endpoints = typeof ledgerContract.endpoints
type Held = { cashFen: number; goodsFen: number }

export const getReconciliation: Handler<Endpoints['getReconciliation']> = async ({ fundId, month }, call) => {
  const { tx } = call
  await allowedBook(call, fundId)
  const first = `${month}-01`
  const held = await heldUntil(tx, fundId, lastDayOf(first))
  const statement = await statementOf(tx, fundId, first)
  const explained = statement ? await differencesOf(tx, statement.id) : []
  return { month, ...held, statement: statement ? compared(statement, held, explained) : null, explained }
}

const explainedOf = (rows: readonly Difference[], holds: Difference['holds']): number =>
  rows.filter((row) => row.holds === holds).reduce((sum, { fen }) => sum + fen, 0)

/** The statement beside the book: what differs, and what of it is still open. */
function compared(
  { id, cashFen, goodsFen, note, recordedName, recordedAt }: Statement,
  held: Held,
  rows: Difference[],
) {
  const cashDifference = cashFen - held.cashFen
  const goodsDifference = goodsFen - held.goodsFen
  return {
    ...{ id, cashFen, goodsFen, note, recordedName, recordedAt, cashDifference, goodsDifference },
    cashOpen: cashDifference - explainedOf(rows, 'cash'),
    goodsOpen: goodsDifference - explainedOf(rows, 'goods'),
  }
}

export const recordStatement: Handler<Endpoints['recordStatement']> = async (form, call) => {
  const { tx, today } = call
  const { fundId } = form
  const { areaCode } = await allowedBook(call, fundId)
  const month = `${form.month}-01`
  if (lastDayOf(month) >= today) throw ledgerErrors.monthAhead(month)
  await lockBook(tx, fundId)
  if (await isMonthClosed(tx, fundId, month)) throw ledgerErrors.monthClosed(month)
  const statementId = await addStatement(tx, { ...form, month }, handOf(call))
  await call.tell('ledger.ledger-changed', { fundIds: [fundId], areaCodes: [areaCode] })
  return { statementId, differenceFen: (await unreconciledOf(tx, fundId, month)) ?? 0 }
}

export const explainDifference: Handler<Endpoints['explainDifference']> = async (form, call) => {
  const { tx, allow, about } = call
  const [statement] = await findStatements(tx, [form.statementId])
  if (!statement) throw ledgerErrors.noStatement()
  allow({ areaPath: statement.areaPath })
  about('ledger.statement', statement.id)
  const { fundId, month } = statement
  await lockBook(tx, fundId)
  if (!(await findStatements(tx, [statement.id]))[0]?.isLast) throw ledgerErrors.statementReplaced()
  if (await isMonthClosed(tx, fundId, month)) throw ledgerErrors.monthClosed(month)
  const held = await heldUntil(tx, fundId, lastDayOf(month))
  const { cashOpen, goodsOpen } = compared(statement, held, await differencesOf(tx, statement.id))
  const open = form.holds === 'cash' ? cashOpen : goodsOpen
  if (Math.sign(open) !== Math.sign(form.fen) || Math.abs(form.fen) > Math.abs(open))
    throw ledgerErrors.explainsTooMuch(open)
  await addDifference(tx, form, handOf(call))
  await call.tell('ledger.ledger-changed', { fundIds: [fundId], areaCodes: statement.areaPath.split('.').slice(-1) })
  return { differenceFen: (await unreconciledOf(tx, fundId, month)) ?? 0 }
}
