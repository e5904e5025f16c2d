import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { closingErrors } from './errors.ts'
import type { Limits } from './rules/deadlines.ts'

/** Limits as in force on a day, in days. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string): Promise<Limits> {
  const programme = await programmeOf(tx)
  if (!programme) throw closingErrors.noProgramme()
  const value = (code: string): number => parameterOn(programme, `closing.${code}`, day)
  return {
    midDays: value('mid-days'),
    finalDays: value('final-days'),
    extensionDays: value('extension-days'),
    remindDays: value('remind-days'),
  }
}
