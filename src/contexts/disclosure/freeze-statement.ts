import { USES } from '#contexts/giving/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import { listThresholds } from './limits.ts'
import { statementOf } from './rules/statement.ts'
import { balanceBefore, linesOf } from './store/book.ts'
import type { PublicFund } from './store/funds.ts'
import type { FrozenContent } from './store/statements.ts'

export const useTitle = (use: string): string => USES[use as keyof typeof USES] ?? use

/** The statement of a fund over a period as the book stands now; nothing is kept. */
export async function drawUpStatement(tx: Tx, fund: PublicFund, from: string, to: string): Promise<FrozenContent> {
  const { giftFen, paymentFen } = await listThresholds(tx, to)
  const [openingFen, lines] = await seeingAll(tx, async () => [
    await balanceBefore(tx, fund.id, from),
    await linesOf(tx, fund.id, from, to),
  ])
  const statement = statementOf({
    from,
    to,
    openingFen,
    lines,
    giftThresholdFen: giftFen,
    paymentThresholdFen: paymentFen,
    useTitle,
  })
  return { ...statement, fundName: fund.name, townName: fund.townName, charityName: fund.charityName }
}
