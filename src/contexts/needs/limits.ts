import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Limits } from './rules/clock.ts'

/** Limits as in force on a day, in calendar days. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string): Promise<Limits> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const value = (code: string): number => parameterOn(programme, `needs.${code}`, day)
  const both = (code: string) => ({ urgent: value(`${code}.urgent`), normal: value(`${code}.normal`) })
  return {
    verifyDays: both('verify-days'),
    assignDays: both('assign-days'),
    serveDays: both('serve-days'),
    receiptDays: value('receipt-days'),
    confirmDays: value('confirm-days'),
    reopenDays: value('reopen-days'),
  }
}
