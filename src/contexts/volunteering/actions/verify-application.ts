import { findArea } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify, settleMessages } from '#platform/notify/store.ts'
import { factsToKeep, mustBeFit, mustBePhone, openFacts } from '../application-facts.ts'
import type { volunteeringContract } from '../contract.ts'
import { registrationErrors as errors } from '../errors-registration.ts'
import { type Outcome, registerPerson } from '../register.ts'
import { type Application, closeApplication, findApplication, insertApplication } from '../store/applications.ts'
import { applicationOf, communityOf } from './apply-to-volunteer.ts'

type Endpoints = typeof volunteeringContract.endpoints

/** The application at hand, still open. Errors: there is none in reach; decided already. */
export async function openApplication({ tx, allow, about }: Call, id: string): Promise<Application> {
  const found = await findApplication(tx, id)
  if (!found) throw errors.noApplication()
  allow({ areaPath: found.areaPath })
  about('volunteering.application', id)
  return found
}

/** A worker saw the document: name and number are typed from it, and must be those applied for. */
export const verifyApplication: Handler<Endpoints['verifyApplication']> = async (input, call) => {
  const { tx, actor, now } = call
  const { applicationId, version, name, idNumber, guardianSeen, moves } = input
  const application = await openApplication(call, applicationId)
  if (application.state !== 'applied') throw errors.applicationDecided()
  const applied = openFacts(application.sealed)
  if (application.name !== name || applied.idNumber !== idNumber) throw errors.documentDiffers()
  if (application.isMinor && !guardianSeen) throw errors.guardianNotSeen()
  const { accountId, areaCode, movesFrom } = application
  const made = await registerPerson(call, {
    facts: { name, idNumber, phone: applied.phone, address: applied.address },
    ...{ area: { code: areaCode }, moves: moves || movesFrom !== null, accountId },
  })
  const { personId, volunteerId } = made
  const closing = { id: applicationId, version, state: 'registered' as const, by: actor.accountId, now }
  await closeApplication(tx, { ...closing, personId, volunteerId })
  if (accountId) {
    const body = `${application.areaName}已核验您的证件，您现在是注册志愿者，可以报名参加活动了。`
    await notify(tx, [accountId], { title: '注册成功', body, link: '/m/me' }, now)
  }
  return tellRegistered(call, made)
}

async function tellRegistered({ tell }: Call, { volunteerId, outcome, areaCodes }: Outcome) {
  if (outcome !== 'known') await tell('volunteering.volunteers-changed', { areaCodes })
  return { volunteerId, outcome }
}

export const refuseApplication: Handler<Endpoints['refuseApplication']> = async (
  { applicationId, version, reason },
  call,
) => {
  const { tx, actor, now } = call
  const application = await openApplication(call, applicationId)
  if (application.state !== 'applied') throw errors.applicationDecided()
  await closeApplication(tx, { id: applicationId, version, state: 'refused', by: actor.accountId, now, reason })
  if (application.accountId) {
    const message = { title: '注册申请没有通过', body: `原因：${reason}。改好后可以再申请。`, link: '/m/register' }
    await notify(tx, [application.accountId], message, now)
  }
  await settleMessages(tx, `/volunteering/registrations/${applicationId}`, now)
  return { version: version + 1 }
}

/** For somebody who signed on paper: the worker enters it and registers at once, since they saw the document. */
export const registerOnBehalf: Handler<Endpoints['registerOnBehalf']> = async (input, call) => {
  const { tx, actor, now, today, allow, about } = call
  const { phone, signedOn, scanFileId, moves, ...form } = input
  const place = await findArea(tx, form.areaCode)
  if (!place) throw errors.noCommunity()
  allow({ areaPath: place.path })
  const area = await communityOf(tx, form.areaCode)
  if (signedOn > today) throw errors.signedInFuture()
  if (phone) mustBePhone(phone, '')
  const { isMinor } = await mustBeFit(tx, form, today)
  const { name, idNumber, address } = form
  const made = await registerPerson(call, {
    facts: { name, idNumber, phone, address: address || null },
    ...{ area, moves, accountId: null },
  })
  const application = applicationOf(area, now)
  await insertApplication(tx, {
    ...application,
    ...factsToKeep({ form, phone, isMinor, consents: ['service', 'sensitive'], now }),
    ...{ accountId: null, source: 'paper', scanFileId, paperSignedOn: signedOn, recordedBy: actor.accountId },
  })
  const { personId, volunteerId } = made
  const closing = { id: application.id, version: 1, state: 'registered' as const, by: actor.accountId, now }
  await closeApplication(tx, { ...closing, personId, volunteerId })
  about('volunteering.application', application.id)
  return tellRegistered(call, made)
}
