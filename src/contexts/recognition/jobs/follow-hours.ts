import { z } from 'zod'
import { findArea } from '#contexts/directory/public.ts'
import { programmeOf } from '#contexts/programme/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { job } from '#platform/jobs/job.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { starLink } from '../actions/apply-for-star.ts'
import { tellRevoked } from '../actions/decide-certificate.ts'
import { linkOf } from '../actions/request-certificate.ts'
import { starLimits } from '../limits.ts'
import { CANCELLED } from '../rules/paper.ts'
import { minutesMissing, showStar } from '../rules/stars.ts'
import { closeCertificate, findCertificates, restingOnCancelled } from '../store/certificates.ts'
import { findStars, heldWithMinutes, stepStar } from '../store/stars.ts'

type Work = { tx: Tx; now: Date; today: string }

/**
 * Hours were added or cancelled. A certificate that rests on a cancelled record says what is no longer so: it is recalled at
 * once. A star was given by two hands after publicity: it is only marked, and a hand decides.
 */
export const followHours = job({
  name: 'recognition.follow-hours',
  on: ['volunteering.hours-changed'],
  payload: z.object({ areaCodes: z.array(z.string()) }),
  async run({ areaCodes }, work) {
    await recallCertificates(work, areaCodes)
    // Before a programme is loaded there are no stars, and no limits to hold them against.
    if (await programmeOf(work.tx)) await doubtStars(work, areaCodes)
  },
})

async function recallCertificates({ tx, now, today }: Work, areaCodes: readonly string[]): Promise<void> {
  const ids = await restingOnCancelled(tx, areaCodes)
  for (const one of await findCertificates(tx, ids)) {
    await closeCertificate(tx, {
      id: one.id,
      version: one.version,
      to: 'revoked',
      reason: CANCELLED,
      by: null,
      on: today,
    })
    await tellRevoked(tx, one, CANCELLED, now)
    const desk = await accountsWith(tx, 'recognition.certificate.issue', one.areaPath, today)
    await notify(tx, desk, { title: `证明${one.number ?? ''}已自动撤回`, body: CANCELLED, link: linkOf(one.id) }, now)
  }
}

async function doubtStars({ tx, now, today }: Work, areaCodes: readonly string[]): Promise<void> {
  const { hours } = await starLimits(tx, today)
  for (const { id, level, doubtedOn, version, minutesNow } of await heldWithMinutes(tx, areaCodes)) {
    const isShort = minutesMissing(minutesNow, level, hours) > 0
    if (isShort === (doubtedOn !== null)) continue
    await stepStar(tx, { id, version }, { doubtedOn: isShort ? today : null })
    if (isShort) await askHand({ tx, now, today }, id)
  }
}

async function askHand({ tx, now, today }: Work, starId: string): Promise<void> {
  const [star] = await findStars(tx, [starId])
  const area = star && (await findArea(tx, star.areaCode))
  if (!area) return
  const desk = await accountsWith(tx, 'recognition.star.grant', area.path, today)
  const title = `一名${showStar(star.level)}的时长已低于标准，请复核是否撤销`
  await notify(tx, desk, { title, body: '有服务记录作废。星级不会自动撤销。', link: starLink(starId) }, now)
}
