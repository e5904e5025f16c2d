import { type Programme, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Clock } from './rules/duty-clock.ts'

/** Errors: no programme is loaded, so there are no limits to judge by. */
async function loaded(tx: Tx): Promise<Programme> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  return programme
}

/** The limits of the disclosure clock as on a day; undefined before a programme is loaded, when nothing is owed yet. */
export async function clockOn(tx: Tx, day: string): Promise<Clock | undefined> {
  const programme = await programmeOf(tx)
  if (!programme) return undefined
  const limit = (code: string): number => parameterOn(programme, code, day)
  return {
    longMonths: limit('disclosure.long-months'),
    everyMonths: limit('disclosure.every-months'),
    reportMonths: limit('campaign.report-months'),
    partnerMonths: limit('disclosure.partner-months'),
    surplusMonths: limit('disclosure.surplus-months'),
    relatedDays: limit('disclosure.related-days'),
    largeDays: limit('disclosure.large-days'),
    quarterDays: limit('disclosure.quarter-days'),
    yearlyMonth: limit('disclosure.yearly-month'),
    yearlyDay: limit('disclosure.yearly-day'),
  }
}

/** What measures asked for only from some day on, by the day: of a campaign or project it is the day on which it ended. */
export async function laterClock(tx: Tx): Promise<(day: string) => Pick<Clock, 'partnerMonths' | 'surplusMonths'>> {
  const programme = await loaded(tx)
  return (day) => ({
    partnerMonths: parameterOn(programme, 'disclosure.partner-months', day),
    surplusMonths: parameterOn(programme, 'disclosure.surplus-months', day),
  })
}

/** From how many fen on gifts and payments are told one by one, as on a day. */
export async function listThresholds(tx: Tx, day: string): Promise<{ giftFen: number; paymentFen: number }> {
  const programme = await loaded(tx)
  return {
    giftFen: parameterOn(programme, 'disclosure.gift-list-yuan', day) * 100,
    paymentFen: parameterOn(programme, 'disclosure.payment-list-yuan', day) * 100,
  }
}

/** The programme's own dates, 'YYYY-MM-DD'. */
export async function programmeDates(tx: Tx): Promise<{ startsOn: string; endsOn: string }> {
  const { startsOn, endsOn } = await loaded(tx)
  return { startsOn, endsOn }
}
