import { workCalendar } from '#platform/calendar.ts'
import type { Tx } from '#platform/db/database.ts'
import { clockOn, laterClock, listThresholds } from './limits.ts'
import {
  type Clock,
  campaignDuties,
  fundDuties,
  grantDuties,
  largeDuties,
  type Running,
  relatedDuty,
} from './rules/duty-clock.ts'
import { type Made, putDuties } from './store/duties.ts'
import { listFunds, type PublicFund } from './store/funds.ts'
import { campaignsOf, largeDaysOf, projectsOf, relatedGiftsOf, relatedGrantsOf } from './store/triggers.ts'

type Moment = { now: Date; today: string }

/** Makes, moves and drops the duties of funds by what happened to them. Says the towns where something changed. Safe to run twice. */
export async function bringDutiesUpToDate(tx: Tx, codes: readonly string[] | null, moment: Moment): Promise<string[]> {
  const changed: string[] = []
  for (const fund of await listFunds(tx, codes)) {
    const made = await dutiesOf(tx, fund, moment.today)
    if ((await putDuties(tx, fund, made, moment.now)) > 0) changed.push(fund.areaCode)
  }
  return changed
}

async function dutiesOf(tx: Tx, fund: PublicFund, today: string): Promise<Made[]> {
  const clock = await clockOn(tx, today)
  if (!clock || fund.from === null) return []
  const calendar = workCalendar()
  // What a later measure asks for is not owed for what had ended before it.
  const asked = await laterClock(tx)
  const clockAt = ({ endsOn }: Running): Clock => ({ ...clock, ...asked(endsOn < today ? endsOn : today) })
  const campaigns = await campaignsOf(tx, fund.id)
  const projects = await projectsOf(tx, fund.id)
  const related = await relatedGiftsOf(tx, fund.id)
  const relatedGrants = await relatedGrantsOf(tx, fund.id)
  const largeDays = await largeDaysOf(tx, fund.id, await listThresholds(tx, today))
  return [
    ...campaigns.flatMap((one) => titled(one, campaignDuties(one, clockAt(one), calendar, today))),
    ...projects.flatMap((one) => titled(one, grantDuties(one, clockAt(one), calendar, today))),
    ...related.flatMap((one) => titled(one, [relatedDuty('related-gift', one, clock, calendar)])),
    ...relatedGrants.flatMap((one) => titled(one, [relatedDuty('related-grant', one, clock, calendar)])),
    ...titled({ title: fund.name }, [
      ...fundDuties({ id: fund.id, from: fund.from, until: fund.until }, clock, today),
      ...largeDuties(fund.id, largeDays, clock, calendar),
    ]),
  ]
}

const titled = <D>({ title }: { title: string }, dues: readonly D[]): (D & { subjectTitle: string })[] =>
  dues.map((due) => ({ ...due, subjectTitle: title }))
