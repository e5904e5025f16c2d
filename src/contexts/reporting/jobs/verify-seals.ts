import { z } from 'zod'
import { job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { isSubmitted } from '../rules/states.ts'
import { verdictOf } from '../seal.ts'
import { findReports, type Report } from '../store/reports.ts'
import { replaceDoubts, type SealWithKey, sealsOf } from '../store/seals.ts'
import { SEAL_VERDICTS } from '../vocabulary.ts'

/** Verifies every seal each night, with the key and the arithmetic, which no query can; what does not hold is a broken data rule from then on. */
export const verifySeals = job({
  name: 'reporting.verify-seals',
  cron: '40 3 * * *',
  payload: z.object({}),
  async run(_, { tx, now, today }) {
    const seals = await sealsOf(tx)
    const reports = await findReports(tx, [...new Set(seals.map(({ reportId }) => reportId))])
    const doubts = seals.flatMap((seal) => doubtOf(seal, reports))
    await replaceDoubts(tx, doubts, now)
    for (const { report, verdict } of doubts) {
      if (!report) continue
      const hands = await accountsWith(tx, 'reporting.report.accept', report.areaPath, today)
      const title = `${report.districtName}${report.title}报告：${SEAL_VERDICTS[verdict]}，请核对并报告安全管理员`
      await notify(tx, hands, { title, link: `/reporting/reports/${report.id}` }, now)
    }
  },
})

function doubtOf(seal: SealWithKey, reports: readonly Report[]) {
  const report = reports.find(({ id }) => id === seal.reportId)
  const isCurrent = report?.round === seal.round && isSubmitted(report.state)
  const verdict = verdictOf(seal, isCurrent ? report : undefined)
  return verdict === 'valid' ? [] : [{ reportId: seal.reportId, round: seal.round, verdict, report }]
}
