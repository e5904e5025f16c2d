import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** The limits of evaluation as in force on a day. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const limit = (code: string): number => parameterOn(programme, `evaluation.${code}`, day)
  return {
    leastScorers: limit('least-scorers'),
    mostSpreadCenti: limit('spread-points') * 100,
    objectionDays: limit('objection-days'),
    recusalDays: limit('recusal-days'),
    reviewDays: limit('review-days'),
    employerMonths: limit('employer-months'),
  }
}
