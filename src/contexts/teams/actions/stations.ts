import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { STATION_ITEMS } from '../contract/fields.ts'
import type { teamsContract } from '../contract.ts'
import { teamsErrors } from '../errors.ts'
import { latestOfEach } from '../rules/station.ts'
import {
  addChecks,
  addStation,
  changeStation,
  checksOf,
  countStations,
  findStations,
  listStations as list,
  type Station,
  type StationCheck,
  stationOf,
} from '../store/stations.ts'
import { communityOf, mustBeFile } from './place.ts'

type Endpoints = typeof teamsContract.endpoints

const viewOf = ({ areaPath: _path, ...shown }: Station) => shown
const checkOf = ({ recordedAt: _at, ...shown }: StationCheck) => shown

export const listStations: Handler<Endpoints['listStations']> = async (
  { areaCode, complete, ...paging },
  { tx, reach },
) => {
  const search = { complete, codes: await codesWithin(tx, reach(), areaCode) }
  const rows = await list(tx, { ...search, ...paging })
  return { rows: rows.map(viewOf), total: await countStations(tx, search) }
}

async function stationAt({ tx, allow, about }: Call, stationId: string): Promise<Station> {
  const [station] = await findStations(tx, [stationId])
  if (!station) throw teamsErrors.noStation()
  allow({ areaPath: station.areaPath })
  about('teams.station', stationId)
  return station
}

export const getStation: Handler<Endpoints['getStation']> = async ({ stationId }, call) => {
  const station = await stationAt(call, stationId)
  const history = await checksOf(call.tx, stationId)
  const mayRecord = call.may('teams.station.record', { areaPath: station.areaPath })
  return { ...viewOf(station), checks: latestOfEach(history).map(checkOf), history: history.map(checkOf), mayRecord }
}

/** One volunteer service station a community. */
export const recordStation: Handler<Endpoints['recordStation']> = async (form, call) => {
  const { tx, now, today, actor, about, tell } = call
  await communityOf(call, form.areaCode, '志愿服务站点')
  if (form.openedOn > today) throw teamsErrors.inFuture('启用日期', today)
  const known = await stationOf(tx, form.areaCode)
  if (known) throw teamsErrors.stationKnown(known.name)
  const stationId = await addStation(tx, { ...form, recordedBy: actor.accountId }, now)
  about('teams.station', stationId)
  await tell('teams.teams-changed', { areaCodes: [form.areaCode] })
  return { stationId }
}

export const editStation: Handler<Endpoints['editStation']> = async ({ stationId, version, ...facts }, call) => {
  const station = await stationAt(call, stationId)
  if (facts.openedOn > call.today) throw teamsErrors.inFuture('启用日期', call.today)
  await changeStation(call.tx, stationId, version, facts)
  await call.tell('teams.teams-changed', { areaCodes: [station.areaCode] })
  return { version: version + 1 }
}

/** Who looked, when, and what was there. Earlier checks stay. */
export const checkStation: Handler<Endpoints['checkStation']> = async (
  { stationId, version, checkedOn, items },
  call,
) => {
  const { tx, now, today, actor, tell } = call
  const station = await stationAt(call, stationId)
  if (checkedOn > today) throw teamsErrors.inFuture('核对日期', today)
  if (checkedOn < station.openedOn) throw teamsErrors.endsBeforeStart(station.openedOn)
  const twice = items.find(({ item }, place) => items.findIndex((other) => other.item === item) !== place)
  if (twice) throw teamsErrors.checkedTwice(STATION_ITEMS[twice.item])
  for (const { fileId } of items) await mustBeFile(call, fileId)
  await changeStation(tx, stationId, version, {})
  const by = { stationId, checkedOn, checkedBy: actor.accountId, checkedByName: actor.name, recordedAt: now }
  await addChecks(
    tx,
    items.map((one) => ({ ...one, ...by })),
  )
  await tell('teams.teams-changed', { areaCodes: [station.areaCode] })
  return { version: version + 1 }
}
