import { randomUUID } from 'node:crypto'
import { findPhoneAccount } from '#contexts/administration/public.ts'
import { type Area, findArea, findPerson, openSealedOf } from '#contexts/directory/public.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { type Form, factsToKeep, mustBeFit } from '../application-facts.ts'
import type { volunteeringContract } from '../contract.ts'
import { registrationErrors as errors } from '../errors-registration.ts'
import { closeApplication, findApplication, insertApplication, type NewApplication } from '../store/applications.ts'
import { lastRegistration } from '../store/registering.ts'

type Endpoints = typeof volunteeringContract.endpoints

export async function communityOf(tx: Tx, areaCode: string): Promise<Area> {
  const area = await findArea(tx, areaCode)
  if (area?.level !== 'community') throw errors.noCommunity()
  return area
}

/** Applies on the phone. The telephone one signed in with is the one that is kept: nobody applies for another's number. */
export const applyToVolunteer: Handler<Endpoints['applyToVolunteer']> = async ({ consents: _, ...form }, call) => {
  const { tx, actor, now, today, own } = call
  const account = await findPhoneAccount(tx, own())
  if (!account) throw errors.phoneAccountOnly()
  const held = actor.personId ? await lastRegistration(tx, actor.personId) : undefined
  if (held && !held.leftOn) throw errors.alreadyRegistered(held.areaName)
  const area = await communityOf(tx, form.areaCode)
  const { isMinor } = await mustBeFit(tx, form, today)
  const phone = account.sealedPhone ? privacy().open(account.sealedPhone) : null
  const kept = { form, phone, isMinor, consents: ['service', 'sensitive'] as const, now }
  await enter(call, area, {
    ...applicationOf(area, now),
    ...factsToKeep(kept),
    accountId: account.id,
    source: 'phone',
  })
  return { state: 'applied' as const }
}

export const applicationOf = (area: Area, now: Date) => ({
  id: randomUUID(),
  ...{ areaCode: area.code, movesFrom: null, scanFileId: null, paperSignedOn: null, recordedBy: null, appliedAt: now },
})

async function enter({ tx, today, now, about }: Call, area: Area, application: NewApplication): Promise<void> {
  if (!(await seeingAll(tx, () => insertApplication(tx, application)))) throw errors.alreadyApplied()
  about('volunteering.application', application.id)
  const verifiers = await accountsWith(tx, 'volunteering.application.verify', area.path, today)
  const body = `${area.name}有一份志愿者注册申请等待核验证件。`
  await notify(tx, verifiers, { title: '有志愿者申请注册', body, link: '/volunteering/registrations' }, now)
}

export const withdrawApplication: Handler<Endpoints['withdrawApplication']> = async (
  { applicationId, version },
  { tx, actor, now, own, about },
) => {
  const accountId = own()
  await seeingAll(tx, async () => {
    const found = await findApplication(tx, applicationId)
    if (!found || found.accountId !== accountId) throw errors.noApplication()
    if (found.state !== 'applied') throw errors.applicationDecided()
    await closeApplication(tx, { id: applicationId, version, state: 'withdrawn', by: actor.accountId, now })
  })
  about('volunteering.application', applicationId)
  return {}
}

/** Asks to be registered where one lives now; the community there verifies, and the old registration ends by that. */
export const moveHome: Handler<Endpoints['moveHome']> = async ({ areaCode, address }, call) => {
  const { tx, actor, now, own } = call
  const accountId = own()
  const held = actor.personId ? await lastRegistration(tx, actor.personId) : undefined
  if (!held || held.leftOn) throw errors.notRegistered()
  if (held.areaCode === areaCode) throw errors.sameCommunity()
  const area = await communityOf(tx, areaCode)
  const { name, idNumber, phone } = await knownFacts(tx, held.personId)
  const form: Form = {
    ...{ name, idNumber, areaCode, address, skills: [], categories: [], available: [] },
    ...{ emergencyContact: null, ownIncome: false, guardian: null },
  }
  const application = {
    ...applicationOf(area, now),
    ...factsToKeep({ form, phone, isMinor: false, consents: ['service'], now }),
    ...{ accountId, source: 'phone' as const, movesFrom: held.id },
  }
  await enter(call, area, application)
  return { applicationId: application.id }
}

async function knownFacts(tx: Tx, personId: string) {
  const person = await seeingAll(tx, () => findPerson(tx, personId))
  const { idNumber, phone } = await openSealedOf(tx, personId)
  if (!person || !idNumber) throw errors.notRegistered()
  return { name: person.name, idNumber, phone }
}
