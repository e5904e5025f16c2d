import { addDays, dateOf } from '#kernel/time.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { notify } from '#platform/notify/store.ts'
import { fundErrors } from './errors.ts'
import { type Limits, limitsOf } from './limits.ts'
import { committeeFault } from './rules/committee.ts'
import { outcomeOf, tallyOf, tooFewLeft } from './rules/outcome.ts'
import { accountsOfPeople } from './store/accounts.ts'
import { inOffice, type Member, membersOf } from './store/committee.ts'
import { findFund } from './store/funds.ts'
import { settleVote } from './store/plans.ts'
import {
  ballotsOf,
  closeResolution,
  insertResolution,
  lockResolution,
  type Resolution,
  type ResolutionKind,
} from './store/resolutions.ts'
import type { Doer } from './store/sql.ts'

/** Who and which organisations have something to gain or lose: applicants, suppliers, beneficiaries. */
export type Interested = { personIds: readonly string[]; organisationIds: readonly string[] }
export type Matter = {
  fundId: string
  kind: ResolutionKind
  title: string
  /** The record it is about, and its kind; one open vote a record. */
  subjectKind: string
  subjectId: string
  amountFen?: number | undefined
  interested: Interested
  by: Doer
  now: Date
}

const MAJOR: readonly ResolutionKind[] = ['budget', 'plan', 'rules', 'termination']
const isMajor = ({ kind, amountFen }: Matter, { majorAboveFen }: Limits): boolean =>
  MAJOR.includes(kind) || (amountFen !== undefined && amountFen > majorAboveFen)

/** Why a member must leave the room; null where nothing is known. Kin is what the member declares. */
const interestOf = ({ personId, employerId }: Member, { personIds, organisationIds }: Interested): string | null => {
  if (personIds.includes(personId)) return '本人是当事人'
  return employerId !== null && organisationIds.includes(employerId) ? '所在单位是当事方' : null
}

/** Whether a person of the committee is concerned: in person, or by the employer of any of their seats. */
export async function isInterested(tx: Tx, fundId: string, personId: string, interested: Interested): Promise<boolean> {
  if (interested.personIds.includes(personId)) return true
  const seats = await membersOf(tx, fundId)
  return seats.some((seat) => seat.personId === personId && interestOf(seat, interested) !== null)
}

/** Refuses a committee that is too small, even, without a monitor, or with one person in two roles. */
export async function mustBeSoundCommittee(tx: Tx, fundId: string, day: string): Promise<Member[]> {
  const { committeeLeast } = await limitsOf(tx, day)
  const seats = await inOffice(tx, fundId, day)
  const fault = committeeFault(seats, committeeLeast)
  if (fault === 'few') throw fundErrors.few(committeeLeast)
  if (fault === 'even') throw fundErrors.even()
  if (fault === 'no-monitor') throw fundErrors.noMonitor()
  if (fault === 'both') throw fundErrors.both()
  return seats
}

/**
 * Puts a matter to the committee of a fund. Who is in office today votes; who is concerned is recused at once. The
 * result comes as the fact fund.resolution-closed. Errors: fund.noFund, few, even, noMonitor, tooManyInterested, matterTwice.
 */
export async function openResolution(tx: Tx, matter: Matter): Promise<string> {
  const { fundId, interested, by, now, amountFen, ...rest } = matter
  const today = dateOf(now)
  if (!(await findFund(tx, fundId))) throw fundErrors.noFund()
  const limits = await limitsOf(tx, today)
  const seats = await mustBeSoundCommittee(tx, fundId, today)
  const members = seats.filter(({ seat }) => seat === 'member')
  const ballots = members.map((member) => ({
    memberId: member.id,
    personId: member.personId,
    recused: interestOf(member, interested),
  }))
  if (tooFewLeft(tallyOf(ballots.map(({ recused }) => ({ recused: recused !== null, choice: null })))))
    throw fundErrors.tooManyInterested()
  const { kind, title, subjectKind, subjectId } = rest
  const id = await insertResolution(
    tx,
    {
      ...{ fundId, kind, title, subjectKind, subjectId, amountFen: amountFen ?? null },
      isMajor: isMajor(matter, limits),
      interestedPeople: interested.personIds,
      interestedOrganisations: interested.organisationIds,
      closesOn: addDays(today, limits.voteDays),
    },
    ballots,
    by,
  )
  if (id === undefined) throw fundErrors.matterTwice()
  const accounts = await accountsOfPeople(
    tx,
    seats.map(({ personId }) => personId),
  )
  await notify(tx, accounts, { title: `有一件事等管委会表决：${title}`, link: '/m/fund/votes' }, now)
  return id
}

/** Closes a matter once it is decided, or its last day is over. True if it was closed. */
export async function settleResolution(tx: Tx, id: string, now: Date): Promise<boolean> {
  const one = await lockResolution(tx, id)
  if (one?.state !== 'open') return false
  const ballots = await ballotsOf(tx, [id])
  const tally = tallyOf(ballots.map(({ recused, choice }) => ({ recused: recused !== null, choice })))
  const outcome = outcomeOf(tally, { isMajor: one.isMajor, isOver: dateOf(now) > one.closesOn })
  if (outcome === 'open') return false
  await closeResolution(tx, id, outcome, now)
  await tellClosed(tx, one, outcome === 'passed' ? 'passed' : 'rejected')
  return true
}

/** What hangs on the vote: a plan of this context at once, others by the fact. A veto tells 'rejected'. */
export async function tellClosed(tx: Tx, one: Resolution, outcome: 'passed' | 'rejected'): Promise<void> {
  const { id: resolutionId, subjectKind, subjectId } = one
  if (subjectKind === 'fund.plan') await settleVote(tx, subjectId, outcome === 'passed' ? 'voted' : 'rejected')
  await enqueue(tx, 'fund.resolution-closed', { resolutionId, subjectKind, subjectId, outcome })
  await enqueue(tx, 'fund.funds-changed', { areaCodes: [one.areaCode] })
}
