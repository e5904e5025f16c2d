import { endVolunteerPosts } from '#contexts/administration/public.ts'
import { parameterOn, programmeOf } from '#contexts/programme/public.ts'
import { addWorkingDays } from '#kernel/working-days.ts'
import { workCalendar } from '#platform/calendar.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { volunteeringContract } from '../contract.ts'
import { registrationErrors as errors } from '../errors-registration.ts'
import { insertErasure, lastErasureOf } from '../store/erasures.ts'
import { endRegistration, lastDayServed, lastRegistration } from '../store/registering.ts'

type Endpoints = typeof volunteeringContract.endpoints

/** Ends one's own registration today: leaving is as easy as joining (PIPL 15). Hours that were recorded stay. */
export const leaveVolunteering: Handler<Endpoints['leaveVolunteering']> = async (
  { version },
  { tx, actor, today, own, about, tell },
) => {
  own()
  const held = actor.personId ? await lastRegistration(tx, actor.personId) : undefined
  if (!held || held.leftOn) throw errors.notRegistered()
  const served = await lastDayServed(tx, held.id)
  if (served !== undefined && served > today) throw errors.servedAfter(served)
  await endRegistration(tx, { id: held.id, version, leftOn: today })
  await endVolunteerPosts(tx, held.personId, today)
  about('volunteering.volunteer', held.id)
  await tell('volunteering.volunteers-changed', { areaCodes: [held.areaCode] })
  return { leftOn: today }
}

/** Asks to be forgotten (PIPL 47); answered within the working days the programme gives. */
export const requestErasure: Handler<Endpoints['requestErasure']> = async (
  { note },
  { tx, actor, now, today, own, about },
) => {
  const accountId = own()
  const held = actor.personId ? await lastRegistration(tx, actor.personId) : undefined
  if (!held) throw errors.nothingHeld()
  const programme = await programmeOf(tx)
  if (!programme) throw new Error('no programme is loaded')
  const dueOn = addWorkingDays(today, parameterOn(programme, 'person.erase-days', today), workCalendar())
  const { personId, areaCode, areaPath, areaName } = held
  const id = await insertErasure(tx, { personId, accountId, areaCode, note, askedAt: now, dueOn })
  if (!id) throw errors.erasureAsked((await lastErasureOf(tx, personId))?.dueOn ?? dueOn)
  about('volunteering.erasure', id)
  const officers = await accountsWith(tx, 'volunteering.application.verify', areaPath, today)
  const body = `${areaName}有人请求删除个人信息，应在${dueOn}前答复。`
  await notify(
    tx,
    officers,
    { title: '有人请求删除个人信息', body, link: '/volunteering/registrations?tab=erasures' },
    now,
  )
  return { dueOn }
}
