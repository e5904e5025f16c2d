import { randomUUID } from 'node:crypto'
import { loadavg } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import type pg from 'pg'
import { openSecret } from '#platform/access/sign-in/cookie.ts'
import type { Bench } from './bench.ts'
import { clearGround, cookieOf, countOf, idOf, prepareGround } from './p1-ground.ts'
import { type Reference, referenceOn } from './p1-reference.ts'
import { median, quantile, type Result, ratioOf, rounded } from './result.ts'
import { ask, lookingFromOutside, queryPath } from './server.ts'
import { type Answered, answersOf, commandOf, requestOf, throughput } from './wire.ts'

const PHONES = 200
const ROUNDS = 7
/** Check-ins a round and side, each by a person, a session and a pass of its own. */
const EACH = 2_000
const BURSTS = 3
const BURST = 400
const BAR = 0.5
const P99_BAR_MS = 150

type Round = { at: number; first: number; count: number }
type Door = { address: string; secret: string; client: pg.Client }

/**
 * The door of an activity: 200 phones at once, beside pgbench with the same statements; then 400 phones in the same moment,
 * each sending its check-in twice. Afterwards every answer is held against the tables. Sessions are ones the server has not
 * seen yet, as of somebody who takes the phone out of the pocket.
 */
export async function measureCheckIn({ server: { address }, dataDir, say }: Bench): Promise<Result[]> {
  return lookingFromOutside(dataDir, async (client) => {
    const door = { address, secret: openSecret(dataDir), client }
    try {
      return await atDoor(door, referenceOn(dataDir), say)
    } finally {
      await clearGround(client)
    }
  })
}

async function atDoor(door: Door, reference: Reference, say: Bench['say']): Promise<Result[]> {
  const sizes = [...Array<number>(2 * (ROUNDS + 1)).fill(EACH), ...Array<number>(BURSTS).fill(BURST)]
  const starts = await prepareGround(door.client, sizes)
  const rounds = sizes.map((count, at): Round => ({ at, first: starts[at] ?? 0, count }))
  const ours: Measured[] = []
  const theirs: number[] = []
  const faults: number[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [rounds[2 * round], rounds[2 * round + 1]]
    if (!one || !other) break
    const measured = await throughDoor(door, one)
    const tps = await reference.run({ round: other.at, first: other.first, count: other.count })
    faults.push(measured.faults, await faultsOf(door, other, other.count))
    if (round === 0) continue
    ours.push(measured)
    theirs.push(tps)
    say(`${Math.round(measured.rate)} check-ins/s, ${Math.round(tps)} by the reference`)
  }
  const bursts: Measured[] = []
  for (const round of rounds.slice(-BURSTS)) bursts.push(await burst(door, round))
  const tickets = await rateOfTickets(door)
  return [
    verdictOnRate(ours, theirs, { reference, tickets }),
    verdictOnWait(ours, bursts),
    verdictOnCount([...faults, ...bursts.map((one) => one.faults)], ours.length),
  ]
}

type Measured = { rate: number; times: number[]; faults: number }

/** One round of the server: passes first, then everybody at the door. */
async function throughDoor(door: Door, round: Round): Promise<Measured> {
  const requests = await commandsOf(door, round)
  const { answers, times, seconds } = await answersOf(door.address, requests, PHONES)
  const bad = answers.find(({ status }) => status !== 200)
  if (bad) throw new Error(`a check-in was answered with ${bad.status}: ${bad.body}`)
  return { rate: round.count / seconds, times, faults: await faultsOf(door, round, answers.length) }
}

/** Everybody in the same moment, and each twice: the phone that was not sure it had been heard. */
async function burst(door: Door, round: Round): Promise<Measured> {
  const requests = await commandsOf(door, round)
  const twice = requests.flatMap((request) => [request, request])
  const { answers, times, seconds } = await answersOf(door.address, twice, twice.length)
  const isSame = (at: number) => {
    const [one, other] = [answers[at], answers[at + 1]]
    return one?.status === 200 && other?.status === 200 && isDeepStrictEqual(read(one), read(other))
  }
  const different = requests.filter((_, at) => !isSame(2 * at)).length
  return { rate: round.count / seconds, times, faults: different + (await faultsOf(door, round, round.count)) }
}

