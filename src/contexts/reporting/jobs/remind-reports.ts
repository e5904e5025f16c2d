import { z } from 'zod'
import { programmeOf } from '#contexts/programme/public.ts'
import { addDays, showDate } from '#kernel/time.ts'
import { job, type Work } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { type OwedReport, owedReports } from '../duty-list.ts'
import { remindDaysOn } from '../limits.ts'
import { isSubmitted } from '../rules/states.ts'
import { markReminded } from '../store/reports.ts'

/** Tells who writes for a district, once before a report is due and once when it is late; the city hears of what is late. */
export const remindReports = job({
  name: 'reporting.remind-reports',
  cron: '30 8 * * *',
  payload: z.object({}),
  async run(_, work) {
    const programme = await programmeOf(work.tx)
    if (!programme) return
    const soon = addDays(work.today, remindDaysOn(programme, work.today))
    const open = (await owedReports(work.tx, null, work.today)).filter(
      ({ state, dueOn }) => !isSubmitted(state) && dueOn <= soon,
    )
    for (const one of open) await remind(work, one, one.dueOn < work.today ? 'late' : 'soon')
  },
})

async function remind({ tx, now, today }: Work, owed: OwedReport, stage: 'soon' | 'late'): Promise<void> {
  const { areaCode, areaPath, kind, period, districtName, title, dueOn, reportId } = owed
  if (!(await markReminded(tx, { areaCode, kind, period, stage }, now))) return
  const link = reportId ? `/reporting/reports/${reportId}` : '/reporting'
  const says =
    stage === 'late' ? `应于${showDate(dueOn)}前报送，已逾期` : `将于${showDate(dueOn)}到期，请编写并签署报送`
  const hands = [
    ...(await accountsWith(tx, 'reporting.report.write', areaPath, today)),
    ...(await accountsWith(tx, 'reporting.report.sign', areaPath, today)),
    ...(stage === 'late' ? await accountsWith(tx, 'reporting.report.accept', areaPath, today) : []),
  ]
  await notify(tx, hands, { title: `${districtName}${title}报告${says}`, link }, now)
}
