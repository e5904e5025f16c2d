import { z } from 'zod'
import { dateOf, showDate } from '#kernel/time.ts'
import { job, type Work } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { tellPerson } from '../actions/the-case.ts'
import { type Case, changeCase, openCases } from '../store/cases.ts'
import { leadsOf } from '../store/hands.ts'
import { addPaper } from '../store/papers.ts'
import { listReports } from '../store/reports.ts'

const ALL = { page: 1, pageSize: 1000 }

/** Every morning: follow-ups that are due, plans that a crisis still owes, and leads who are no longer there. */
export const morningRound = job({
  name: 'casework.morning-round',
  cron: '40 7 * * *',
  payload: z.object({}),
  async run(_, work) {
    for (const one of await openCases(work.tx)) {
      await remind(work, one)
      await followLead(work, one)
    }
  },
})

async function remind(work: Work, one: Case): Promise<void> {
  const { state, followUpOn, backfillBy } = one
  if (state === 'closed' && followUpOn !== null && followUpOn <= work.today)
    await tellPerson(work, one, one.workerPersonId, { title: `回访到期：${showDate(followUpOn)}` })
  if (state === 'crisis' && backfillBy !== null && backfillBy <= work.today)
    for (const personId of [one.workerPersonId, one.leadPersonId])
      await tellPerson(work, one, personId, { title: `危机个案须在${showDate(backfillBy)}前补齐服务计划` })
}

/** A case belongs to whoever leads the station now; the file says since when. */
async function followLead({ tx, now, today }: Work, one: Case): Promise<void> {
  const leads = await leadsOf(tx, one.townPath, today)
  const [to] = leads.filter(({ personId }) => ![one.workerPersonId, one.supervisorPersonId].includes(personId))
  if (!to || leads.some(({ personId }) => personId === one.leadPersonId)) return
  await changeCase(tx, one, { leadPersonId: to.personId, leadName: to.name })
  const secret = { from: one.leadName, to: to.name, reason: '社工站负责人更换' }
  await addPaper(
    tx,
    { caseId: one.id, kind: 'handover', state: one.state, secret },
    { accountId: null, personId: null, name: '平台', now },
  )
}

/** Every hour: a report that nobody has passed on in time is said again, loudly. */
export const overdueReports = job({
  name: 'casework.overdue-reports',
  cron: '15 * * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const late = await listReports(tx, { codes: null, overdueAt: now, ...ALL })
    for (const { no, areaPath, dueAt } of late.filter((one) => isDueNow(one.dueAt, now))) {
      const title = `强制报告逾期（${no}）`
      const body = `应在${showDate(dateOf(dueAt))}告知公安等部门，至今没有登记。请立即告知并登记回执。`
      const accounts = await accountsWith(tx, 'casework.report.read', areaPath, today)
      await notify(tx, accounts, { title, body, link: '/casework/reports' }, now)
    }
  },
})

/** In the hour in which it fell due, and once a day as long as it is. */
const isDueNow = (dueAt: Date, now: Date): boolean => {
  const hours = Math.floor((now.getTime() - dueAt.getTime()) / 3_600_000)
  return hours >= 0 && hours % 24 === 0
}
