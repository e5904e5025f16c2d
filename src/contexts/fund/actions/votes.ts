import { maskName } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { settle } from '../resolve.ts'
import { seatsOf } from '../store/committee.ts'
import {
  addOpinion,
  type Ballot,
  ballotsOf,
  castBallot,
  delegate,
  findResolution,
  lockResolution,
  type Resolution,
  recuse,
  resolutionsOfPerson,
} from '../store/resolutions.ts'
import { resolutionRow } from '../views.ts'
import { handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

/** Everything the caller votes on or watches over, with the seats to vote for now. */
export const myResolutions: Handler<Endpoints['myResolutions']> = async (_, { tx, today, actor, own }) => {
  own()
  const { personId } = actor
  if (!personId) return { rows: [] }
  const watched = (await seatsOf(tx, personId, today))
    .filter(({ seat }) => seat === 'monitor')
    .map(({ fundId }) => fundId)
  const resolutions = await resolutionsOfPerson(tx, personId, watched)
  const ballots = await ballotsOf(
    tx,
    resolutions.map(({ id }) => id),
  )
  return {
    rows: resolutions.map((one) =>
      mineOf(
        one,
        ballots.filter(({ resolutionId }) => resolutionId === one.id),
        { personId, watched },
      ),
    ),
  }
}

function mineOf(
  one: Resolution,
  ballots: readonly Ballot[],
  { personId, watched }: { personId: string; watched: readonly string[] },
) {
  const own = ballots.find((ballot) => ballot.personId === personId)
  const mayVote = one.state === 'open' && (!own || own.recused === null)
  const seats = mayVote ? ballots.filter((ballot) => canCast(ballot, ballots, personId)) : []
  return {
    ...resolutionRow(one, ballots),
    votes: seats.map((ballot) => ({
      memberId: ballot.memberId,
      name: ballot.name,
      isOwn: ballot.personId === personId,
    })),
    mine: own?.choice ?? null,
    recused: own?.recused ?? null,
    isMonitor: watched.includes(one.fundId),
    colleagues:
      own && own.choice === null && own.recused === null && one.state === 'open'
        ? ballots
            .filter((other) => canTakeOver(other, own, ballots))
            .map(({ memberId, name }) => ({ memberId, name: maskName(name) }))
        : [],
  }
}

/** One's own seat, or one that was delegated to it. */
function canCast(
  { choice, recused, personId: of, delegateId }: Ballot,
  all: readonly Ballot[],
  personId: string,
): boolean {
  if (choice !== null || recused !== null) return false
  if (of === personId) return delegateId === null
  return all.some((ballot) => ballot.memberId === delegateId && ballot.personId === personId && ballot.recused === null)
}

/** A delegate has no interest, takes one seat besides the own at most, and has not given away the own. */
const canTakeOver = (other: Ballot, own: Ballot, all: readonly Ballot[]): boolean =>
  other.memberId !== own.memberId &&
  other.recused === null &&
  other.delegateId === null &&
  !all.some(({ delegateId, memberId }) => delegateId === other.memberId && memberId !== own.memberId)

type AtHand = { resolution: Resolution; ballots: Ballot[]; own: Ballot }

/** The open vote with the caller's own seat, held until the call ends. */
async function atHand({ tx, actor, own, about }: Call, resolutionId: string): Promise<AtHand> {
  own()
  const resolution = await lockResolution(tx, resolutionId)
  const ballots = resolution ? await ballotsOf(tx, [resolutionId]) : []
  const mine = ballots.find(({ personId }) => personId === actor.personId)
  if (!resolution || !mine) throw fundErrors.noSeat()
  about('fund.resolution', resolutionId)
  if (resolution.state !== 'open') throw fundErrors.resolutionClosed()
  return { resolution, ballots, own: mine }
}

/** Votes on the own seat or a delegated one, once. Who has an interest votes for nobody. */
export const castVote: Handler<Endpoints['castVote']> = async ({ resolutionId, memberId, choice, reason }, call) => {
  const { tx, now, today, actor } = call
  const { resolution, ballots, own } = await atHand(call, resolutionId)
  if (own.recused !== null) throw fundErrors.recused()
  const seat = ballots.find((ballot) => ballot.memberId === (memberId ?? own.memberId))
  if (seat?.choice) throw fundErrors.castAlready()
  if (!seat || !canCast(seat, ballots, actor.personId ?? '')) throw fundErrors.noSeat()
  const done = await castBallot(tx, { resolutionId, memberId: seat.memberId }, { choice, reason }, handOf(call))
  if (!done) throw fundErrors.castAlready()
  return { state: await settle(tx, resolution, { now, today }) }
}

/** Stands back by one's own word; what was delegated to this seat comes back to who gave it. */
export const declareInterest: Handler<Endpoints['declareInterest']> = async ({ resolutionId, reason }, call) => {
  const { tx, now, today } = call
  const { resolution, ballots, own } = await atHand(call, resolutionId)
  if (own.choice) throw fundErrors.castAlready()
  await recuse(tx, { resolutionId, memberId: own.memberId }, `本人申明：${reason}`)
  for (const ballot of ballots)
    if (ballot.delegateId === own.memberId) await delegate(tx, { resolutionId, memberId: ballot.memberId }, null)
  return { state: await settle(tx, resolution, { now, today }) }
}

export const delegateVote: Handler<Endpoints['delegateVote']> = async ({ resolutionId, delegateId }, call) => {
  const { ballots, own } = await atHand(call, resolutionId)
  if (own.recused !== null) throw fundErrors.recused()
  if (own.choice) throw fundErrors.castAlready()
  const other = ballots.find(({ memberId }) => memberId === delegateId)
  const isTaken = ballots.some((ballot) => ballot.delegateId === own.memberId)
  if (delegateId !== null && (isTaken || !other || !canTakeOver(other, own, ballots))) throw fundErrors.badDelegate()
  await delegate(call.tx, { resolutionId, memberId: own.memberId }, delegateId)
  return {}
}

/** The monitor has a voice and no vote; it is recorded beside the votes. */
export const giveOpinion: Handler<Endpoints['giveOpinion']> = async (
  { resolutionId, text },
  { tx, now, today, actor, own, about },
) => {
  own()
  const resolution = await findResolution(tx, resolutionId)
  const seats = actor.personId ? await seatsOf(tx, actor.personId, today) : []
  const seat = seats.find((one) => one.fundId === resolution?.fundId && one.seat === 'monitor')
  if (!seat) throw fundErrors.notMonitor()
  about('fund.resolution', resolutionId)
  await addOpinion(tx, resolutionId, seat.id, text, now)
  return {}
}
