import { accountsOfPeople } from '#contexts/administration/public.ts'
import { addDays, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify } from '#platform/notify/store.ts'
import { fundErrors } from './errors.ts'
import { limitsOf } from './limits.ts'
import { committeeFault } from './rules/committee.ts'
import { type Outcome, outcomeOf, tallyOf, tooFewLeft } from './rules/outcome.ts'
import { inOffice, type Member, membersOf } from './store/committee.ts'
import { settleVote } from './store/plans.ts'
import {
  ballotsOf,
  closeResolution,
  insertResolution,
  type Resolution,
  type ResolutionKind,
} from './store/resolutions.ts'
import type { Doer } from './store/sql.ts'

export type Interested = { personIds: readonly string[]; organisationIds: readonly string[] }
export type Matter = {
  fundId: string
  kind: ResolutionKind
  title: string
  /** What is decided: `grants.grant` and its id. One matter is voted on once at a time. */
  subjectKind: string
  subjectId: string
  amountFen?: number | null
  /** Of a list put to one vote: its greatest payment, by which the vote is major or not. `amountFen` is the sum. */
  greatestFen?: number
  interested: Interested
  by: Doer
  now: Date
}

/** Why a member must stand back: party to it themself, or employed by a party. */
export function interestOf(
  { personId, employerId }: Pick<Member, 'personId' | 'employerId'>,
  parties: Interested,
): string | null {
  if (parties.personIds.includes(personId)) return '本人是申请人、供应方或受益人'
  if (employerId && parties.organisationIds.includes(employerId)) return '任职单位是申请人、供应方或受益人'
  return null
}

/** Whether a person of the committee is concerned: in person, or by the employer of any of their seats. */
export async function isInterested(tx: Tx, fundId: string, personId: string, interested: Interested): Promise<boolean> {
  if (interested.personIds.includes(personId)) return true
  const seats = await membersOf(tx, fundId)
  return seats.some((seat) => seat.personId === personId && interestOf(seat, interested) !== null)
}

/** Those in office on a day; refuses a committee that is too small, even, without a monitor, or with one person in two roles. */
export async function soundCommittee(tx: Tx, fundId: string, day: string): Promise<Member[]> {
  const { committeeLeast } = await limitsOf(tx, day)
  const seats = await inOffice(tx, fundId, day)
  if (seats.length === 0) throw fundErrors.noCommittee()
  const fault = committeeFault(seats, committeeLeast)
  if (fault === 'few') throw fundErrors.committeeFew(committeeLeast)
  if (fault === 'even') throw fundErrors.committeeEven()
  if (fault === 'both') throw fundErrors.bothSeats()
  if (fault === 'no-monitor') throw fundErrors.noMonitor()
  return seats
}

const ALWAYS_MAJOR: readonly ResolutionKind[] = ['budget', 'plan', 'rules', 'termination']

/**
 * Puts a matter to the committee: those in office today vote, who has an interest stands back (domain.md 6.3). Major, so that
 * two thirds are needed, are budgets, rules, termination, and payments above the dated limit.
 * Errors: fund.noCommittee, committeeFew, committeeEven, noMonitor, bothSeats, tooFewLeft, votedAlready.
 */
export async function openResolution(tx: Tx, matter: Matter): Promise<string> {
  const { fundId, kind, title, subjectKind, subjectId, amountFen = null, greatestFen, interested, by, now } = matter
  const today = dateOf(now)
  const members = (await soundCommittee(tx, fundId, today)).filter(({ seat }) => seat === 'member')
  const ballots = members.map((one) => ({
    memberId: one.id,
    personId: one.personId,
    recused: interestOf(one, interested),
  }))
  if (tooFewLeft(tallyOf(ballots.map(({ recused }) => ({ recused: recused !== null, choice: null })))))
    throw fundErrors.tooFewLeft()
  const limits = await limitsOf(tx, today)
  const isMajor = ALWAYS_MAJOR.includes(kind) || (greatestFen ?? amountFen ?? 0) > limits.majorAboveFen
  const id = await insertResolution(
    tx,
    {
      ...{ fundId, kind, title, subjectKind, subjectId, amountFen, isMajor, closesOn: addDays(today, limits.voteDays) },
      interestedPeople: interested.personIds,
      interestedOrganisations: interested.organisationIds,
    },
    ballots,
    by,
  )
  if (!id) throw fundErrors.votedAlready()
  const voters = ballots.filter(({ recused }) => recused === null).map(({ personId }) => personId)
  await notify(
    tx,
    await accountsOfPeople(tx, voters),
    { title: `请投票：${title}`, body: '', link: '/m/fund/votes' },
    by.now,
  )
  return id
}

/** Closes a vote as soon as it is decided, and tells whose matter it was. */
export async function settle(
  tx: Tx,
  resolution: Resolution,
  { now, today }: { now: Date; today: string },
): Promise<Outcome> {
  const { id, isMajor, closesOn, subjectKind, subjectId } = resolution
  const seats = (await ballotsOf(tx, [id])).map(({ recused, choice }) => ({ recused: recused !== null, choice }))
  const outcome = outcomeOf(tallyOf(seats), { isMajor, isOver: today > closesOn })
  if (outcome === 'open') return outcome
  await closeResolution(tx, id, outcome, now)
  if (subjectKind === 'fund.plan') await settleVote(tx, subjectId, outcome === 'passed' ? 'voted' : 'rejected')
  await tellClosed(tx, resolution, outcome === 'passed' ? 'passed' : 'rejected')
  return outcome
}

/** Others need to know only whether they may go on. */
export const tellClosed = (
  tx: Tx,
  { id, fundId, subjectKind, subjectId }: Resolution,
  outcome: 'passed' | 'rejected',
) => enqueue(tx, 'fund.resolution-closed', { resolutionId: id, fundId, subjectKind, subjectId, outcome })
