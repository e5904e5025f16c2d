import { codesWithin } from '#contexts/directory/public.ts'
import { noteAct } from '#contexts/needs/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { after, MAY_SERVE } from '../rules/states.ts'
import { addStep, changeOrganisation, findOrganisations, type Organisation } from '../store/organisations.ts'
import {
  activitiesToLink,
  activityHere,
  addService,
  countServices,
  findServices,
  listServices as list,
  voidService as markVoid,
  needsToServe,
  type Service,
  type ServiceFacts,
} from '../store/services.ts'
import { type Party, STATES } from '../vocabulary.ts'
import { changed, handOf, mustBeFile, mustBePast, theOrganisation } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints

export const serviceView = ({ areaPath: _, areaCode: __, recordedBy: ___, recordedAt: ____, ...shown }: Service) =>
  shown

export const listServices: Handler<Endpoints['listServices']> = async (
  { areaCode, page, pageSize, ...filter },
  call,
) => {
  const search = { ...filter, codes: await codesWithin(call.tx, call.reach(), areaCode) }
  const rows = await list(call.tx, { ...search, page, pageSize })
  return { rows: rows.map(serviceView), total: await countServices(call.tx, search) }
}

/**
 * Writes down what an organisation did, whoever holds the pen. An activity of the platform counts once; the first act after its filing
 * makes it one that is at work.
 */
export async function serve(call: Call, one: Organisation, facts: ServiceFacts, byParty: Party) {
  if (!MAY_SERVE.includes(one.state)) throw incubationErrors.mayNotServe(STATES[one.state])
  mustBePast('日期', facts.servedOn, call.today)
  if (one.endedOn && facts.servedOn > one.endedOn) throw incubationErrors.mayNotServe(STATES[one.state])
  if (facts.activityId) await mustBeHere(call, one, facts.activityId)
  if (facts.needId) await mustBeOpen(call, one, { needId: facts.needId, byParty })
  const by = handOf(call)
  const of = { organisationId: one.id, areaCode: one.areaCode, byParty }
  const serviceId = await addService(call.tx, of, facts, by)
  if (!serviceId) throw incubationErrors.activityTaken()
  const state = after(one, 'begin-work')
  if (facts.needId) {
    const source = { kind: 'incubation.service', id: serviceId }
    const note = `${one.name}：${facts.title}`
    await noteAct(call.tx, { needId: facts.needId, party: 'organisation', kind: facts.kind, note, by, source })
  }
  const version = await changeOrganisation(call.tx, one, state ? { state } : {})
  if (state) {
    const step = { organisationId: one.id, act: 'begin-work', state, stage: one.stage, note: facts.title }
    await addStep(call.tx, step, by)
  }
  await changed(call, one.areaPath)
  return { serviceId, version }
}

async function mustBeHere({ tx }: Call, one: Organisation, activityId: string): Promise<void> {
  if (!(await activityHere(tx, activityId, one.areaCode))) throw incubationErrors.noActivity()
}

/** The community serves any need of the place; the head those given to them. */
async function mustBeOpen(
  { tx, actor }: Call,
  one: Organisation,
  { needId, byParty }: { needId: string; byParty: Party },
) {
  const open = await needsToServe(tx, one.areaPath, byParty === 'organisation' ? actor.personId : null)
  if (!open.some(({ id }) => id === needId)) throw incubationErrors.noNeed()
}

export const recordService: Handler<Endpoints['recordService']> = async (
  { organisationId, version, ...facts },
  call,
) => {
  const one = await theOrganisation(call, { organisationId, version })
  for (const fileId of facts.fileIds) await mustBeFile(call, fileId)
  return serve(call, one, facts, 'community')
}

export const voidService: Handler<Endpoints['voidService']> = async ({ serviceId, reason }, call) => {
  const [service] = await findServices(call.tx, [serviceId])
  if (!service) throw incubationErrors.noService()
  call.allow({ areaPath: service.areaPath })
  call.about('incubation.service', serviceId)
  if (!(await markVoid(call.tx, serviceId, reason, handOf(call)))) throw incubationErrors.voided()
  await changed(call, service.areaPath)
  return { serviceId }
}

/** What a record may name as its own: an activity of the place, a need that waits. */
export const listTies: Handler<Endpoints['listTies']> = async ({ organisationId }, call) => {
  const [one] = await findOrganisations(call.tx, [organisationId], call.today)
  if (!one) throw incubationErrors.noOrganisation()
  call.allow({ areaPath: one.areaPath })
  call.about('incubation.organisation', organisationId)
  return {
    activities: await activitiesToLink(call.tx, { areaCode: one.areaCode, today: call.today }),
    needs: await needsToServe(call.tx, one.areaPath),
  }
}