/** A kept answer may be written with its fields in another order. */
const read = ({ body }: Answered): unknown => JSON.parse(body.toString())

/** How many check-ins are missing, doubled, or without the event and the audit line that belong to them. */
async function faultsOf({ client }: Door, round: Round, answered: number): Promise<number> {
  const counted = await countOf(client, round.at)
  return Math.max(...Object.values(counted).map((count) => Math.abs(count - answered)))
}

async function codeOf({ address, secret }: Door, round: number): Promise<string> {
  const input = { activityId: idOf('activity', round), minutes: 1 }
  const { tickets } = await ask<{ tickets: { code: string }[] }>(
    address,
    cookieOf(0, secret),
    'activities/list-tickets',
    input,
  )
  return tickets[0]?.code ?? ''
}

async function commandsOf(door: Door, { at, first, count }: Round): Promise<Buffer[]> {
  const { address, secret } = door
  const opening = requestOf(address, queryPath('activities/open-ticket', { code: await codeOf(door, at) }), '')
  const { answers } = await answersOf(address, Array<Buffer>(count).fill(opening), PHONES)
  return answers.map(({ body }, index) => {
    const { pass } = JSON.parse(body.toString()) as { pass: string }
    const cookie = cookieOf(first + index, secret)
    return commandOf(address, { endpoint: 'activities/check-in', input: { pass }, cookie, key: randomUUID() })
  })
}

async function rateOfTickets(door: Door): Promise<number> {
  const opening = requestOf(door.address, queryPath('activities/open-ticket', { code: await codeOf(door, 0) }), '')
  const rates: number[] = []
  for (let round = 0; round < 3; round++)
    rates.push(await throughput(door.address, opening, { connections: PHONES, count: EACH }))
  return median(rates)
}

function verdictOnRate(
  ours: readonly Measured[],
  theirs: readonly number[],
  { reference, tickets }: { reference: Reference; tickets: number },
): Result {
  const ratios = ours.map(({ rate }, round) => ratioOf(rate, theirs[round] ?? Number.NaN))
  const rate = median(ours.map((one) => one.rate))
  return {
    id: 'P1',
    what: `check-ins through HTTP, ${PHONES} phones at once, median of ${ROUNDS}`,
    value: Math.round(rate),
    unit: 'check-ins/s',
    bar: `≥ ${BAR} × reference`,
    holds: median(ratios) >= BAR,
    reference: { what: reference.what, value: Math.round(median(theirs)), unit: 'check-ins/s', ratio: median(ratios) },
    more: {
      'ratio min': Math.min(...ratios),
      'ratio max': Math.max(...ratios),
      'scans (openTicket)/s': Math.round(tickets),
      // Whatever else runs takes from the one thread of the server first, and from the ten processes of the reference last.
      'load of the machine': rounded(loadavg()[0] ?? 0),
    },
  }
}

function verdictOnWait(ours: readonly Measured[], bursts: readonly Measured[]): Result {
  const times = ours.flatMap((one) => one.times)
  const p99s = ours.map((one) => quantile(one.times, 0.99))
  const p99 = quantile(times, 0.99)
  return {
    id: 'P1',
    what: `wait for a check-in, ${PHONES} phones at once, p99 of ${times.length}`,
    value: rounded(p99),
    unit: 'ms',
    bar: `≤ ${P99_BAR_MS} ms`,
    holds: p99 <= P99_BAR_MS,
    reference: null,
    more: {
      p50: rounded(quantile(times, 0.5)),
      'p99 of the best round': rounded(Math.min(...p99s)),
      'p99 of the worst': rounded(Math.max(...p99s)),
      [`${BURST} phones in one moment, each twice: p99`]: rounded(
        quantile(
          bursts.flatMap((one) => one.times),
          0.99,
        ),
      ),
    },
  }
}

function verdictOnCount(faults: readonly number[], rounds: number): Result {
  const wrong = faults.reduce((sum, one) => sum + one, 0)
  return {
    id: 'P1',
    what: 'attendances lost or doubled, or without their event or audit line',
    value: wrong,
    unit: 'of all',
    bar: '0',
    holds: wrong === 0,
    reference: null,
    more: { 'check-ins': (rounds + 1) * EACH, 'in bursts, each sent twice': BURSTS * BURST },
  }
}
