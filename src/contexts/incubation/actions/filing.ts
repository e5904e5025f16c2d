import { findArea, findPerson } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { missingOf } from '../rules/documents.ts'
import { isOtherBody, tooSmall } from '../rules/fit.ts'
import { EDITABLE } from '../rules/states.ts'
import { addDocument, documentsOf } from '../store/nurture.ts'
import { addOrganisation, addStep, type Facts, isNameTaken, type Organisation } from '../store/organisations.ts'
import { DOCUMENTS, STATES } from '../vocabulary.ts'
import { handOf, mustBeFile, take, theOrganisation, touch } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints

/** What no form may say, whoever fills it in: another kind of body, or a registration it is too small for. */
export async function mustSuit({ tx, today }: Pick<Call, 'tx' | 'today'>, facts: Facts): Promise<void> {
  const other = isOtherBody(facts.name)
  if (other) throw incubationErrors.otherBody(other)
  if (facts.tier !== 'A') return
  const { floors } = await limitsOn(tx, today)
  const fault = tooSmall(facts, floors)
  if (fault) throw incubationErrors.tooSmall(fault, floors.persons, floors.units, floors.fundsFen / 100)
}

export const recordOrganisation: Handler<Endpoints['recordOrganisation']> = async ({ areaCode, ...facts }, call) => {
  const area = await findArea(call.tx, areaCode)
  if (!area) throw incubationErrors.noArea()
  call.allow({ areaPath: area.path })
  if (area.level !== 'community' && area.level !== 'town') throw incubationErrors.notHere()
  await mustSuit(call, facts)
  if (facts.headPersonId) await mustKnow(call, facts.headPersonId)
  const by = handOf(call)
  const id = await addOrganisation(call.tx, { ...facts, areaCode, source: 'desk', recordedPersonId: null }, by)
  if (!id) throw incubationErrors.known(facts.name)
  call.about('incubation.organisation', id)
  const note = '工作人员代为登记'
  await addStep(call.tx, { organisationId: id, act: 'begin', state: 'idea', stage: 'none', note }, by)
  return { organisationId: id }
}

async function mustKnow({ tx }: Pick<Call, 'tx'>, personId: string): Promise<void> {
  if (!(await findPerson(tx, personId))) throw incubationErrors.noPerson()
}

/** The form as it was asked for; once the community looks at it, it has to be sent back first. */
export const editOrganisation: Handler<Endpoints['editOrganisation']> = async (
  { organisationId, version, ...facts },
  call,
) => {
  const one = await theOrganisation(call, { organisationId, version })
  if (!EDITABLE.includes(one.state)) throw incubationErrors.notNow(STATES[one.state], '修改备案表')
  await mustSuit(call, facts)
  if (facts.headPersonId) await mustKnow(call, facts.headPersonId)
  if (await isNameTaken(call.tx, one.areaCode, facts.name, one.id)) throw incubationErrors.known(facts.name)
  return touch(call, one, facts)
}

/** Who heads it; also of one that came with the roster, whose head is only a name there. */
export const nameHead: Handler<Endpoints['nameHead']> = async ({ personId, isParty, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  await mustKnow(call, personId)
  return touch(call, one, { headPersonId: personId, headIsParty: isParty })
}

export const putDocument: Handler<Endpoints['putDocument']> = async ({ organisationId, version, ...paper }, call) => {
  const one = await theOrganisation(call, { organisationId, version })
  await mustBeFile(call, paper.fileId)
  await addDocument(call.tx, organisationId, paper, handOf(call))
  return touch(call, one)
}

/** What has to be there before anybody checks. Errors: party clause, head, papers. */
async function mustBeReady({ tx }: Call, one: Organisation): Promise<void> {
  if (one.tier !== 'C' && !one.hasPartyClause) throw incubationErrors.partyClause()
  if (!one.headPersonId) throw incubationErrors.headMissing()
  const missing = missingOf(one.tier, await documentsOf(tx, one.id))
  if (missing.length > 0) throw incubationErrors.documentsMissing(missing.map((item) => DOCUMENTS[item]).join('、'))
}

export const submitOrganisation: Handler<Endpoints['submitOrganisation']> = async (ref, call) => {
  const one = await theOrganisation(call, ref)
  await mustBeReady(call, one)
  return take(call, one, 'submit')
}

/** 居（村）委会初审. */
export const checkOrganisation: Handler<Endpoints['checkOrganisation']> = async ({ outcome, note, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  if (outcome === 'returned') {
    if (note.length < 4) throw incubationErrors.reasonMissing()
    return take(call, one, 'send-back', { note })
  }
  if (outcome === 'guided' && one.tier !== 'C') throw incubationErrors.notGuided()
  if (outcome === 'passed' && one.tier === 'C') throw incubationErrors.guidedOnly()
  const set = { checkedBy: call.actor.accountId }
  return take(call, one, outcome === 'guided' ? 'guide' : 'check', { note, set })
}

export const withdrawOrganisation: Handler<Endpoints['withdrawOrganisation']> = async ({ reason, ...ref }, call) =>
  take(call, await theOrganisation(call, ref), 'withdraw', { note: reason })
