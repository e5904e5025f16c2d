import { findArea, findPerson } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { advance, changed, mustBeAbleTo } from '../progress.ts'
import { mayReopen } from '../rules/clock.ts'
import { after } from '../rules/states.ts'
import { changeNeed, findNeed, mergedInto, type Need, needsOfAccount } from '../store/needs.ts'
import { type Referral, referralFor } from '../store/referrals.ts'
import { addStep, type Step, stepsOf } from '../store/steps.ts'
import { byOf, myOwn } from './the-need.ts'
import { takeUpAgain } from './work.ts'

type Endpoints = typeof needsContract.endpoints

/** The need it follows: itself, or the one it was merged into, of which only where it stands is told. */
async function followed({ tx }: Call, need: Need): Promise<Need> {
  const { mergedInto } = need
  if (!mergedInto) return need
  const into = await seeingAll(tx, () => findNeed(tx, mergedInto))
  return into ? followed({ tx } as Call, into) : need
}

const rowOf = (need: Need, at: Need) => ({
  ...{ id: need.id, no: need.no, title: need.title, reportedOn: need.reportedOn },
  ...{ state: at.state, ownerUnit: at.ownerUnit, isMerged: need.mergedInto !== null },
})

export const myNeeds: Handler<Endpoints['myNeeds']> = async (_, call) => {
  call.own()
  const { tx, actor } = call
  const mine = await needsOfAccount(tx, actor.accountId)
  const rows = []
  for (const need of mine) rows.push(rowOf(need, await followed(call, need)))
  const person = actor.personId ? await findPerson(tx, actor.personId) : undefined
  const home = person && (await findArea(tx, person.areaCode))
  return { rows, home: home?.level === 'community' ? { code: home.code, name: home.name } : null }
}

export const myNeed: Handler<Endpoints['myNeed']> = async ({ needId }, call) => {
  const need = await myOwn(call, needId)
  const { tx, today } = call
  const at = await followed(call, need)
  const { reopenDays } = await limitsOn(tx, today)
  const [referral, steps] = [await referralFor(tx, need), await storyOf(call, need, at)]
  const closedOn = need.confirmedOn
  const isMerged = need.mergedInto !== null
  const isTimely = closedOn !== null && mayReopen(closedOn, today, reopenDays)
  return {
    ...rowOf(need, at),
    ...{ version: need.version, areaName: need.areaName, words: need.description, isNameless: need.isNameless },
    ...{ hasPhoto: need.photoFileId !== null, rejectedReason: at.rejectedReason, dueOn: at.dueOn },
    ...{ result: at.result, resolvedOn: at.resolvedOn, rating: need.rating, ...receiptOf(need, referral) },
    mayWithdraw: !isMerged && Boolean(after(need.state, 'withdraw')) && !(await joinedBy(call, need)),
    mayConfirm: need.state === 'resolved',
    mayReopen: !isMerged && (need.state === 'resolved' || isTimely),
    reopenUntil: isTimely ? addDays(closedOn, reopenDays) : null,
    story: steps,
  }
}

const receiptOf = ({ benefit }: Need, referral: Referral | undefined) => ({
  benefit,
  receiptNo: referral?.receiptNo ?? null,
  outcome: referral?.outcome ?? null,
})

/** One's own steps with their words; of a need it went into only what was done, not what was said about others. */
async function storyOf({ tx }: Call, need: Need, at: Need) {
  const own = await stepsOf(tx, need.id)
  const others = at.id === need.id ? [] : await seeingAll(tx, () => stepsOf(tx, at.id))
  const merged = own.findLast(({ kind }) => kind === 'merge')?.seq ?? 0
  const followedSince = others.filter((step) => step.seq > merged && step.state !== null)
  return [
    ...own.filter(({ isTold }) => isTold).map(told),
    ...followedSince.map((step) => ({ ...told(step), note: '' })),
  ]
}
const told = ({ kind, note, at, party }: Step) => ({ kind, note, at, isMine: party === 'resident' })

/** More words to what was told; the desk reads them in the story. */
export const addToMine: Handler<Endpoints['addToMine']> = async ({ needId, version, words }, call) => {
  const need = await myOwn(call, needId, version)
  const { tx } = call
  const next = await changeNeed(tx, need, {})
  const step = { needId, areaCode: need.areaCode, kind: 'add', party: 'resident' as const, note: words }
  await addStep(tx, step, residentBy(call, need))
  await changed(tx, need.areaPath)
  return { version: next }
}

/** A neighbour's need that was merged into this one would be left alone. */
const joinedBy = async ({ tx }: Call, { id }: Need): Promise<boolean> =>
  (await seeingAll(tx, () => mergedInto(tx, id))).length > 0

/** Before it is assigned, who told it may take it back. Errors: needs.notNow, needs.neighboursJoined. */
export const withdrawMine: Handler<Endpoints['withdrawMine']> = async ({ needId, version, reason }, call) => {
  const need = await myOwn(call, needId, version)
  mustBeAbleTo('withdraw', need)
  if (await joinedBy(call, need)) throw needsErrors.neighboursJoined()
  return advance(call.tx, need, 'withdraw', residentBy(call, need), { note: reason })
}

/** Who gave no name is not given one by their later steps either. */
const residentBy = (call: Call, { isNameless }: Need) => ({
  ...byOf(call, 'resident'),
  ...(isNameless ? { personId: null, name: '居民（不留名）' } : { name: '居民本人' }),
})

export const confirmMine: Handler<Endpoints['confirmMine']> = async ({ needId, version, rating, comment }, call) => {
  const need = await myOwn(call, needId, version)
  mustBeAbleTo('confirm', need)
  const set = { confirmedOn: call.today, confirmedHow: 'phone' as const, rating, comment }
  return advance(call.tx, need, 'confirm', residentBy(call, need), { note: comment, set })
}

export const reopenMine: Handler<Endpoints['reopenMine']> = async ({ needId, version, reason }, call) => {
  const need = await myOwn(call, needId, version)
  return takeUpAgain(call, need, reason, residentBy(call, need))
}
