import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'

/** Limits as in force on a day; amounts in fen. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const value = (code: string): number => parameterOn(programme, `incubation.${code}`, day)
  return {
    idleMonths: value('idle-months'),
    reportMonths: value('report-months'),
    gradeMonths: value('grade-warn-months'),
    filingMonths: value('filing-months'),
    filingWarnMonths: value('filing-warn-months'),
    floors: {
      persons: value('register-persons'),
      units: value('register-units'),
      fundsFen: value('register-funds-yuan') * 100,
    },
  }
}
