import { accountsOfPeople } from '#contexts/administration/public.ts'
import { findPerson } from '#contexts/directory/public.ts'
import { showDate } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { advance, mustBeAbleTo } from '../progress.ts'
import { dueOn as dueOf } from '../rules/clock.ts'
import { againstAssigning } from '../rules/routing.ts'
import type { Need } from '../store/needs.ts'
import {
  addReferral,
  putOutcome,
  putReceipt,
  type Referral,
  referralFor,
  referralUnderWay,
} from '../store/referrals.ts'
import { BENEFITS, OUTCOMES } from '../vocabulary.ts'
import { byOf, theNeed } from './the-need.ts'

type Endpoints = typeof needsContract.endpoints

const benefitOf = ({ benefit }: Need): string => (benefit ? BENEFITS[benefit] : '')

/** Gives the need to a party, a unit, perhaps a person, with a day; entitlement and public service go before society. */
export const assignNeed: Handler<Endpoints['assignNeed']> = async (input, call) => {
  const { party, unit, personId, dueOn, note, ...ref } = input
  const need = await theNeed(call, ref)
  mustBeAbleTo('assign', need)
  const against = againstAssigning(need, await referralFor(call.tx, need), party)
  if (against) throw needsErrors[against](benefitOf(need))
  if (dueOn && dueOn < call.today) throw needsErrors.dueDate()
  if (personId && !(await findPerson(call.tx, personId))) throw needsErrors.noPerson()
  const due = dueOn ?? dueOf('assigned', need.urgency, await limitsOn(call.tx, call.today), call.today)
  const owner = { ownerParty: party, ownerUnit: unit, ownerPersonId: personId }
  const set = { ...owner, assignedOn: call.today, dueOn: due }
  const done = await advance(call.tx, need, 'assign', byOf(call), { note: `交给${unit}。${note}`.trim(), set })
  await tellOwner(call, need, { personId, party, dueOn: due })
  return done
}

/** Whoever is to do it: the person named, else who works on needs at the station or the community. */
async function tellOwner(call: Call, need: Need, to: { personId: string | null; party: string; dueOn: string | null }) {
  const { tx, today, now } = call
  const accounts = to.personId
    ? await accountsOfPeople(tx, [to.personId])
    : await accountsWith(tx, 'needs.need.work', need.areaPath, today)
  const title = `需求已交办：${need.title}`
  const body = to.dueOn ? `请在${showDate(to.dueOn)}前办结` : ''
  await notify(tx, accounts, { title, body, link: `/needs/${need.id}` }, now)
}

/** What somebody has a right to goes to the civil-affairs desk of the town; other help may follow after the receipt. */
export const referNeed: Handler<Endpoints['referNeed']> = async ({ toUnit, note, ...ref }, call) => {
  const need = await theNeed(call, ref)
  if (await referralUnderWay(call.tx, need.id)) throw needsErrors.referredAlready()
  mustBeAbleTo('refer', need)
  if (!need.benefit) throw needsErrors.notEntitled()
  const by = byOf(call)
  const referral = { needId: need.id, areaCode: need.areaCode, benefit: need.benefit, toUnit, note }
  await addReferral(call.tx, { ...referral, referredOn: call.today }, by)
  const set = { ownerParty: 'government' as const, ownerUnit: toUnit, ownerPersonId: null, assignedOn: call.today }
  return advance(call.tx, need, 'refer', by, { note: `${benefitOf(need)}，转给${toUnit}。${note}`.trim(), set })
}

/** The number, the day and the name on the other side; written once. The work that is left gets a new day. */
export const recordReceipt: Handler<Endpoints['recordReceipt']> = async ({ needId, version, ...receipt }, call) => {
  const need = await theNeed(call, { needId, version })
  mustBeAbleTo('receipt', need)
  const referral = await openReferral(call, need)
  mustBeDated(receipt.receiptOn, referral, call.today)
  const by = byOf(call)
  if (!(await putReceipt(call.tx, referral.id, receipt, by))) throw needsErrors.receiptThere()
  const note = `回执${receipt.receiptNo}，${showDate(receipt.receiptOn)}，经手人${receipt.receiptName}`
  const due = dueOf('assigned', need.urgency, await limitsOn(call.tx, call.today), call.today)
  return advance(call.tx, need, 'receipt', by, { note, set: { dueOn: due } })
}

export const recordAnswer: Handler<Endpoints['recordAnswer']> = async ({ outcome, outcomeOn, note, ...ref }, call) => {
  const need = await theNeed(call, ref)
  mustBeAbleTo('answer', need)
  const referral = await openReferral(call, need)
  if (!referral.receiptNo || !referral.receiptOn) throw needsErrors.receiptMissing()
  mustBeDated(outcomeOn, { referredOn: referral.receiptOn }, call.today)
  const by = byOf(call)
  await putOutcome(call.tx, referral.id, { outcome, outcomeOn, note }, by)
  return advance(call.tx, need, 'answer', by, { note: `${OUTCOMES[outcome]}。${note}`.trim() })
}

async function openReferral({ tx }: Call, { id }: Need): Promise<Referral> {
  const found = await referralUnderWay(tx, id)
  if (!found) throw needsErrors.noReferral()
  return found
}

function mustBeDated(day: string, { referredOn }: Pick<Referral, 'referredOn'>, today: string): void {
  if (day < referredOn || day > today) throw needsErrors.receiptDate(referredOn)
}
