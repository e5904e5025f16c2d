import { codesWithin, findArea, findPerson } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { expertsContract } from '../contract.ts'
import { expertsErrors } from '../errors.ts'
import { adviceOf } from '../store/advice.ts'
import {
  addContact,
  type Contact,
  countContacts,
  endContact as end,
  findContacts,
  listContacts as list,
  pointOfTown,
  visitsOf,
} from '../store/contacts.ts'
import { adviceView } from './advice.ts'

type Endpoints = typeof expertsContract.endpoints

/** Whose figures and lists change with it. */
export const changed = ({ tell }: Pick<Call, 'tell'>, areaCode: string): Promise<void> =>
  tell('experts.experts-changed', { areaCodes: [areaCode] })

export const listContacts: Handler<Endpoints['listContacts']> = async (
  { areaCode, kind, current, ...paging },
  call,
) => {
  const search = { codes: await codesWithin(call.tx, call.reach(), areaCode), kind, current }
  const rows = await list(call.tx, { ...search, ...paging })
  return {
    rows: rows.map((row) => ({ ...row, name: maskName(row.name) })),
    total: await countContacts(call.tx, search),
  }
}

async function theContact(call: Call, contactId: string): Promise<Contact> {
  const [found] = await findContacts(call.tx, [contactId])
  if (!found) throw expertsErrors.noContact()
  call.allow({ areaPath: found.areaPath })
  call.about('experts.contact', contactId)
  return found
}

export const getContact: Handler<Endpoints['getContact']> = async ({ contactId }, call) => {
  const contact = await theContact(call, contactId)
  return {
    ...contact,
    visitList: await visitsOf(call.tx, [contactId]),
    adviceList: (await adviceOf(call.tx, [contactId])).map((one) => adviceView(call, one)),
    mayEnd: contact.toDate === null && call.may('experts.expert.record', { areaPath: contact.areaPath }),
  }
}

export const recordContact: Handler<Endpoints['recordContact']> = async (form, call) => {
  const { tx, today } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw expertsErrors.noArea()
  call.allow({ areaPath: area.path })
  if (form.fromDate > today) throw expertsErrors.inFuture(today)
  const pointId = await pointOfTown(tx, area.code)
  if (!pointId) throw expertsErrors.noPoint()
  const person = await findPerson(tx, form.personId)
  if (!person) throw expertsErrors.noPerson()
  const contactId = await addContact(tx, { ...form, pointId, name: person.name }, handOf(call))
  if (!contactId) throw expertsErrors.contactTwice()
  call.about('experts.contact', contactId)
  await changed(call, area.code)
  return { contactId }
}

export const endContact: Handler<Endpoints['endContact']> = async ({ contactId, version, toDate, reason }, call) => {
  const contact = await theContact(call, contactId)
  if (contact.version !== version) throw accessErrors.stale()
  if (contact.toDate) throw expertsErrors.ended(contact.toDate)
  if (toDate < contact.fromDate) throw expertsErrors.endsTooEarly(contact.fromDate)
  if (toDate > call.today) throw expertsErrors.inFuture(call.today)
  const next = await end(call.tx, contact, { toDate, endReason: reason })
  await changed(call, contact.areaCode)
  return { version: next }
}
