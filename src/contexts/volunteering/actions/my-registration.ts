import { bindPhoneAccount, findPhoneAccount } from '#contexts/administration/public.ts'
import { findByIdNumber, findPerson } from '#contexts/directory/public.ts'
import { seeingAll } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { agesOn } from '../application-facts.ts'
import type { volunteeringContract } from '../contract.ts'
import { registrationErrors as errors } from '../errors-registration.ts'
import { type Application, lastApplicationOf } from '../store/applications.ts'
import { type Erasure, lastErasureOf } from '../store/erasures.ts'
import { type Held, lastRegistration } from '../store/registering.ts'

type Endpoints = typeof volunteeringContract.endpoints

/** Where one stands: nothing yet, applied for, registered, left. */
export const myRegistration: Handler<Endpoints['myRegistration']> = async (_, call) => {
  const { tx, actor, today, own } = call
  const account = await findPhoneAccount(tx, own())
  const person = actor.personId ? await seeingAll(tx, () => findPerson(tx, actor.personId ?? '')) : undefined
  const application = await lastOf(call)
  const registration = actor.personId ? await lastRegistration(tx, actor.personId) : undefined
  const erasure = actor.personId ? await lastErasureOf(tx, actor.personId) : undefined
  return {
    state: stateOf(application, registration),
    maskedPhone: account?.maskedPhone ?? null,
    person: person ? { name: person.name, maskedId: person.maskedId } : null,
    application: application?.state === 'applied' || application?.state === 'refused' ? appliedView(application) : null,
    registration: registration ? registrationView(registration) : null,
    erasure: erasure ? erasureView(erasure) : null,
    ages: await agesOn(tx, today),
  }
}

export const lastOf = ({ tx, actor }: Pick<Call, 'tx' | 'actor'>): Promise<Application | undefined> =>
  seeingAll(tx, () => lastApplicationOf(tx, actor.accountId))

function stateOf(application: Application | undefined, registration: Held | undefined) {
  if (registration && !registration.leftOn) return 'registered' as const
  if (application?.state === 'applied' || application?.state === 'refused') return application.state
  return registration ? ('left' as const) : ('none' as const)
}

const placeOf = ({ areaCode, areaName, townName }: Held | Application) => ({ areaCode, areaName, townName })
const appliedView = (one: Application) => ({
  ...placeOf(one),
  id: one.id,
  isMove: one.movesFrom !== null,
  appliedAt: one.appliedAt.toISOString(),
  reason: one.reason,
  version: one.version,
})
const registrationView = (one: Held) => ({
  ...placeOf(one),
  id: one.id,
  volunteerNo: one.volunteerNo,
  registeredOn: one.registeredOn,
  leftOn: one.leftOn,
  version: one.version,
})
const erasureView = ({ state, askedAt, dueOn, answer }: Erasure) => ({
  state,
  askedAt: askedAt.toISOString(),
  dueOn,
  answer,
})

/**
 * Somebody whom a roster registered signs in for the first time by the very telephone it names: name and ID number prove
 * that it is they. With another telephone they apply, and the community looks at the document.
 */
export const proveRegistration: Handler<Endpoints['proveRegistration']> = async (
  { name, idNumber },
  { tx, now, today, own },
) => {
  const account = await findPhoneAccount(tx, own())
  if (!account) throw errors.phoneAccountOnly()
  const person = await findByIdNumber(tx, idNumber)
  if (person?.name !== name || !person.phoneBlind?.equals(account.phoneBlind)) throw errors.notRecognised()
  const held = await lastRegistration(tx, person.id)
  if (!held || held.leftOn) throw errors.notRecognised()
  if (account.personId !== null && account.personId !== person.id) throw errors.otherPerson()
  await bindPhoneAccount(tx, { accountId: account.id, person, now, today })
  return { volunteerId: held.id }
}
