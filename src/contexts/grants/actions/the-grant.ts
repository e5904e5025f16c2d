import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { grantsErrors } from '../errors.ts'
import { type Act, after, MOVES } from '../rules/states.ts'
import { type Change, changeGrant, type Grant, holdGrant } from '../store/grants.ts'
import { addStep } from '../store/steps.ts'
import { GRANT_STATES } from '../vocabulary.ts'

/** The community and the town of a record: whose figures change with it. */
export const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)

export const changed = ({ tell }: Pick<Call, 'tell'>, areaPath: string): Promise<void> =>
  tell('grants.grants-changed', { areaCodes: placesOf(areaPath) })

type Ref = { grantId: string; version: number }

/** The grant as the person saw it, held until the transaction ends, permission settled. */
export async function theGrant(call: Call, { grantId, version }: Ref): Promise<Grant> {
  const grant = await holdGrant(call.tx, grantId)
  if (!grant || grant.state === 'draft') throw grantsErrors.noGrant()
  call.allow({ areaPath: grant.areaPath })
  call.about('grants.grant', grantId)
  if (grant.version !== version) throw accessErrors.stale()
  return grant
}

/** One's own application, held; 404 for anybody else's. */
export async function myGrant(call: Call, { grantId, version }: Ref): Promise<Grant> {
  call.own()
  const grant = await holdGrant(call.tx, grantId)
  if (!grant || call.actor.personId === null || grant.recordedPersonId !== call.actor.personId)
    throw grantsErrors.noGrant()
  call.about('grants.grant', grantId)
  if (grant.version !== version) throw accessErrors.stale()
  return grant
}

/** Notes something beside the steps; whoever saw the grant before is told. */
export async function noteOn(
  call: Call,
  grant: Grant,
  act: string,
  { note, set = {} }: { note: string; set?: Change },
): Promise<{ version: number }> {
  const version = await changeGrant(call.tx, grant, set)
  await addStep(call.tx, { grantId: grant.id, act, state: grant.state, note }, handOf(call))
  await changed(call, grant.areaPath)
  return { version }
}

export function mustBeAbleTo(act: Act, grant: Grant): void {
  if (!after(grant.state, act)) throw grantsErrors.notNow(GRANT_STATES[grant.state], MOVES[act].label)
}

/** Takes a step: changes the state, writes down who did it, and tells. Errors: grants.notNow. */
export async function take(
  call: Call,
  grant: Grant,
  act: Act,
  { note = '', set = {} }: { note?: string; set?: Change } = {},
): Promise<{ version: number }> {
  mustBeAbleTo(act, grant)
  const state = MOVES[act].to
  const version = await changeGrant(call.tx, grant, { ...set, state })
  await addStep(call.tx, { grantId: grant.id, act, state, note }, handOf(call))
  await changed(call, grant.areaPath)
  return { version }
}
