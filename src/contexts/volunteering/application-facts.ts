import type { z } from 'zod'
import { blindOf, sealPerson } from '#contexts/directory/public.ts'
import { isCode, parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { birthDateOf, faultOfIdNumber, isPhone } from '#kernel/identity.ts'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { RegistrationForm } from './contract-registration.ts'
import { registrationErrors as errors } from './errors-registration.ts'
import { type ConsentKind, consentsGiven } from './rules/consents.ts'
import { type Ages, ageOn, standingOf } from './rules/standing.ts'

export type Form = z.infer<typeof RegistrationForm>
/** What waits sealed beside the person's own facts. */
export type More = Pick<Form, 'guardian' | 'emergencyContact'>

/** The ages of registration as in force on a day. Errors: no programme is loaded. */
export async function agesOn(tx: Tx, day: string): Promise<Ages> {
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const on = (code: string): number => parameterOn(programme, code, day)
  return {
    leastAge: on('volunteer.least-age'),
    ownIncomeAge: on('volunteer.own-income-age'),
    adultAge: on('volunteer.adult-age'),
  }
}

/** Refuses what cannot be registered, whoever entered it; says whether a guardian stands behind it. */
export async function mustBeFit(tx: Tx, form: Form, today: string): Promise<{ isMinor: boolean }> {
  mustBeNumber(form.idNumber, '', today)
  for (const code of form.categories) if (!isCode('serviceCategories', code)) throw errors.noCategory(code)
  if (form.emergencyContact) mustBePhone(form.emergencyContact.phone, '紧急联系人的')
  const ages = await agesOn(tx, today)
  const standing = standingOf(ageOn(birthDateOf(form.idNumber), today), form.ownIncome, ages)
  if (standing === 'too-young') throw errors.tooYoung(ages.leastAge)
  if (standing === 'with-guardian') mustHaveGuardian(form, ages, today)
  return { isMinor: standing === 'with-guardian' }
}

function mustHaveGuardian({ guardian, idNumber }: Form, { adultAge }: Ages, today: string): void {
  if (!guardian) throw errors.guardianNeeded(adultAge)
  mustBeNumber(guardian.idNumber, '监护人的', today)
  mustBePhone(guardian.phone, '监护人的')
  if (guardian.idNumber === idNumber) throw errors.guardianIsSelf()
  if (ageOn(birthDateOf(guardian.idNumber), today) < adultAge) throw errors.guardianTooYoung()
}

function mustBeNumber(idNumber: string, whose: string, today: string): void {
  const fault = faultOfIdNumber(idNumber, today)
  if (fault) throw errors.badNumber(whose, fault)
}

export function mustBePhone(phone: string, whose: string): void {
  if (!isPhone(phone)) throw errors.badPhone(whose)
}

type Kept = { form: Form; phone: string | null; isMinor: boolean; consents: readonly ConsentKind[]; now: Date }

/** The columns of an application that a form fills: secrets sealed, the rest as it is. A guardian stands only for a minor. */
export function factsToKeep({ form, phone, isMinor, consents, now }: Kept) {
  const { name, idNumber, address, skills, categories, available, ownIncome, emergencyContact } = form
  const person = sealPerson({ name, idNumber, phone, address: address || null })
  const guardian = isMinor ? form.guardian : null
  const more: More = { guardian, emergencyContact }
  return {
    ...{ name, skills, categories, available, isMinor, ownIncome },
    sealed: person.sealed === null ? null : Buffer.from(person.sealed, 'base64'),
    sealedMore: guardian || emergencyContact ? privacy().seal(JSON.stringify(more)) : null,
    idBlind: blindOf('id', idNumber),
    phoneBlind: phone ? blindOf('phone', phone) : null,
    maskedId: person.maskedId,
    maskedPhone: person.maskedPhone,
    sex: person.sex,
    birthDate: person.birthDate,
    consents: consentsGiven(isMinor ? [...consents, 'guardian'] : consents, now),
  }
}

export const openMore = (sealed: Buffer | null): More =>
  sealed ? (JSON.parse(privacy().open(sealed)) as More) : { guardian: null, emergencyContact: null }

/** What `sealPerson` sealed of an applicant. */
export const openFacts = (
  sealed: Buffer | null,
): { idNumber: string | null; phone: string | null; address: string | null } =>
  sealed ? JSON.parse(privacy().open(sealed)) : { idNumber: null, phone: null, address: null }
