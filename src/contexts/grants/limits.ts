import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Band } from './rules/states.ts'

/** Limits as in force on a day; amounts in fen. Errors: no programme is loaded. */
export async function limitsOn(tx: Tx, day: string) {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const value = (code: string): number => parameterOn(programme, `grants.${code}`, day)
  const band = (size: string, uptoFen: number): Band => ({
    uptoFen,
    managers: value(`band.${size}-managers`),
    accountants: value(`band.${size}-accountants`),
  })
  return {
    bands: [
      band('small', value('band.small-yuan') * 100),
      band('middle', value('band.middle-yuan') * 100),
      band('large', Number.MAX_SAFE_INTEGER),
    ],
    publicityDays: value('publicity-days'),
    leastScores: value('least-scores'),
    microFen: value('micro-yuan') * 100,
    wishFen: value('wish-yuan') * 100,
  }
}
