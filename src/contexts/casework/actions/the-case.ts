import { accountsOfPeople } from '#contexts/administration/public.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { type Act, after, MOVES } from '../rules/states.ts'
import { type Case, type Change, changeCase, findCase, holdCase } from '../store/cases.ts'
import { addPaper, type Doer } from '../store/papers.ts'
import { CASE_STATES, type PaperKind } from '../vocabulary.ts'

export type Seat = 'worker' | 'lead' | 'supervisor'
export type Ref = { caseId: string; version: number }

export const handOf = ({ actor, now }: Pick<Call, 'actor' | 'now'>): Doer => ({
  accountId: actor.accountId,
  personId: actor.personId,
  name: actor.name,
  now,
})

/** As what this person has the case before them; undefined for everybody else. */
export function seatOf({ actor }: Pick<Call, 'actor'>, one: Case): Seat | undefined {
  if (actor.personId === null) return undefined
  if (one.workerPersonId === actor.personId) return 'worker'
  if (one.leadPersonId === actor.personId) return 'lead'
  return one.supervisorPersonId === actor.personId ? 'supervisor' : undefined
}

/** A case to read, permission settled by the person. Errors: noCase for whoever has no hand in it. */
export async function caseOf(call: Call, caseId: string, seats: readonly Seat[]): Promise<Case & { seat: Seat }> {
  call.own()
  const one = await findCase(call.tx, caseId)
  const seat = one && seatOf(call, one)
  if (!seat || !seats.includes(seat)) throw errors.noCase()
  call.about('casework.case', caseId)
  return { ...one, seat }
}

export const WORK: readonly Seat[] = ['worker', 'lead']

/** A case to act on, as the person saw it, held until the transaction ends. Errors: noCase, sealed, stale. */
export async function theCase(call: Call, { caseId, version }: Ref, seats: readonly Seat[] = WORK): Promise<Case> {
  call.own()
  await holdCase(call.tx, caseId)
  const one = await caseOf(call, caseId, seats)
  if (one.state === 'archived') throw errors.sealed()
  if (one.version !== version) throw accessErrors.stale()
  return one
}

export const placesOf = (areaPath: string): string[] => areaPath.split('.').slice(-2)
export const changed = ({ tell }: Pick<Call, 'tell'>, { areaPath }: Pick<Case, 'areaPath'>): Promise<void> =>
  tell('casework.casework-changed', { areaCodes: placesOf(areaPath) })

export function mustBeAbleTo(act: Act, { state }: Case): void {
  if (!after(state, act)) throw errors.notNow(CASE_STATES[state], MOVES[act].label)
}

/** Takes a step of the line: its paper is filed under the state it leads to. Errors: notNow. */
export async function take(call: Call, one: Case, act: Act, secret: object, set: Change = {}) {
  mustBeAbleTo(act, one)
  return file(call, one, act, secret, { suspendedFrom: null, ...set, state: MOVES[act].to })
}

/** Files a paper and changes the case with it. */
export async function file(call: Call, one: Case, kind: PaperKind, secret: object, set: Change = {}) {
  const version = await changeCase(call.tx, one, set)
  await addPaper(call.tx, { caseId: one.id, kind, state: set.state ?? one.state, secret }, handOf(call))
  await changed(call, one)
  return { version }
}

/** Where somebody reads the case: a supervisor on pages of their own. */
const linkFor = ({ id, supervisorPersonId }: Told, personId: string): string =>
  `/casework/${personId === supervisorPersonId ? 'supervision' : 'cases'}/${id}`
type Told = Pick<Case, 'id' | 'no'> & { supervisorPersonId?: string | null }

/** A message names the file's number, never the person. */
export async function tellPerson(
  { tx, now }: Pick<Call, 'tx' | 'now'>,
  one: Told,
  personId: string | null,
  { title, body = '' }: { title: string; body?: string },
): Promise<void> {
  if (personId === null) return
  const accounts = await accountsOfPeople(tx, [personId])
  await notify(tx, accounts, { title: `${title}（${one.no}）`, body, link: linkFor(one, personId) }, now)
}

/** 高 risk: the lead hears at once (domain.md §8.4). */
export async function alertIfHigh(
  call: Call,
  one: Pick<Case, 'id' | 'no' | 'leadPersonId'>,
  risk: string,
): Promise<void> {
  if (risk !== 'high') return
  const body = '风险等级为高：自伤、暴力、虐待、断粮断住等情形。请立即与经办社工处置；依法须报告的，请提交强制报告。'
  await tellPerson(call, one, one.leadPersonId, { title: '高风险个案', body })
}

/** A day on which something was done: not before the case, not after today. */
export function mustBeDone(day: string, { openedOn }: Pick<Case, 'openedOn'>, today: string): void {
  if (day > today) throw errors.inFuture(today)
  if (day < openedOn) throw errors.beforeOpened(openedOn)
}
