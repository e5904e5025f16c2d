import { sql } from 'kysely'
import { findArea, findOrAddPerson } from '#contexts/directory/public.ts'
import type { Actor } from '#platform/access/actor.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { makeHand, makeVolunteer, STATION_HANDS, SUPERVISOR } from './accounts.ts'
import type { Desk } from './desk.ts'
import { peopleOf } from './people.ts'

export const STATION_TOWN = '120101006'
export const [LEAD, WORKER, SECOND_WORKER] = ['zhanzhang', 'shegong', 'shegong-2'] as const
const CLERK = 'nanshi-jingban'
/** A full-time worker who is missing began after the programme's last day, so that no figure of it changes. */
const LATER = '2024-07-01'
/** People of the demonstration who live in no town that reports: no number of theirs meets one of a spreadsheet. */
const newWorker = peopleOf({ code: 'station', districtNo: 19, townNo: 499 })
const outsider = peopleOf({ code: 'supervision', districtNo: 19, townNo: 498 })

/**
 * The station of 南市街道 with its people: full-time workers of the town's own rosters get accounts (`zhanzhang`, `shegong`,
 * `shegong-2`), and `dudao` supervises from outside. Each has a person of the directory behind the account.
 */
export async function joinStation(desk: Desk, db: Database, now: Date): Promise<void> {
  const town = await desk.seeing((tx) => findArea(tx, STATION_TOWN))
  if (!town) return
  const area = { code: town.code, path: town.path }
  const known = await desk.seeing(fullTimers)
  for (const [index, hand] of STATION_HANDS.entries()) {
    const personId = known[index] ?? (await takeOn(desk, now))
    desk.join(hand.username, await seeing(db, (tx) => makeHand(tx, { ...hand, personId }, [area], now)))
  }
  const { id } = await desk.seeing((tx) => findOrAddPerson(tx, { ...outsider(), areaCode: '120101' }, now))
  desk.join(SUPERVISOR.username, await seeing(db, (tx) => makeVolunteer(tx, SUPERVISOR, id, now)))
}

const seeing = (db: Database, make: (tx: Tx) => Promise<Actor>): Promise<Actor> => transact(db, { reach: 'all' }, make)

/** Who works full time at the station and goes on doing so, the first first. */
async function fullTimers(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from workforce.pub_service_period
    where area_code = ${STATION_TOWN} and kind = 'fulltime_social_worker' and to_date is null order by from_date, id`.execute(
    tx,
  )
  return rows.map(({ personId }) => personId)
}

async function takeOn(desk: Desk, now: Date): Promise<string> {
  const person = { ...newWorker(), areaCode: STATION_TOWN }
  const { id: personId } = await desk.seeing((tx) => findOrAddPerson(tx, person, now))
  const period = {
    areaCode: STATION_TOWN,
    personId,
    kind: 'fulltime_social_worker',
    title: '专职社工',
    fromDate: LATER,
  }
  await desk.send(CLERK, 'workforce.recordServicePeriod', period, `${LATER} 09:00`)
  return personId
}
