import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { earlier, gapsIn } from '../rules/attendance.ts'
import { staffBetween } from '../store/attendance.ts'
import { contractsOf } from '../store/contracts.ts'
import {
  addStation,
  changeStation,
  findStations,
  listStations as list,
  pointOfTown,
  type Station,
  stationOfTown,
} from '../store/stations.ts'

type Endpoints = typeof workforceContract.endpoints

const viewOf = ({ areaPath: _path, ...shown }: Station) => shown

export const listStations: Handler<Endpoints['listStations']> = async (
  { areaCode, ...paging },
  { tx, today, reach },
) => {
  const { rows, total } = await list(tx, { ...paging, today, codes: await codesWithin(tx, reach(), areaCode) })
  return { rows: rows.map(viewOf), total }
}

export const getStation: Handler<Endpoints['getStation']> = async ({ stationId }, { tx, today, allow, about, may }) => {
  const [station] = await findStations(tx, [stationId], today)
  if (!station) throw workforceErrors.noStation()
  const place = { areaPath: station.areaPath }
  allow(place)
  about('workforce.station', stationId)
  const contracts = await contractsOf(tx, stationId)
  return {
    ...viewOf(station),
    contracts: contracts.map(
      ({ areaPath: _path, townCode: _town, stationId: _station, stationName: _name, ...shown }) => shown,
    ),
    staffing: await staffingOf(tx, station.townCode, today),
    may: {
      record: may('workforce.station.record', place),
      attendance: may('workforce.attendance.record', place),
      supervision: may('workforce.supervision.record', place),
      visit: may('workforce.visit.record', place),
      workers: may('workforce.worker.read', place),
    },
  }
}

/** Staff against clause 三（二） day by day since the point began, exactly as S2.1 counts: whoever is in post counts, on leave or not. */
async function staffingOf(tx: Tx, townCode: string, today: string) {
  const point = await pointOfTown(tx, townCode)
  const limits = await limitsOn(tx, today)
  if (!point || !limits) return null
  const to = earlier(point.to ?? today, today)
  if (point.from > to) return null
  const gaps = gapsIn(await staffBetween(tx, townCode, point.from, to), point.from, to, limits.staffAtLeast)
  return {
    ...{ from: point.from, to, atLeast: limits.staffAtLeast, allowedDays: limits.gapDays },
    shortDays: gaps.reduce((sum, { days }) => sum + days, 0),
    gaps: gaps.map((gap) => ({ ...gap, isTooLong: gap.days > limits.gapDays })).reverse(),
  }
}

/** One station a town. */
export const recordStation: Handler<Endpoints['recordStation']> = async (
  { areaCode, ...facts },
  { tx, now, allow, about, tell },
) => {
  const area = await findArea(tx, areaCode)
  if (!area) throw workforceErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'town') throw workforceErrors.notATown()
  const known = await stationOfTown(tx, areaCode)
  if (known) throw workforceErrors.stationKnown(known.name)
  const stationId = await addStation(tx, { townCode: areaCode, ...facts }, now)
  about('workforce.station', stationId)
  await tell('workforce.workforce-changed', { areaCodes: [areaCode] })
  return { stationId }
}

export const editStation: Handler<Endpoints['editStation']> = async (
  { stationId, version, ...facts },
  { tx, today, allow, about, tell },
) => {
  const [station] = await findStations(tx, [stationId], today)
  if (!station) throw workforceErrors.noStation()
  allow({ areaPath: station.areaPath })
  about('workforce.station', stationId)
  await changeStation(tx, stationId, version, facts)
  await tell('workforce.workforce-changed', { areaCodes: [station.townCode] })
  return { version: version + 1 }
}
