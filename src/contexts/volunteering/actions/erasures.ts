import { forgetPhoneAccounts } from '#contexts/administration/public.ts'
import { anonymisePerson, codesWithin, ERASED_NAME } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { notify } from '#platform/notify/store.ts'
import type { volunteeringContract } from '../contract.ts'
import { registrationErrors as errors } from '../errors-registration.ts'
import { forgetApplications } from '../store/applications.ts'
import { decideErasure as decide, type Erasure, findErasure, listErasures as list } from '../store/erasures.ts'
import { endRegistration, lastRegistration, worksNow } from '../store/registering.ts'

type Endpoints = typeof volunteeringContract.endpoints

export const listErasures: Handler<Endpoints['listErasures']> = async (
  { state, after, limit },
  { tx, today, reach },
) => {
  const { rows, next } = await list(tx, { codes: await codesWithin(tx, reach(), undefined), state, after, limit })
  return {
    next,
    rows: rows.map((one) => ({
      ...{ id: one.id, areaCode: one.areaCode, areaName: one.areaName, townName: one.townName, version: one.version },
      ...{ name: maskName(one.name), state: one.state, note: one.note, dueOn: one.dueOn, answer: one.answer },
      askedAt: one.askedAt.toISOString(),
      isOverdue: one.state === 'asked' && one.dueOn < today,
      decidedAt: one.decidedAt?.toISOString() ?? null,
    })),
  }
}

/**
 * Answers somebody who asked to be forgotten. Erased, the registration ends and nothing tells who they were; hours stay as
 * numbers of their community, since figures were made of them.
 */
export const decideErasure: Handler<Endpoints['decideErasure']> = async (input, call) => {
  const { tx, actor, now, allow, about } = call
  const { erasureId, version, decision, answer } = input
  const erasure = await findErasure(tx, erasureId)
  if (!erasure) throw errors.noErasure()
  allow({ areaPath: erasure.areaPath })
  about('volunteering.erasure', erasureId)
  if (erasure.state !== 'asked') throw errors.erasureDecided()
  const state = decision === 'erase' ? 'erased' : 'refused'
  if (erasure.accountId && state === 'refused')
    await notify(tx, [erasure.accountId], { title: '关于删除个人信息的答复', body: answer, link: '/m/me' }, now)
  if (state === 'erased') await erase(call, erasure)
  await decide(tx, { id: erasureId, version, state, answer, by: actor.accountId, now })
  return { version: version + 1 }
}

async function erase({ tx, today, tell }: Call, { personId }: Erasure): Promise<void> {
  if (await worksNow(tx, personId, today)) throw errors.stillWorks()
  const held = await lastRegistration(tx, personId)
  if (held && !held.leftOn) {
    await endRegistration(tx, { id: held.id, version: held.version, leftOn: today })
    await tell('volunteering.volunteers-changed', { areaCodes: [held.areaCode] })
  }
  await forgetApplications(tx, personId, ERASED_NAME)
  await forgetPhoneAccounts(tx, personId, today)
  await anonymisePerson(tx, personId, today)
}
