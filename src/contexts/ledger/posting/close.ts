import type { Tx } from '#platform/db/database.ts'
import type { Doer } from '../doer.ts'
import { lastDayOf } from '../rules/months.ts'
import { planCarryOver } from '../rules/plan-corrections.ts'
import { bookOf, poolsOfFund } from '../store/books.ts'
import { standingsUntil } from '../store/detail.ts'
import { holdBook, post } from './post.ts'

/** The entry that carries a month's income and cost into net assets; undefined when there was neither. */
export async function closeMonth(
  tx: Tx,
  { fundId, month, monthId, by }: { fundId: string; month: string; monthId: string; by: Doer },
): Promise<{ entryId: string; entryNo: string } | undefined> {
  const held = await holdBook(tx, fundId)
  const day = lastDayOf(month)
  const book = bookOf(await poolsOfFund(tx, fundId), [])
  const plan = planCarryOver(book, await standingsUntil(tx, fundId, day), day)
  if (!plan) return undefined
  const memo = `结转${Number(month.slice(5, 7))}月收入与成本`
  return post(tx, held, plan, { memo, source: { kind: 'ledger.month', id: monthId }, by })
}
