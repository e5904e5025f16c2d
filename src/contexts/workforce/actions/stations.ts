import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { workforceContract } from '../contract.ts'
import { workforceErrors } from '../errors.ts'
import {
  addStation,
  changeStation,
  findStations,
  listStations as list,
  type Station,
  type StationFacts,
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

function mustRunForward({ contractFrom, contractTo }: StationFacts): void {
  if (contractFrom && contractTo && contractTo < contractFrom) throw workforceErrors.contractBackwards()
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
  mustRunForward(facts)
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
  mustRunForward(facts)
  await changeStation(tx, stationId, version, facts)
  await tell('workforce.workforce-changed', { areaCodes: [station.townCode] })
  return { version: version + 1 }
}
