import { bindPhoneAccount, findPhoneAccount, reopenVolunteerPosts } from '#contexts/administration/public.ts'
import { findOrAddPerson, refreshContact, rehomePerson } from '#contexts/directory/public.ts'
import { addDays } from '#kernel/time.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { registrationErrors as errors } from './errors-registration.ts'
import {
  endRegistration,
  type Held,
  insertRegistration,
  lastDayServed,
  lastRegistration,
  registerInTurn,
} from './store/registering.ts'

export type Registering = {
  facts: { name: string; idNumber: string; phone: string | null; address: string | null }
  area: { code: string }
  /** Registered elsewhere, the person moves here. */
  moves: boolean
  /** The account of the phone that asked; null for paper. */
  accountId: string | null
}
export type Outcome = { personId: string; volunteerId: string; outcome: 'new' | 'moved' | 'known'; areaCodes: string[] }

/**
 * Registers somebody whose document was seen. The ID number finds the person in whatever source they came: one person, never
 * two; registered in one community, never two. Who asked by phone becomes the volunteer under that account.
 * Errors: another name under this number; registered elsewhere and not moving; moved or left on this very day.
 */
export async function registerPerson(
  { tx, now, today }: Pick<Call, 'tx' | 'now' | 'today'>,
  { facts, area, moves, accountId }: Registering,
): Promise<Outcome> {
  await registerInTurn(tx)
  const person = await findOrAddPerson(tx, { ...facts, areaCode: area.code }, now)
  if (person.name !== facts.name) throw errors.otherName()
  const held = person.isNew ? undefined : await lastRegistration(tx, person.id)
  const outcome = outcomeFor(held, area.code, moves)
  if (held && outcome === 'new') mustHaveLeftBefore(held, today)
  if (held && outcome === 'moved') await leaveForMove(tx, held, area.code, today)
  const volunteerId =
    held && outcome === 'known'
      ? held.id
      : await insertRegistration(tx, { personId: person.id, areaCode: area.code, registeredOn: today, now })
  if (!person.isNew) await refreshContact(tx, person.id, facts)
  await openAccounts({ tx, now, today }, person, accountId)
  const areaCodes = held && outcome === 'moved' ? [held.areaCode, area.code] : [area.code]
  return { personId: person.id, volunteerId, outcome, areaCodes }
}

async function openAccounts(
  { tx, now, today }: Pick<Call, 'tx' | 'now' | 'today'>,
  person: { id: string; name: string },
  accountId: string | null,
): Promise<void> {
  if (!accountId) return reopenVolunteerPosts(tx, person.id, now, today)
  const account = await findPhoneAccount(tx, accountId)
  if (!account || (account.personId !== null && account.personId !== person.id)) throw errors.otherPerson()
  await bindPhoneAccount(tx, { accountId, person, now, today })
}

function outcomeFor(held: Held | undefined, areaCode: string, moves: boolean): Outcome['outcome'] {
  if (!held || held.leftOn) return 'new'
  if (held.areaCode === areaCode) return 'known'
  if (!moves) throw errors.registeredElsewhere()
  return 'moved'
}

/** One registration a day and person: on the day somebody left, it would not be clear where an hour belongs. */
function mustHaveLeftBefore({ leftOn }: Held, today: string): void {
  if (leftOn && leftOn >= today) throw errors.leftToday()
}

/** The old registration ends the day before; not before the last service, which must stay within it. */
async function leaveForMove(
  tx: Call['tx'],
  { id, personId, version, registeredOn }: Held,
  areaCode: string,
  today: string,
) {
  const served = await lastDayServed(tx, id)
  const leftOn = addDays(today, -1)
  if (leftOn < registeredOn || (served !== undefined && leftOn < served)) throw errors.movedSameDay()
  await endRegistration(tx, { id, version, leftOn })
  await rehomePerson(tx, personId, areaCode)
}
