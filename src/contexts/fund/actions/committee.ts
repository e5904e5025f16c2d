import { endSelfPosts, openSelfPosts } from '#contexts/administration/public.ts'
import { findPerson } from '#contexts/directory/public.ts'
import { addMonths } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { endMember as end, findMembers, insertMember, seatsOf } from '../store/committee.ts'
import { changeFund } from '../store/funds.ts'
import { mustBeCurrent } from './funds.ts'
import { fundAtHand, fundHeld, handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints
const ROLES = { member: 'fundCommittee', monitor: 'fundMonitor' } as const

/** A seat for a person of the directory, who gets the post to act on it from the phone. */
export const addMember: Handler<Endpoints['addMember']> = async ({ fundId, version, ...seat }, call) => {
  const { tx, now, today, tell } = call
  const fund = await fundHeld(call, fundId)
  mustBeCurrent(call, fund, version)
  const person = await findPerson(tx, seat.personId)
  if (!person) throw fundErrors.noPerson()
  const { termYears } = await limitsOf(tx, seat.fromDate)
  if (seat.toDate <= seat.fromDate || seat.toDate > addMonths(seat.fromDate, termYears * 12))
    throw fundErrors.badTerm(termYears)
  const memberId = await insertMember(tx, { fundId, areaCode: fund.areaCode, ...seat }, handOf(call))
  if (!memberId) throw fundErrors.seatTwice()
  await changeFund(tx, fundId, version, {})
  await openSelfPosts(tx, seat.personId, ROLES[seat.seat], now, today)
  await tell('fund.funds-changed', { areaCodes: [fund.areaCode] })
  return { memberId }
}

/** Ends a term early; the post goes when no other fund has a seat of the kind for the person. */
export const endMember: Handler<Endpoints['endMember']> = async ({ fundId, memberId, version, endedOn }, call) => {
  const { tx, today, tell } = call
  const fund = await fundAtHand(call, fundId)
  const [member] = await findMembers(tx, [memberId])
  if (member?.fundId !== fundId) throw fundErrors.noMember()
  if (endedOn < member.fromDate || endedOn > member.toDate) throw fundErrors.endsBefore()
  await end(tx, memberId, version, endedOn)
  const others = (await seatsOf(tx, member.personId, today)).filter(
    ({ id, seat }) => id !== memberId && seat === member.seat,
  )
  if (others.length === 0 && endedOn <= today) await endSelfPosts(tx, member.personId, ROLES[member.seat], today)
  await tell('fund.funds-changed', { areaCodes: [fund.areaCode] })
  return { version: version + 1 }
}
