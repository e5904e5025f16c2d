import { findArea } from '#contexts/directory/public.ts'
import { addMonths } from '#kernel/time.ts'
import { storeFile } from '#platform/files/store-file.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { LINE, MAY_SERVE } from '../rules/states.ts'
import { assessmentsOf } from '../store/nurture.ts'
import { addReport, areFilesOf, homeOf } from '../store/opinions.ts'
import {
  addOrganisation,
  addStep,
  changeOrganisation,
  findOrganisations,
  holdOrganisation,
  isNameTaken,
  type Organisation,
  organisationsOfPerson,
  stepsOf,
} from '../store/organisations.ts'
import { activitiesToLink, listServices, needsToServe } from '../store/services.ts'
import { DOCUMENTS, STATES } from '../vocabulary.ts'
import { mustSuit } from './filing.ts'
import { papersOf, rowOf } from './read.ts'
import { serve, serviceView } from './services.ts'
import { changed, handOf, mustBePast, take, theOrganisation, touch } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints

const nextOf = ({ state }: Organisation): string => {
  const step = LINE.find(({ states }) => states.includes(state))
  return step?.who ? `${step.title}（${step.who}）` : ''
}
const lastNoteOf = async ({ tx }: Call, one: Organisation): Promise<string> =>
  (await stepsOf(tx, one.id)).at(-1)?.note ?? ''

/** Those one heads or set going, and where one may set one going: at home. */
export const myOrganisations: Handler<Endpoints['myOrganisations']> = async (_, call) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) return { rows: [], areas: [] }
  const limits = await limitsOn(call.tx, call.today)
  const rows = []
  for (const one of await organisationsOfPerson(call.tx, personId, call.today))
    rows.push({
      ...rowOf(one, limits, call.today),
      isHead: one.headPersonId === personId,
      lastNote: await lastNoteOf(call, one),
      next: nextOf(one),
    })
  return { rows, areas: await homeOf(call.tx, personId) }
}

const isMine = ({ actor }: Call, one: Organisation): boolean =>
  actor.personId !== null && [one.headPersonId, one.recordedPersonId].includes(actor.personId)

export const myOrganisation: Handler<Endpoints['myOrganisation']> = async ({ organisationId }, call) => {
  call.own()
  const { tx, today } = call
  const [one] = await findOrganisations(tx, [organisationId], today)
  if (!one || !isMine(call, one)) throw incubationErrors.noOrganisation()
  const limits = await limitsOn(tx, today)
  const isHead = one.headPersonId === call.actor.personId
  const services = await listServices(tx, { codes: null, organisationId, page: 1, pageSize: 30 })
  const [assessment] = await assessmentsOf(tx, one.id)
  const told = one.lastReportOn ?? one.firstStandingOn
  return {
    ...rowOf(one, limits, today),
    form: { ...one, domain: one.domain ?? 'service' },
    isHead,
    mayServe: isHead && MAY_SERVE.includes(one.state),
    lastNote: await lastNoteOf(call, one),
    next: nextOf(one),
    missing: (await papersOf(call, one))
      .filter(({ isNeeded, isThere }) => isNeeded && !isThere)
      .map(({ item }) => DOCUMENTS[item]),
    reportDue: told && addMonths(told, limits.reportMonths),
    assessment: assessment ?? null,
    services: services.map(serviceView),
    activities: await activitiesToLink(tx, { areaCode: one.areaCode, today }),
    needs: await needsToServe(tx, one.areaPath, call.actor.personId),
  }
}

/** Set going by a resident, who heads it until somebody else is named; the papers go to the community by hand. */
export const saveMine: Handler<Endpoints['saveMine']> = async (
  { organisationId, version, areaCode, ...form },
  call,
) => {
  call.own()
  const { personId } = call.actor
  if (personId === null) throw incubationErrors.personNeeded()
  const facts = { ...form, headPersonId: personId }
  await mustSuit(call, facts)
  if (organisationId === undefined) return begin(call, { ...facts, areaCode, personId })
  const one = await mine(call, { organisationId, version: version ?? 0 })
  if (one.state !== 'idea' && one.state !== 'returned') throw incubationErrors.notNow(STATES[one.state], '修改')
  if (await isNameTaken(call.tx, one.areaCode, facts.name, one.id)) throw incubationErrors.known(facts.name)
  return { organisationId, version: await changeOrganisation(call.tx, one, facts) }
}

type Begun = Parameters<typeof addOrganisation>[1]
async function begin(
  call: Call,
  { personId, ...facts }: Omit<Begun, 'source' | 'recordedPersonId'> & { personId: string },
) {
  const area = await findArea(call.tx, facts.areaCode)
  if (!area) throw incubationErrors.noArea()
  if (!(await homeOf(call.tx, personId)).some(({ code }) => code === facts.areaCode)) throw incubationErrors.notHome()
  const open = (await organisationsOfPerson(call.tx, personId, call.today)).filter(({ state }) => state === 'idea')
  if (open.length > 0) throw incubationErrors.tooManyDrafts()
  const by = handOf(call)
  const id = await addOrganisation(call.tx, { ...facts, source: 'self', recordedPersonId: personId }, by)
  if (!id) throw incubationErrors.known(facts.name)
  call.about('incubation.organisation', id)
  const note = '居民在手机上发起'
  await addStep(call.tx, { organisationId: id, act: 'begin', state: 'idea', stage: 'none', note }, by)
  await changed(call, area.path)
  return { organisationId: id, version: 1 }
}

/** One's own, held; 404 for anybody else's. */
async function mine(call: Call, { organisationId, version }: { organisationId: string; version: number }) {
  call.own()
  const one = await holdOrganisation(call.tx, organisationId, call.today)
  if (!one || !isMine(call, one)) throw incubationErrors.noOrganisation()
  call.about('incubation.organisation', organisationId)
  if (one.version !== version) throw accessErrors.stale()
  return one
}

export const withdrawMine: Handler<Endpoints['withdrawMine']> = async (ref, call) =>
  take(call, await mine(call, ref), 'withdraw', { note: '发起人撤回' })

/** What the organisation did, by its own head; the photos are those just taken. */
export const recordMyService: Handler<Endpoints['recordMyService']> = async (
  { organisationId, version, ...facts },
  call,
) => {
  const one = await theOrganisation(call, { organisationId, version })
  if (!(await areFilesOf(call.tx, facts.fileIds, call.actor.accountId))) throw incubationErrors.noFile()
  return serve(call, one, facts, 'organisation')
}

export const uploadPhoto: Handler<Endpoints['uploadPhoto']> = async ({ organisationId }, call) => {
  const { tx, actor, now, file, allow, about } = call
  const [one] = await findOrganisations(tx, [organisationId], call.today)
  if (!one) throw incubationErrors.noOrganisation()
  allow({ areaPath: one.areaPath, ...(one.headPersonId && { personId: one.headPersonId }) })
  about('incubation.organisation', organisationId)
  if (!file) throw incubationErrors.noFile()
  const where = { areaPath: one.areaPath, by: actor.accountId, now }
  const { id } = await storeFile(tx, { content: { path: file.path }, name: file.name, purpose: 'picture', ...where })
  return { fileId: id, name: file.name }
}

export const reportMine: Handler<Endpoints['reportMine']> = async ({ reportedOn, content, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  mustBePast('报告日期', reportedOn, call.today)
  await addReport(call.tx, one.id, { reportedOn, content, byParty: 'organisation' }, handOf(call))
  return touch(call, one)
}
