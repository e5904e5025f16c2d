import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { goodsErrors } from './errors.ts'
import type { ValuationLimits } from './rules/valuation.ts'

/** `foodLifeParts`: food with less than one part in so many of its life left is refused. */
export type GoodsLimits = ValuationLimits & { foodLifeParts: number }

/** The limits as in force on a day. Errors: goods.noProgramme. */
export async function limitsOf(tx: Tx, day: string): Promise<GoodsLimits> {
  const programme = await programmeOf(tx)
  if (!programme) throw goodsErrors.noProgramme()
  return {
    foodLifeParts: parameterOn(programme, 'goods.food-life-parts', day),
    appraisalFen: parameterOn(programme, 'goods.appraisal-fen', day),
    leastQuotes: parameterOn(programme, 'goods.least-quotes', day),
    deviationPercent: parameterOn(programme, 'goods.deviation-percent', day),
  }
}
