import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Limits as in force on a day. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const value = (code: string): number => parameterOn(programme, `casework.${code}`, day)
  return {
    recordDays: value('record-days'),
    backfillDays: value('backfill-days'),
    followUpMonths: [value('follow-up-1-months'), value('follow-up-2-months')],
    keeping: { years: value('keep-years'), minorYears: value('keep-minor-years') },
    reportHours: value('report-hours'),
  }
}
