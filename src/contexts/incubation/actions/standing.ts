import {
  addOrganisation as addToDirectory,
  endOrganisation as endInDirectory,
  findOrganisation as findInDirectory,
  organisationNamed,
  refreshStanding,
} from '#contexts/directory/public.ts'
import { faultOfUscc, normaliseCode } from '#kernel/identity.ts'
import { addMonths, showDate } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { after, MOVES } from '../rules/states.ts'
import { isNumberTaken, type Organisation } from '../store/organisations.ts'
import { DOMAINS, END_KINDS, STATES } from '../vocabulary.ts'
import { mustBePast, take, theOrganisation } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints
type Standing = { standing: 'filed' | 'registered'; standingNo: string; standingOn: string; uscc: string | null }

/** The organisation in the directory: the one it is tied to, or that of its name, or a new one. Says its id. */
async function inDirectory({ tx, now }: Call, one: Organisation, standing: Standing): Promise<string> {
  const known = one.organisationId ?? (await organisationNamed(tx, one.areaCode, one.name))?.id
  if (known) {
    if (!(await refreshStanding(tx, known, standing))) throw incubationErrors.codeTaken()
    return known
  }
  const added = await addToDirectory(tx, {
    ...{ areaCode: one.areaCode, name: one.name, kind: 'community_social_org', ...standing },
    ...{ domain: one.domain ? DOMAINS[one.domain] : one.scope.slice(0, 60), headName: '', createdAt: now },
  })
  if (!added) throw incubationErrors.codeTaken()
  return added
}

const toldInDirectory = ({ tell }: Call, { areaCode }: Organisation): Promise<void> =>
  tell('directory.organisations-changed', { areaCodes: [areaCode] })

/** 街道办、镇政府备案: never by the hand that checked for the community. */
export const fileOrganisation: Handler<Endpoints['fileOrganisation']> = async (
  { filingNo, filedOn, validUntil, ...ref },
  call,
) => {
  const one = await theOrganisation(call, ref)
  if (!after(one, 'file')) throw incubationErrors.notNow(STATES[one.state], MOVES.file.label)
  if (one.checkedBy === call.actor.accountId) throw accessErrors.sameHand()
  mustBePast('备案日期', filedOn, call.today)
  if (await isNumberTaken(call.tx, one.areaPath, filingNo, one.id)) throw incubationErrors.numberTaken(filingNo)
  const until = validUntil ?? addMonths(filedOn, (await limitsOn(call.tx, filedOn)).filingMonths)
  if (until <= filedOn) throw incubationErrors.before('有效期', filedOn, '备案之日')
  const standing = { standing: 'filed', standingNo: filingNo, standingOn: filedOn, uscc: null } as const
  const organisationId = await inDirectory(call, one, standing)
  await toldInDirectory(call, one)
  return take(call, one, 'file', { note: filingNo, set: { organisationId, filingNo, filedOn, validUntil: until } })
}

export const returnFiling: Handler<Endpoints['returnFiling']> = async ({ reason, ...ref }, call) =>
  take(call, await theOrganisation(call, ref), 'send-back', { note: reason })

export const renewFiling: Handler<Endpoints['renewFiling']> = async ({ validUntil, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  if (validUntil <= call.today) throw incubationErrors.pastDay('新的有效期', call.today)
  return take(call, one, 'renew', { note: `有效期至${showDate(validUntil)}`, set: { validUntil } })
}

/** The certificate is the registration office's; the platform only writes down what it says. */
export const registerOrganisation: Handler<Endpoints['registerOrganisation']> = async (
  { registeredNo, registeredOn, uscc: typed, ...ref },
  call,
) => {
  const one = await theOrganisation(call, ref)
  mustBePast('登记日期', registeredOn, call.today)
  const uscc = normaliseCode(typed) || null
  const fault = uscc && faultOfUscc(uscc)
  if (fault) throw incubationErrors.badUscc(fault)
  if (!after(one, 'register')) throw incubationErrors.notNow(STATES[one.state], MOVES.register.label)
  const standing = { standing: 'registered', standingNo: registeredNo, standingOn: registeredOn, uscc } as const
  const organisationId = await inDirectory(call, one, standing)
  await toldInDirectory(call, one)
  const set = { organisationId, tier: 'A', registeredNo, registeredOn, uscc, validUntil: null } as const
  return take(call, one, 'register', { note: registeredNo, set })
}

export const rectifyOrganisation: Handler<Endpoints['rectifyOrganisation']> = async ({ reason, due, ...ref }, call) => {
  const one = await theOrganisation(call, ref)
  if (due <= call.today) throw incubationErrors.pastDay('整改期限', call.today)
  return take(call, one, 'rectify', { note: `${reason}（${showDate(due)}前）`, set: { rectifyDue: due } })
}

export const suspendOrganisation: Handler<Endpoints['suspendOrganisation']> = async ({ reason, ...ref }, call) =>
  take(call, await theOrganisation(call, ref), 'suspend', { note: reason, set: { rectifyDue: null } })

export const resumeOrganisation: Handler<Endpoints['resumeOrganisation']> = async ({ reason, ...ref }, call) =>
  take(call, await theOrganisation(call, ref), 'resume', { note: reason, set: { rectifyDue: null } })

/** It ends in the directory as well; whoever led it leads nothing from then on. */
export const deregisterOrganisation: Handler<Endpoints['deregisterOrganisation']> = async (
  { kind, reason, endedOn, ...ref },
  call,
) => {
  const one = await theOrganisation(call, ref)
  mustBePast('注销日期', endedOn, call.today)
  const since = one.firstStandingOn
  if (since && endedOn < since) throw incubationErrors.before('注销日期', since, '备案登记之日')
  if (one.lastServiceOn && endedOn < one.lastServiceOn)
    throw incubationErrors.before('注销日期', one.lastServiceOn, '最后一次活动')
  const set = { endedOn, endKind: kind, endReason: reason, rectifyDue: null }
  const done = await take(call, one, 'deregister', { note: `${END_KINDS[kind]}：${reason}`, set })
  const listed = one.organisationId ? await findInDirectory(call.tx, one.organisationId) : undefined
  if (listed && !listed.endedOn) {
    await endInDirectory(call.tx, { id: listed.id, version: listed.version, endedOn })
    await toldInDirectory(call, one)
  }
  return done
}
