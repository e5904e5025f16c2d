import { findArea, findPerson } from '#contexts/directory/public.ts'
import { DEFAULT_RULES } from '#platform/files/kinds.ts'
import { findFile } from '#platform/files/store.ts'
import { storeFile } from '#platform/files/store-file.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { needsContract } from '../contract.ts'
import { needsErrors } from '../errors.ts'
import { hear, mustBeTownOrBelow, placeOfNeed } from '../hear.ts'
import { isDanger, titleOf } from '../rules/words.ts'
import type { Contact } from '../store/contacts.ts'
import { ticketOf } from '../store/tickets.ts'
import { byOf } from './the-need.ts'

type Endpoints = typeof needsContract.endpoints

const MEGABYTE = 1024 * 1024
const PHOTO_MEGABYTES = DEFAULT_RULES.purposes.picture.maxBytes / MEGABYTE

/** Stored before the need is told, so that a photo that is refused costs none of the words. */
export const savePhoto: Handler<Endpoints['savePhoto']> = async ({ areaCode }, call) => {
  const { tx, actor, now, file } = call
  call.own()
  const area = await findArea(tx, areaCode)
  if (!area) throw needsErrors.noArea()
  if (!file) throw needsErrors.noPhoto()
  if (file.bytes > PHOTO_MEGABYTES * MEGABYTE) throw needsErrors.photoTooLarge(PHOTO_MEGABYTES)
  const content = { path: file.path }
  const stored = {
    content,
    name: file.name,
    purpose: 'picture' as const,
    areaPath: area.path,
    by: actor.accountId,
    now,
  }
  const row = await storeFile(tx, stored)
  call.about('office.file', row.id)
  return { fileId: row.id, name: row.name }
}

export const tellNeed: Handler<Endpoints['tellNeed']> = async (form, call) => {
  call.own()
  const { tx, actor } = call
  const area = await placeOfNeed(tx, form.areaCode)
  const contact = await contactOf(call, form)
  if (form.photoId) await mustBeMine(call, form.photoId)
  const who = form.isNameless ? null : actor.personId
  const heard = {
    ...{ areaCode: area.code, title: titleOf(form.words), description: form.words, channel: 'phone' as const },
    ...{ forWhom: form.forWhom, isNameless: form.isNameless, peopleCount: 1, photoFileId: form.photoId },
    urgency: isDanger(form.words) ? ('urgent' as const) : form.urgency,
    ...(form.line && { line: form.line }),
    ...{ reporterAccountId: actor.accountId, reporterPersonId: who },
    beneficiaryPersonId: form.forWhom === 'self' ? who : null,
  }
  const name = form.isNameless ? '居民（不留名）' : '居民本人'
  const by = { ...byOf(call, 'resident'), personId: who, name }
  const told = await hear(tx, area, { ...heard, contact }, by)
  call.about('needs.need', told.needId)
  return told
}

type Told = Contact & { forWhom: string; isNameless: boolean }

/** Who is known to the directory need not say their name; who gives none may still leave a number to be called back on. */
async function contactOf(
  { tx, actor }: Call,
  { forWhom, isNameless, name, phone, address, whom }: Told,
): Promise<Contact> {
  if (forWhom === 'other' && whom.length < 2) throw needsErrors.whomMissing()
  if (isNameless) return { name: '', phone, address, whom }
  const known = name || (actor.personId ? ((await findPerson(tx, actor.personId))?.name ?? '') : '')
  if (known.length < 2) throw needsErrors.nameMissing()
  return { name: known, phone, address, whom }
}

async function mustBeMine({ tx, actor }: Call, fileId: string): Promise<void> {
  const row = await findFile(tx, fileId)
  if (!row || row.storedBy !== actor.accountId || row.purpose !== 'picture') throw needsErrors.noPhoto()
}

/** At the desk: a call, a round, a meeting, a paper, a visit. */
export const recordNeed: Handler<Endpoints['recordNeed']> = async (form, call) => {
  const { tx } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw needsErrors.noArea()
  call.allow({ areaPath: area.path })
  mustBeTownOrBelow(area)
  const { name, phone, address, whom, externalNo, fileId, areaCode: _, ...facts } = form
  if (facts.forWhom === 'other' && whom.length < 2 && !facts.beneficiaryPersonId) throw needsErrors.whomMissing()
  const there = externalNo ? await ticketOf(tx, externalNo) : undefined
  if (there) throw needsErrors.ticketThere(there)
  if (fileId && !(await findFile(tx, fileId))) throw needsErrors.noPhoto()
  if (facts.beneficiaryPersonId && !(await findPerson(tx, facts.beneficiaryPersonId))) throw needsErrors.noPerson()
  const contact = { name: facts.isNameless ? '' : name, phone, address, whom }
  const heard = { ...facts, areaCode: area.code, photoFileId: fileId, externalNo: externalNo || null, contact }
  const told = await hear(tx, area, heard, byOf(call))
  call.about('needs.need', told.needId)
  return told
}
