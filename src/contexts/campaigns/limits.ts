import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { addDays } from '#kernel/time.ts'
import { endOfPeriod } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import { campaignsErrors } from './errors.ts'
import type { CampaignLimits, Limit } from './rules/clock.ts'

/** The limits of campaigns as in force on a day, each with its clause. Errors: campaigns.noProgramme. */
export async function limitsOf(tx: Tx, day: string): Promise<CampaignLimits> {
  const programme = await programmeOf(tx)
  if (!programme) throw campaignsErrors.noProgramme()
  const on = (code: string): Limit => {
    const lines = programme.parameters.filter((line) => line.code === code).sort((a, b) => a.from.localeCompare(b.from))
    const line = lines.findLast(({ from }) => from <= day) ?? lines[0]
    return { value: parameterOn(programme, code, day), basis: line?.basis ?? '' }
  }
  return {
    fileBefore: on('campaign.file-days-before'),
    emergencyFile: on('campaign.emergency-file-days'),
    review: on('campaign.review-days'),
    complete: on('campaign.complete-days'),
    change: on('campaign.change-days'),
    maxMonths: on('campaign.max-months'),
    emergencyMaxMonths: on('campaign.emergency-max-months'),
    reportMonths: on('campaign.report-months'),
  }
}

/**
 * A period that would end on a day off ends on the next working day (民法典 203). Days whose year the State Council has not
 * arranged yet stay as they are, until it has.
 */
export function roll(day: string): string {
  const calendar = workCalendar()
  const isArranged = [day, addDays(day, 15)].every((one) => calendar.years.has(one.slice(0, 4)))
  return isArranged ? endOfPeriod(day, calendar) : day
}
