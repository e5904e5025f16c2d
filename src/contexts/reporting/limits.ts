import { type Programme, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { reportingErrors } from './errors.ts'
import type { Bar } from './rules/commendation.ts'
import { type Duty, dutiesOf } from './rules/duties.ts'

/** The programme in force. Errors: none is loaded. */
export async function theProgramme(tx: Tx): Promise<Programme> {
  const programme = await programmeOf(tx)
  if (!programme) throw reportingErrors.noProgramme()
  return programme
}

/** What every district has to report, by day due. The days are those in force when the programme began. */
export function dutiesIn(programme: Programme): Duty[] {
  const days = (code: string): number => parameterOn(programme, `reporting.${code}-days`, programme.startsOn)
  return dutiesOf(programme, { halfYearDays: days('half-year'), midDays: days('mid'), finalDays: days('final') })
}

export const remindDaysOn = (programme: Programme, day: string): number =>
  parameterOn(programme, 'reporting.remind-days', day)

/** The formula of commendation as in force on a day. */
export function barOn(programme: Programme, day: string): Bar {
  const value = (code: string): number => parameterOn(programme, `reporting.${code}`, day)
  const weight = (term: string): number => value(`weight-${term}`)
  return {
    weights: {
      ...{ coverage: weight('coverage'), score: weight('score') },
      ...{ qualified: weight('qualified'), timely: weight('timely') },
    },
    leastPoints: value('least-points'),
    leastTotalCenti: value('least-total') * 100,
  }
}
