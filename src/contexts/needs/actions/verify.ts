import { addDays } from '#kernel/time.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { advance, tellResidents } from '../progress.ts'
import { LIKELY, sameness } from '../rules/likeness.ts'
import { benefitsHeard } from '../rules/routing.ts'
import { changeNeed, findNeed, holdNeed, mergedInto, openNear } from '../store/needs.ts'
import { addStep } from '../store/steps.ts'
import { BENEFITS, type Benefit, NEED_STATES, type NeedState, type Route, VERIFIED_HOW } from '../vocabulary.ts'
import { rowOf } from './read.ts'
import { byOf, theNeed } from './the-need.ts'

type Endpoints = typeof needsContract.endpoints

/** Who made sure of it, when and how. */
export const verifyNeed: Handler<Endpoints['verifyNeed']> = async (
  { how, urgency, peopleCount, note, ...ref },
  call,
) => {
  const need = await theNeed(call, ref)
  const set = {
    ...{ verifiedOn: call.today, verifiedHow: how, verifiedBy: call.actor.accountId, verifiedName: call.actor.name },
    ...(urgency && { urgency }),
    ...(peopleCount && { peopleCount }),
  }
  return advance(call.tx, need, 'verify', byOf(call), { note: `${VERIFIED_HOW[how]}。${note}`.trim(), set })
}

/** The reason is told to the resident as it is written. */
export const rejectNeed: Handler<Endpoints['rejectNeed']> = async ({ reason, ...ref }, call) => {
  const need = await theNeed(call, ref)
  return advance(call.tx, need, 'reject', byOf(call), { note: reason, set: { rejectedReason: reason } })
}

type Classed = { level: string; groups: readonly string[]; benefit: Benefit | null; route: Route; reason: string }

/** Entitlement first: what the words name is either chosen or explained away. */
function mustBeRouted({ level, groups, benefit, route, reason }: Classed, words: string): void {
  if (level === 'case' && groups.length === 0) throw needsErrors.groupsMissing()
  if (benefit && route !== 'entitlement') throw needsErrors.entitledRoute()
  if (!benefit && route === 'entitlement') throw needsErrors.benefitMissing()
  const heard = benefitsHeard(words)
  if (!benefit && heard.length > 0 && reason.length < 4)
    throw needsErrors.benefitHeard(heard.map((one) => BENEFITS[one]).join('、'))
}

export const classifyNeed: Handler<Endpoints['classifyNeed']> = async ({ needId, version, ...classed }, call) => {
  const need = await theNeed(call, { needId, version })
  mustBeRouted(classed, `${need.title}${need.description}`)
  const { reason, ...facts } = classed
  const set = { ...facts, routeReason: reason }
  return advance(call.tx, need, 'classify', byOf(call), { note: reason, set, isTold: false })
}

const CLOSED: readonly NeedState[] = ['rejected', 'withdrawn', 'merged', 'resolved', 'confirmed', 'archived']

/** The one that is merged follows the other from now on; its own words, steps and teller stay with it. */
export const mergeNeed: Handler<Endpoints['mergeNeed']> = async ({ intoId, reason, ...ref }, call) => {
  const { tx } = call
  const need = await theNeed(call, ref)
  if (intoId === need.id) throw needsErrors.sameNeed()
  const into = await holdNeed(tx, intoId)
  if (!into || !call.may('needs.need.verify', { areaPath: into.areaPath })) throw needsErrors.noTarget()
  if (into.townCode !== need.townCode) throw needsErrors.otherTown()
  if (CLOSED.includes(into.state)) throw needsErrors.targetClosed(NEED_STATES[into.state])
  const by = byOf(call)
  const done = await advance(tx, need, 'merge', by, { note: `并入${into.no}。${reason}`, set: { mergedInto: into.id } })
  const note = `${need.no}“${need.title}”并入，两件一起办。${reason}`
  await addStep(tx, { needId: into.id, areaCode: into.areaCode, kind: 'take-in', party: by.party, note }, by)
  await tellResidents(tx, into, 'take-in', '', call.now)
  for (const one of await mergedInto(tx, need.id)) await changeNeed(tx, one, { mergedInto: into.id })
  return done
}

const LOOK_BACK_DAYS = 90
const SHOWN = 5

/** What may be the same need told twice: place, person and words compared; the most alike first. */
export const findLikely: Handler<Endpoints['findLikely']> = async ({ needId }, call) => {
  const need = await findNeed(call.tx, needId)
  if (!need) throw needsErrors.noNeed()
  call.allow({ areaPath: need.areaPath })
  const others = await openNear(call.tx, need, addDays(need.reportedOn, -LOOK_BACK_DAYS))
  const rows = others
    .map((other) => ({ ...rowOf(other, call.today), likeness: sameness(need, other) }))
    .filter(({ likeness }) => likeness >= LIKELY)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, SHOWN)
  return { rows }
}
