import { type Area, codesWithin } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { lastTookPartOn } from '../store/participations.ts'
import {
  addPeriod,
  clashOf,
  countPeriods,
  endPeriod,
  findPeriods,
  listPeriods,
  lockPerson,
  type PeriodKind,
} from '../store/periods.ts'
import { stationOfTown } from '../store/stations.ts'
import { placeAndPerson } from './place.ts'
import { viewOf } from './view.ts'

type Endpoints = typeof workforceContract.endpoints

export const listServicePeriods: Handler<Endpoints['listServicePeriods']> = async (
  { areaCode, sort, down, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, today, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await listPeriods(tx, { ...search, sort, down, page, pageSize })
  return { rows: rows.map(viewOf), total: await countPeriods(tx, search) }
}

async function mustSuit(tx: Tx, area: Area, kind: PeriodKind): Promise<void> {
  if (kind !== 'fulltime_social_worker') {
    if (area.level !== 'community') throw workforceErrors.notACommunity()
    return
  }
  if (area.level !== 'town') throw workforceErrors.notATown()
  if (!(await stationOfTown(tx, area.code))) throw workforceErrors.stationMissing()
}

/** A full-time worker counts at one station at a time: clause 三（二） asks each for workers of its own. */
export const recordServicePeriod: Handler<Endpoints['recordServicePeriod']> = async (form, call) => {
  const { tx, now, today, about, tell } = call
  const area = await placeAndPerson(call, form)
  await mustSuit(tx, area, form.kind)
  if (form.fromDate > today) throw workforceErrors.startsInFuture(today)
  await lockPerson(tx, form.personId)
  const { here, otherStation } = await clashOf(tx, form)
  if (otherStation) throw workforceErrors.otherStation()
  if (here) throw workforceErrors.overlaps()
  const servicePeriodId = await addPeriod(tx, form, now)
  about('workforce.service-period', servicePeriodId)
  await tell('workforce.workforce-changed', { areaCodes: [form.areaCode] })
  return { servicePeriodId }
}

export const endServicePeriod: Handler<Endpoints['endServicePeriod']> = async (
  { servicePeriodId, version, toDate },
  { tx, today, allow, about, tell },
) => {
  const [period] = await findPeriods(tx, [servicePeriodId], today)
  if (!period) throw workforceErrors.noPeriod()
  allow({ areaPath: period.areaPath })
  about('workforce.service-period', servicePeriodId)
  if (period.toDate) throw workforceErrors.alreadyEnded(period.toDate)
  if (toDate < period.fromDate) throw workforceErrors.endsTooEarly(period.fromDate)
  if (toDate > today) throw workforceErrors.endsInFuture(today)
  const last = await lastTookPartOn(tx, period.personId, period.areaPath)
  if (last && toDate < last) throw workforceErrors.tookPartLater(last)
  await endPeriod(tx, { id: servicePeriodId, version, toDate })
  await tell('workforce.workforce-changed', { areaCodes: [period.areaCode] })
  return { version: version + 1 }
}
