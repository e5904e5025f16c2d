import { blindOf, codesWithin } from '#contexts/directory/public.ts'
import { labelOfCode } from '#contexts/programme/public.ts'
import { maskIdNumber, maskName, maskPhone } from '#kernel/masking.ts'
import { dateOf } from '#kernel/time.ts'
import { seeingAll, type Tx } from '#platform/db/database.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { openFacts, openMore } from '../application-facts.ts'
import type { volunteeringContract } from '../contract.ts'
import { AVAILABLE, CONSENT_TITLES, RELATIONS } from '../rules/consents.ts'
import { ageOn } from '../rules/standing.ts'
import { type Application, countOthersOpen, countWaiting, listApplications as list } from '../store/applications.ts'
import { listDuplicates as duplicates } from '../store/duplicates.ts'
import { lastRegistration, personOfNumber } from '../store/registering.ts'
import { openApplication } from './verify-application.ts'

type Endpoints = typeof volunteeringContract.endpoints

const viewOf = (one: Application) => ({
  ...{ id: one.id, areaCode: one.areaCode, areaName: one.areaName, townName: one.townName },
  ...{ state: one.state, source: one.source, name: maskName(one.name), isMinor: one.isMinor },
  ...{ maskedId: one.maskedId, maskedPhone: one.maskedPhone, reason: one.reason, version: one.version },
  age: one.birthDate ? ageOn(one.birthDate, dateOf(one.appliedAt)) : null,
  isMove: one.movesFrom !== null,
  appliedAt: one.appliedAt.toISOString(),
  decidedAt: one.decidedAt?.toISOString() ?? null,
})

export const listApplications: Handler<Endpoints['listApplications']> = async (
  { areaCode, after, limit, ...filter },
  { tx, reach },
) => {
  const codes = await codesWithin(tx, reach(), areaCode)
  const { rows, next } = await list(tx, { ...filter, codes, after, limit })
  return { rows: rows.map(viewOf), next, waiting: await countWaiting(tx, codes) }
}

export const getApplication: Handler<Endpoints['getApplication']> = async ({ applicationId }, call) => {
  const { tx } = call
  const one = await openApplication(call, applicationId)
  const { guardian, emergencyContact } = openMore(one.sealedMore)
  const { idNumber } = openFacts(one.sealed)
  return {
    ...viewOf(one),
    skills: one.skills,
    categories: one.categories.map((code) => labelOfCode('serviceCategories', code)),
    available: one.available.map((code) => AVAILABLE[code as keyof typeof AVAILABLE] ?? code),
    ownIncome: one.ownIncome,
    guardian: guardian && {
      name: maskName(guardian.name),
      maskedPhone: maskPhone(guardian.phone),
      maskedId: maskIdNumber(guardian.idNumber),
      relation: RELATIONS[guardian.relation],
    },
    emergencyContact: emergencyContact && {
      name: maskName(emergencyContact.name),
      maskedPhone: maskPhone(emergencyContact.phone),
    },
    consents: one.consents.map(({ kind, text, at }) => ({ kind, text: `${CONSENT_TITLES[kind]}：${text}`, at })),
    scanFileId: one.scanFileId,
    paperSignedOn: one.paperSignedOn,
    volunteerId: one.volunteerId,
    known: idNumber ? await standingElsewhere(tx, idNumber, one.areaCode) : 'new',
    otherOpen: idNumber ? await countOthersOpen(tx, blindOf('id', idNumber), one.id) : 0,
  }
}

async function standingElsewhere(tx: Tx, idNumber: string, areaCode: string) {
  const personId = await seeingAll(tx, () => personOfNumber(tx, blindOf('id', idNumber)))
  if (!personId) return 'new' as const
  const held = await lastRegistration(tx, personId)
  if (!held || held.leftOn) return 'person' as const
  return held.areaCode === areaCode ? ('here' as const) : ('elsewhere' as const)
}

export const listDuplicates: Handler<Endpoints['listDuplicates']> = async ({ areaCode }, { tx, reach }) => {
  const groups = await duplicates(tx, await codesWithin(tx, reach(), areaCode))
  return {
    groups: groups.map(({ kind, maskedPhone, name, birthDate, people, sources, members }) => ({
      ...{ kind, people, sources },
      label: kind === 'phone' ? (maskedPhone ?? '') : `${maskName(name)} ${birthDate ?? ''}`,
      members: members.map((one) => ({ ...one, name: maskName(one.name) })),
    })),
  }
}
