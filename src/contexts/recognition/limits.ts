import { type Programme, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { StarHours } from './rules/stars.ts'

/** Errors: no programme is loaded, so there are no limits to judge by. */
async function loaded(tx: Tx): Promise<Programme> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return programme
}

/** Working days to issue in, calendar days to post for, and whether the national system is linked, as on a day. */
export async function certificateLimits(tx: Tx, day: string) {
  const programme = await loaded(tx)
  return {
    issueDays: parameterOn(programme, 'certificate.issue-days', day),
    postingDays: parameterOn(programme, 'certificate.posting-days', day),
    isLinked: parameterOn(programme, 'certificate.linked', day) === 1,
  }
}

/** Hours for each star and working days of publicity, as on a day. */
export async function starLimits(tx: Tx, day: string): Promise<{ hours: StarHours; publicityDays: number }> {
  const programme = await loaded(tx)
  const hours = (level: number): number => parameterOn(programme, `star.${level}-hours`, day)
  return {
    hours: { 1: hours(1), 2: hours(2), 3: hours(3), 4: hours(4), 5: hours(5) },
    publicityDays: parameterOn(programme, 'star.publicity-days', day),
  }
}
