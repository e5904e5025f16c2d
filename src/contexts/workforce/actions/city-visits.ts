import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import {
  addCityVisit,
  answerCityVisit as answerVisit,
  findCityVisits,
  listCityVisits as list,
} from '../store/city-visits.ts'
import { pointOfTown } from '../store/stations.ts'

type Endpoints = typeof workforceContract.endpoints

export const listCityVisits: Handler<Endpoints['listCityVisits']> = async (
  { areaCode, ...paging },
  { tx, today, reach, may },
) => {
  const { rows, total } = await list(tx, { ...paging, codes: await codesWithin(tx, reach(), areaCode) })
  return {
    rows: rows.map(({ areaPath, answeredAt, ...shown }) => ({
      ...shown,
      answeredAt: answeredAt?.toISOString() ?? null,
      isAnswerLate: answeredAt === null && shown.answerDue < today,
      mayAnswer: answeredAt === null && may('workforce.station.record', { areaPath }),
    })),
    total,
  }
}

/** The city's team visits the joint points; what it advises is answered by the town or district. */
export const recordCityVisit: Handler<Endpoints['recordCityVisit']> = async (
  form,
  { tx, now, today, actor, allow, about },
) => {
  const area = await findArea(tx, form.areaCode)
  if (!area) throw workforceErrors.noArea()
  allow({ areaPath: area.path })
  if (form.visitedOn > today) throw workforceErrors.visitedInFuture()
  const point = await pointOfTown(tx, form.areaCode)
  if (!point?.isJoint) throw workforceErrors.notJoint()
  const answerDue = addDays(form.visitedOn, (await limitsOn(tx, form.visitedOn))?.answerDays ?? 30)
  const cityVisitId = await addCityVisit(tx, { ...form, answerDue, recordedBy: actor.accountId, now })
  about('workforce.city-visit', cityVisitId)
  return { cityVisitId }
}

export const answerCityVisit: Handler<Endpoints['answerCityVisit']> = async (
  { cityVisitId, version, answer },
  { tx, now, actor, allow, about },
) => {
  const [visit] = await findCityVisits(tx, [cityVisitId])
  if (!visit) throw workforceErrors.noVisit()
  allow({ areaPath: visit.areaPath })
  about('workforce.city-visit', cityVisitId)
  if (visit.answeredAt) throw workforceErrors.answeredAlready()
  await answerVisit(tx, { id: cityVisitId, version, answer, answeredBy: actor.accountId, answeredAt: now })
  return { version: version + 1 }
}
