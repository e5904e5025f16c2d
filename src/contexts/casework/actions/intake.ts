import { type Area, findArea, findPerson } from '#contexts/directory/public.ts'
import { findNeed, noteAct } from '#contexts/needs/public.ts'
import { within } from '#platform/access/actor.ts'
import { asDownload, openFile } from '#platform/files/open-file.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { caseworkContract } from '../contract.ts'
import { caseworkErrors as errors } from '../errors.ts'
import { adultOn } from '../rules/keeping.ts'
import { ENDED } from '../rules/states.ts'
import { addCase, type Case } from '../store/cases.ts'
import { leadsOf } from '../store/hands.ts'
import { addPaper, noteReading } from '../store/papers.ts'
import { CASE_STATES } from '../vocabulary.ts'
import { alertIfHigh, caseOf, changed, file, handOf, take, theCase } from './the-case.ts'

type Endpoints = typeof caseworkContract.endpoints

/** Opens a case at the station of the place's town, by the worker who is asked; the lead hears of a high risk at once. */
export const openCase: Handler<Endpoints['openCase']> = async ({ secret, ...form }, call) => {
  const { tx, actor, now, today, about } = call
  const { area, town } = await townOf(call, form.areaCode)
  if (actor.personId === null) throw errors.personNeeded()
  const { personId, ...told } = secret
  const person = await clientIn(call, personId, town)
  await mustBeHere(call, form.needId, town)
  const leads = await leadsOf(tx, town.path, today)
  const lead = leads.find((one) => one.personId !== actor.personId) ?? leads[0]
  if (!lead) throw errors.leadMissing()
  const comesOfAge = adultOn(person.birthDate, today)
  if (comesOfAge !== null && told.guardian.length < 2) throw errors.guardianMissing()
  const facts = {
    ...form,
    ...{ townCode: town.code, personId, openedOn: today, isMinor: comesOfAge !== null, adultOn: comesOfAge },
    ...{ workerAccountId: actor.accountId, workerPersonId: actor.personId, workerName: actor.name },
    ...{ leadPersonId: lead.personId, leadName: lead.name },
  }
  const made = await addCase(tx, facts, { name: person.name, phone: told.phone }, now)
  if (!made) throw errors.openAlready()
  about('casework.case', made.id)
  await addPaper(tx, { caseId: made.id, kind: 'intake', state: 'intake', secret: told }, handOf(call))
  await alertIfHigh(call, { ...made, leadPersonId: lead.personId }, form.risk)
  await changed(call, { areaPath: area.path })
  return { caseId: made.id, no: made.no }
}

/** The place, permission settled there, and the town whose station it is. Errors: noArea, townNeeded. */
export async function townOf(
  { tx, allow }: Pick<Call, 'tx' | 'allow'>,
  areaCode: string,
): Promise<{ area: Area; town: Area }> {
  const area = await findArea(tx, areaCode)
  if (!area) throw errors.noArea()
  allow({ areaPath: area.path })
  if (area.level === 'town') return { area, town: area }
  const town = area.level === 'community' && area.parentCode ? await findArea(tx, area.parentCode) : undefined
  if (!town) throw errors.townNeeded()
  return { area, town }
}

async function clientIn({ tx, actor }: Call, personId: string, town: Area) {
  if (personId === actor.personId) throw errors.ownCase()
  const person = await findPerson(tx, personId)
  if (!person || !within(person.areaPath, town.path)) throw errors.noClient()
  return person
}

/** A case may begin with a need of the same town. */
async function mustBeHere({ tx }: Call, needId: string | null, town: Area): Promise<void> {
  if (needId === null) return
  const need = await findNeed(tx, needId)
  if (!need || !within(need.areaPath, town.path)) throw errors.otherTown()
}

/** The need learns that social workers do their part; not for whom, nor how. */
export async function tellNeed(call: Call, { id, needId }: Pick<Case, 'id' | 'needId'>, note: string): Promise<void> {
  if (needId === null) return
  const source = { kind: 'casework.case', id }
  await noteAct(call.tx, { needId, party: 'social_worker', kind: 'case', note, by: handOf(call), source })
}

/** The signed paper, scanned or signed on the phone; a minor's guardian signs. */
export const recordConsent: Handler<Endpoints['recordConsent']> = async ({ how, signedOn, secret, ...ref }, call) => {
  const { tx, actor, now, today } = call
  const one = await theCase(call, ref)
  if (ENDED.includes(one.state)) throw errors.notNow(CASE_STATES[one.state], '登记知情同意书')
  if (one.isMinor && secret.signer !== 'guardian') throw errors.guardianNeeded()
  if (signedOn > today) throw errors.inFuture(today)
  if (!call.file) throw errors.noFile()
  // It belongs to no place, so that no post over one opens it: only openConsent does.
  const content = { path: call.file.path }
  const name = `知情同意书-${one.no}.${call.file.name.split('.').at(-1) ?? 'pdf'}`
  const kept = await storeFile(tx, { content, name, purpose: 'document', areaPath: null, by: actor.accountId, now })
  return file(call, one, 'consent', { how, signedOn, ...secret }, { consentOn: signedOn, consentFileId: kept.id })
}

export const openConsent: Handler<Endpoints['openConsent']> = async ({ caseId }, call) => {
  const one = await caseOf(call, caseId, ['worker', 'lead'])
  if (one.consentFileId === null) throw errors.noConsentFile()
  await noteReading(call.tx, caseId, '知情同意书', handOf(call))
  return asDownload(await openFile(call.tx, one.consentFileId), { inline: true })
}

/** Taken on only after consent; declined with a reason. */
export const decideCase: Handler<Endpoints['decideCase']> = async ({ outcome, secret, ...ref }, call) => {
  const one = await theCase(call, ref)
  if (outcome === 'decline') return take(call, one, 'decline', secret, { closedOn: call.today })
  if (one.consentOn === null) throw errors.consentFirst()
  const done = await take(call, one, 'accept', secret)
  await tellNeed(call, one, '社工开展专业服务')
  return done
}
