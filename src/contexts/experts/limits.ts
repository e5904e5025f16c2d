import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Days within which a piece of advice is to be answered. Errors: no programme is loaded. */
export async function answerDaysOn(tx: Tx, day: string): Promise<number> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return parameterOn(programme, 'experts.answer-days', day)
}
