import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { incubationErrors } from '../errors.ts'
import { type Act, after, MOVES, STAGE_MOVES, type StageAct, stageAfter } from '../rules/states.ts'
import { fileInSight } from '../store/opinions.ts'
import {
  addStep,
  type Change,
  changeOrganisation,
  type Doer,
  holdOrganisation,
  type Organisation,
} from '../store/organisations.ts'
import { STAGES, STATES } from '../vocabulary.ts'

/** Whose hand a call is. */
export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** The community and the town of a record: whose figures change with it. */
const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)

export const changed = ({ tell }: Pick<Call, 'tell'>, areaPath: string): Promise<void> =>
  tell('incubation.incubation-changed', { areaCodes: placesOf(areaPath) })

export type Ref = { organisationId: string; version: number }

/** The organisation as the person saw it, held until the transaction ends, permission settled; its head counts as at home. */
export async function theOrganisation(call: Call, { organisationId, version }: Ref): Promise<Organisation> {
  const found = await holdOrganisation(call.tx, organisationId, call.today)
  if (!found) throw incubationErrors.noOrganisation()
  call.allow({ areaPath: found.areaPath, ...(found.headPersonId && { personId: found.headPersonId }) })
  call.about('incubation.organisation', organisationId)
  if (found.version !== version) throw accessErrors.stale()
  return found
}

type More = { note?: string; set?: Change }

/** Takes a step of its standing: changes the state, writes down who did it, and tells. Errors: incubation.notNow. */
export async function take(call: Call, one: Organisation, act: Act, { note = '', set = {} }: More = {}) {
  const state = after({ ...one, ...(set.tier && { tier: set.tier }) }, act)
  if (!state) throw incubationErrors.notNow(STATES[one.state], MOVES[act].label)
  const version = await changeOrganisation(call.tx, one, { ...set, state })
  await addStep(call.tx, { organisationId: one.id, act, state, stage: one.stage, note }, handOf(call))
  await changed(call, one.areaPath)
  return { version }
}

/** Takes a step of its cultivation. Errors: incubation.notNow. */
export async function takeStage(call: Call, one: Organisation, act: StageAct, { note = '', set = {} }: More = {}) {
  const stage = stageAfter(one, act)
  if (!stage) throw incubationErrors.notNow(`${STATES[one.state]}，${STAGES[one.stage]}`, STAGE_MOVES[act].label)
  const version = await changeOrganisation(call.tx, one, { ...set, stage })
  await addStep(call.tx, { organisationId: one.id, act, state: one.state, stage, note }, handOf(call))
  await changed(call, one.areaPath)
  return { version }
}

/** Something was added to an organisation that changes neither standing nor stage. */
export async function touch(call: Call, one: Organisation, set: Change = {}): Promise<{ version: number }> {
  const version = await changeOrganisation(call.tx, one, set)
  await changed(call, one.areaPath)
  return { version }
}

/** A file that goes with a record must have been uploaded for a place the caller reaches. */
export async function mustBeFile({ tx, may }: Pick<Call, 'tx' | 'may'>, fileId: string | null): Promise<void> {
  if (!fileId) return
  const file = await fileInSight(tx, fileId)
  if (!file || !may('office.file.read', file.areaPath ? { areaPath: file.areaPath } : {}))
    throw incubationErrors.noFile()
}

export function mustBePast(what: string, day: string, today: string): void {
  if (day > today) throw incubationErrors.inFuture(what, today)
}
