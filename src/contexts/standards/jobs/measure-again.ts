import { z } from 'zod'
import { programmeOf } from '#contexts/programme/public.ts'
import { job } from '#platform/jobs/job.ts'
import { measureAgain, measureMissing, measurePointAnew } from '../measuring.ts'
import { currentDay } from '../rules/year.ts'
import { listPoints } from '../store/subjects.ts'

/** A record changed somewhere: the figures of that place are found again at once, those of other places are left alone. */
export const measureTouched = job({
  name: 'standards.measure-touched',
  on: [
    'directory.population-changed',
    'directory.organisations-changed',
    'volunteering.volunteers-changed',
    'volunteering.hours-changed',
    'workforce.workforce-changed',
    'teams.teams-changed',
    'activities.activities-changed',
    'points.points-changed',
    'fund.funds-changed',
    'ledger.ledger-changed',
    'campaigns.campaigns-changed',
    'giving.gifts-changed',
    'goods.goods-changed',
    'disclosure.duties-changed',
    'hardship.hardship-changed',
    'needs.needs-changed',
    'casework.casework-changed',
    'fieldwork.fieldwork-changed',
    'incubation.incubation-changed',
    'linkage.linkage-changed',
    'learning.learning-changed',
  ],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, { tx, now, today }) {
    const programme = await programmeOf(tx)
    if (programme) await measureAgain(tx, programme, areaCodes, { asOf: currentDay(programme, today), now })
  },
})

/** A point began, changed its communities or ended. */
export const measurePoint = job({
  name: 'standards.measure-point',
  on: ['programme.point-changed'],
  payload: z.object({ pointId: z.uuid() }),
  async run({ pointId }, { tx, now, today }) {
    const programme = await programmeOf(tx)
    if (programme) await measurePointAnew(tx, programme, pointId, { asOf: currentDay(programme, today), now })
  },
})

/** Every new day is measured shortly after midnight, so that nobody waits for it in the morning. */
export const measureEveryDay = job({
  name: 'standards.measure-every-day',
  cron: '5 0 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const programme = await programmeOf(tx)
    if (!programme || today < programme.startsOn) return
    const asOf = currentDay(programme, today)
    await measureMissing(tx, programme, await listPoints(tx, asOf), { asOf, now })
  },
})
