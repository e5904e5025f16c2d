import { handOf } from '#platform/access/doer.ts'
import type { Permission } from '#platform/access/permission.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { evaluationErrors } from '../errors.ts'
import { type Act, MOVES, mayAct } from '../rules/states.ts'
import { addStep, type Change, changeOccasion, findOccasions, holdOccasion, type Occasion } from '../store/occasions.ts'
import { findSeat, holdSeat, type Seat } from '../store/seats.ts'
import { OCCASION_STATES, type StepKind } from '../vocabulary.ts'

type Ref = { occasionId: string; version: number }

/** The occasion as the person saw it, held; permission settled where it is hosted. */
export async function theOccasion(call: Call, { occasionId, version }: Ref): Promise<Occasion> {
  const found = await holdOccasion(call.tx, occasionId)
  if (!found) throw evaluationErrors.noOccasion()
  call.allow({ areaPath: found.hostPath })
  call.about('evaluation.occasion', occasionId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

/** The same for who is evaluated: permission settled at the point's town. */
export async function theResult(call: Call, { occasionId, version }: Ref): Promise<Occasion> {
  const found = await holdOccasion(call.tx, occasionId)
  if (!found) throw evaluationErrors.noOccasion()
  call.allow({ areaPath: found.areaPath })
  call.about('evaluation.occasion', occasionId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

/** One's own seat, held, and its occasion; 404 for anybody else's. The occasion is held first, as by everybody else. */
export async function mySeatAt(
  call: Call,
  { seatId, version }: { seatId: string; version?: number },
): Promise<{ seat: Seat; occasion: Occasion }> {
  call.own()
  const seen = await findSeat(call.tx, seatId)
  if (!seen || call.actor.personId === null || seen.personId !== call.actor.personId) throw evaluationErrors.noSeat()
  const isChange = version !== undefined
  const [occasion] = isChange
    ? [await holdOccasion(call.tx, seen.occasionId)]
    : await findOccasions(call.tx, [seen.occasionId])
  const known = isChange ? await holdSeat(call.tx, seatId) : seen
  if (!occasion || !known || known.state === 'withdrawn') throw evaluationErrors.noSeat()
  call.about('evaluation.occasion', occasion.id)
  if (version !== undefined && known.version !== version) throw accessErrors.stale()
  return { seat: known, occasion }
}

export function mustBeAbleTo(act: Act, { state }: Occasion): void {
  if (!mayAct(state, act)) throw evaluationErrors.notNow(OCCASION_STATES[state], MOVES[act].label)
}

/** Changes the occasion and writes down who did it. */
export async function take(
  call: Pick<Call, 'tx' | 'actor' | 'now'>,
  occasion: Occasion,
  kind: StepKind,
  { note = '', set = {} }: { note?: string; set?: Change } = {},
): Promise<{ version: number }> {
  const version = await changeOccasion(call.tx, occasion, set)
  await addStep(call.tx, occasion.id, kind, note, handOf(call))
  return { version }
}

const ACTS: Readonly<Record<string, { act: Act; needs: Permission; at: 'host' | 'town' }>> = {
  formPanel: { act: 'seat', needs: 'evaluation.panel.form', at: 'host' },
  beginScoring: { act: 'begin', needs: 'evaluation.panel.form', at: 'host' },
  extendScoring: { act: 'extend', needs: 'evaluation.panel.form', at: 'host' },
  cancelOccasion: { act: 'cancel', needs: 'evaluation.panel.form', at: 'host' },
  noteVeto: { act: 'veto', needs: 'evaluation.result.settle', at: 'host' },
  tellResult: { act: 'tell', needs: 'evaluation.result.settle', at: 'host' },
  callReview: { act: 'review', needs: 'evaluation.result.settle', at: 'host' },
  approveResult: { act: 'approve', needs: 'evaluation.result.approve', at: 'host' },
  publishResult: { act: 'publish', needs: 'evaluation.result.approve', at: 'host' },
  objectToResult: { act: 'object', needs: 'evaluation.result.object', at: 'town' },
}

/** What the caller may do to the occasion now, by endpoint: for buttons. While scoring somebody is seated only where a place is `vacant`. */
export const actsOpen = (call: Call, occasion: Occasion, vacant: number): string[] =>
  Object.entries(ACTS).flatMap(([name, { act, needs, at }]) =>
    mayAct(occasion.state, act) &&
    (act !== 'seat' || occasion.state !== 'scoring' || vacant > 0) &&
    call.may(needs, { areaPath: at === 'host' ? occasion.hostPath : occasion.areaPath })
      ? [name]
      : [],
  )
