import { sql } from 'kysely'
import { findByUsername } from '#contexts/administration/public.ts'
import { addPerson } from '#contexts/directory/public.ts'
import { addDays, dateOf } from '#kernel/time.ts'
import { type Database, type Tx, transact } from '#platform/db/database.ts'
import { CITY_CLERK, EVALUATORS, makeVolunteer } from './accounts.ts'
import type { Desk } from './desk.ts'

/** 桃园街道 in 河西区: a joint point whose mid evaluation is under way, so that 广开街道's is still to be opened. */
const TOWN = '120103003'
/** Where the experts live: nothing ties them to any of the points they may be asked to score. */
const HOME = '120106'
const NAMES = ['顾明远', '沈知行', '陆怀瑾'] as const
const FIELDS = [['social_work'], ['finance'], ['governance']] as const
const UNITS = ['某高校社会工作系', '某会计师事务所', '某基层治理研究中心'] as const

type Sheet = {
  version: number
  items: { code: string; kind: string; fullCenti: number; anchors: { centi: number }[] }[]
}
type Seat = { id: string; version: number }

/** Three evaluators, whom it gives, and a mid evaluation of which one has handed in: nobody sees a score yet. */
export async function tellOfEvaluation(desk: Desk, db: Database, now: Date): Promise<string[]> {
  const people = await transact(db, { reach: 'all' }, (tx) => makeEvaluators(tx, desk, now))
  const pointId = await desk.seeing((tx) => jointPointOf(tx, TOWN))
  if (!pointId) return people
  const form = { areaCode: '12', pointId, stage: 'mid', level: 'city', asOf: '2024-05-20' }
  const { occasionId } = await desk.send<Opened>(CITY_CLERK, 'evaluation.openOccasion', form, '2024-05-20 09:00')
  const endsOn = addDays(dateOf(now), 10)
  await beginOf(desk, occasionId, people, { on: '2024-05-21', endsOn })
  await scoreBy(desk, EVALUATORS[1].username, occasionId, '2024-05-23 15:00')
  return people
}

export type Opened = { occasionId: string }
/** Panel, declarations, and the sealed sheet, all on one day. */
export async function beginOf(
  desk: Desk,
  occasionId: string,
  people: readonly string[],
  { on, endsOn }: { on: string; endsOn: string },
): Promise<void> {
  const panel = people.map((personId, index) => ({
    ...{ personId, role: index === 0 ? 'lead' : 'member', fields: FIELDS[index] ?? [], unit: UNITS[index] ?? '' },
  }))
  await desk.send(CITY_CLERK, 'evaluation.formPanel', { occasionId, version: 1, panel }, `${on} 09:30`)
  for (const { username } of EVALUATORS) {
    const seat = await seatOf(desk, username, occasionId, `${on} 10:00`)
    const signed = { seatId: seat.id, version: seat.version, agreed: true }
    await desk.send(username, 'evaluation.declare', signed, `${on} 10:00`)
  }
  await desk.send(CITY_CLERK, 'evaluation.beginScoring', { occasionId, version: 2, endsOn }, `${on} 11:00`)
}

async function makeEvaluators(tx: Tx, desk: Desk, now: Date): Promise<string[]> {
  const ids: string[] = []
  for (const [index, who] of EVALUATORS.entries()) {
    const known = await findByUsername(tx, who.username)
    const personId = known?.personId ?? (await addPerson(tx, { areaCode: HOME, name: NAMES[index] ?? '' }, now))
    desk.join(who.username, await makeVolunteer(tx, who, personId, now))
    ids.push(personId)
  }
  return ids
}

export const jointPointOf = async (tx: Tx, town: string): Promise<string | undefined> =>
  (
    await sql<{ id: string }>`select id from programme.pub_point where town_code = ${town} and kind = 'joint'`.execute(
      tx,
    )
  ).rows[0]?.id

async function seatOf(desk: Desk, username: string, occasionId: string, at: string): Promise<Seat> {
  const { rows } = await desk.send<{ rows: (Seat & Opened)[] }>(username, 'evaluation.mySeats', {}, at)
  const seat = rows.find((one) => one.occasionId === occasionId)
  if (!seat) throw new Error(`${username} has no seat`)
  return seat
}

/** Gives each judged item the middle of its anchors and hands in. */
export async function scoreBy(desk: Desk, username: string, occasionId: string, at: string): Promise<void> {
  const { id: seatId } = await seatOf(desk, username, occasionId, at)
  const sheet = await desk.send<Sheet>(username, 'evaluation.mySheet', { seatId }, at)
  let { version } = sheet
  for (const { code, kind, fullCenti, anchors } of sheet.items) {
    if (kind !== 'judged') continue
    const centi = anchors[Math.floor(anchors.length / 2)]?.centi ?? fullCenti
    const mark = { seatId, version, item: code, centi, reason: '已看材料和现场' }
    version = (await desk.send<{ version: number }>(username, 'evaluation.saveMark', mark, at)).version
  }
  await desk.send(username, 'evaluation.submitScores', { seatId, version }, at)
}
