import { addDays } from '#kernel/time.ts'
import { handOf } from '#platform/access/doer.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { expertsContract } from '../contract.ts'
import { expertsErrors } from '../errors.ts'
import { answerDaysOn } from '../limits.ts'
import { addAdvice, adviceOf } from '../store/advice.ts'
import { addVisit, type Contact, contactsOf, visitsOf } from '../store/contacts.ts'
import { adviceView } from './advice.ts'
import { changed } from './contacts.ts'

type Endpoints = typeof expertsContract.endpoints

/** Those of the caller; an account with nobody of the directory behind it has none. */
async function mine(call: Call): Promise<Contact[]> {
  call.own()
  return call.actor.personId ? contactsOf(call.tx, call.actor.personId) : []
}

export const myContacts: Handler<Endpoints['myContacts']> = async (_, call) => {
  const contacts = await mine(call)
  const ids = contacts.map(({ id }) => id)
  const visits = await visitsOf(call.tx, ids)
  const advice = (await adviceOf(call.tx, ids)).map((one) => adviceView(call, one))
  return {
    rows: contacts.map((one) => ({
      ...one,
      visitList: visits.filter(({ contactId }) => contactId === one.id),
      adviceList: advice.filter(({ contactId }) => contactId === one.id),
    })),
  }
}

/** One of the caller's own that still runs; of another's it is not said that it exists. */
async function myOpen(call: Call, contactId: string): Promise<Contact> {
  const found = (await mine(call)).find(({ id }) => id === contactId)
  if (!found) throw expertsErrors.noContact()
  call.about('experts.contact', contactId)
  if (found.toDate) throw expertsErrors.ended(found.toDate)
  return found
}

export const recordMyVisit: Handler<Endpoints['recordMyVisit']> = async (form, call) => {
  const contact = await myOpen(call, form.contactId)
  if (form.visitedOn > call.today) throw expertsErrors.inFuture(call.today)
  if (form.visitedOn < contact.fromDate) throw expertsErrors.visitTooEarly(contact.fromDate)
  const visitId = await addVisit(call.tx, contact, form, handOf(call))
  await changed(call, contact.areaCode)
  return { visitId }
}

export const giveMyAdvice: Handler<Endpoints['giveMyAdvice']> = async (form, call) => {
  const { tx, today, now } = call
  const contact = await myOpen(call, form.contactId)
  const visits = await visitsOf(tx, [contact.id])
  if (form.visitId && !visits.some(({ id }) => id === form.visitId)) throw expertsErrors.noVisit()
  const answerDue = addDays(today, await answerDaysOn(tx, today))
  const adviceId = await addAdvice(tx, contact, { ...form, givenOn: today, answerDue }, handOf(call))
  const accounts = await accountsWith(tx, 'experts.advice.answer', contact.areaPath, today)
  const words = { title: `专家提出意见：${form.topic}`, body: form.body.slice(0, 200), link: `/experts/${contact.id}` }
  await notify(tx, accounts, words, now)
  await changed(call, contact.areaCode)
  return { adviceId, answerDue }
}
