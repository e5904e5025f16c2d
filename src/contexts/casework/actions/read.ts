import { maskName } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { caseworkContract } from '../contract.ts'
import type { CaseView } from '../contract-parts.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { told, toldAlone } from '../rules/counts.ts'
import { nextStep } from '../rules/states.ts'
import {
  type Case,
  type CaseSearch,
  countCases as casesCounted,
  clientOf,
  followUpsOf,
  listCases,
} from '../store/cases.ts'
import { tallies, talliesOfPlaces, topOf } from '../store/counts.ts'
import { contactsOf, noteReading, papersOf } from '../store/papers.ts'
import { missingIn } from './lead.ts'
import { mayDo } from './may.ts'
import { caseOf, handOf, type Seat } from './the-case.ts'

type Endpoints = typeof caseworkContract.endpoints
type View = import('zod').z.input<typeof CaseView>

/** The day by which the next step is due, where one is. */
const dueOf = ({ state, backfillBy, followUpOn }: Case): string | null =>
  state === 'crisis' ? backfillBy : state === 'closed' ? followUpOn : null

const closingOf = ({ closing, isSupervised }: Case) => (isSupervised ? ('supervised' as const) : closing)

export function rowOf(one: Case, today: string) {
  const { id, no, areaName, line, risk, state, workerName, supervisorName, openedOn, lastContactOn, version } = one
  const dueOn = dueOf(one)
  const standing = { ...one, hasConsent: one.consentOn !== null, closing: closingOf(one) }
  return {
    ...{ id, no, areaName, line, risk, state, workerName, supervisorName, openedOn, lastContactOn, version },
    client: maskName(clientOf(one).name),
    next: nextStep(standing),
    dueOn,
    isOverdue: dueOn !== null && dueOn < today,
  }
}

async function pageOf(call: Call, search: CaseSearch, paging: { page: number; pageSize: number }) {
  const rows = await listCases(call.tx, { ...search, ...paging })
  return { rows: rows.map((one) => rowOf(one, call.today)), total: await casesCounted(call.tx, search) }
}

const nothing = { rows: [], total: 0 }

export const myCases: Handler<Endpoints['myCases']> = async ({ openOnly, ...paging }, call) => {
  call.own()
  const { personId } = call.actor
  return personId === null ? nothing : pageOf(call, { workerPersonId: personId, openOnly }, paging)
}
/** For the phone’s tab: asked by everybody who is signed in, and nothing but a number. */
export const countMine: Handler<Endpoints['countMine']> = async (_, { tx, actor, own }) => {
  own()
  const { personId } = actor
  return { open: personId === null ? 0 : await casesCounted(tx, { workerPersonId: personId, openOnly: true }) }
}
export const stationCases: Handler<Endpoints['stationCases']> = async ({ state, ...paging }, call) => {
  call.own()
  const { personId } = call.actor
  return personId === null ? nothing : pageOf(call, { leadPersonId: personId, state }, paging)
}
export const supervisedCases: Handler<Endpoints['supervisedCases']> = async (paging, call) => {
  call.own()
  const { personId } = call.actor
  return personId === null ? nothing : pageOf(call, { supervisorPersonId: personId }, paging)
}

export const getCase: Handler<Endpoints['getCase']> = async ({ caseId }, call) => {
  const one = await caseOf(call, caseId, ['worker', 'lead'])
  await noteReading(call.tx, caseId, '个案全部内容', handOf(call))
  return viewOf(call, one)
}

export const superviseCase: Handler<Endpoints['superviseCase']> = async ({ caseId }, call) => {
  const one = await caseOf(call, caseId, ['supervisor'])
  await noteReading(call.tx, caseId, '督导查看', handOf(call))
  return viewOf(call, one)
}

async function viewOf(call: Call, one: Case & { seat: Seat }): Promise<View> {
  const { tx, today, actor } = call
  const client = clientOf(one)
  const isLead = one.leadPersonId === actor.personId
  const isSupervisor = one.seat === 'supervisor'
  return {
    ...one,
    ...rowOf(one, today),
    // A supervisor advises on the work and need not know who it is.
    fullName: isSupervisor ? maskName(client.name) : client.name,
    phone: isSupervisor ? '' : client.phone,
    hasConsentFile: one.consentFileId !== null && !isSupervisor,
    hasNeed: one.needId !== null,
    closing: closingOf(one),
    papers: await papersOf(tx, one.id),
    contacts: (await contactsOf(tx, one.id)) as View['contacts'],
    followUps: await followUpsOf(tx, one.id),
    missing: await missingIn(call, one),
    may: mayDo(one, one.seat, isLead),
    role: isLead && !isSupervisor ? 'lead' : one.seat,
  }
}

/** Counts of the caller's own place: never a name, never one to four, nor what would give them away (rules/counts.ts). */
export const countCases: Handler<Endpoints['countCases']> = async (_, { tx, reach }) => {
  const [path] = reach().toSorted((one, other) => one.length - other.length)
  const top = path === undefined ? undefined : await topOf(tx, path)
  if (!top) throw errors.noArea()
  const { byLine, byState, byGroup } = await tallies(tx, top.path)
  const places = await talliesOfPlaces(tx, top.code)
  return {
    name: top.name,
    total: toldAlone(byLine.reduce((sum, { count }) => sum + count, 0)),
    byLine: told(byLine),
    byState: told(byState),
    byGroup: told(byGroup),
    byPlace: told(places),
  }
}
