import { codesWithin } from '#contexts/directory/public.ts'
import { maskName } from '#kernel/masking.ts'
import { addMonths } from '#kernel/time.ts'
import type { Permission } from '#platform/access/permission.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { countsAsCultivated } from '../rules/cultivated.ts'
import { documentsOf as listOf } from '../rules/documents.ts'
import { tooSmall } from '../rules/fit.ts'
import { stepLabel } from '../rules/labels.ts'
import { type Act, after, EDITABLE, ENDED, MAY_SERVE, type StageAct, stageAfter } from '../rules/states.ts'
import { type WarningLimits, warningsOf } from '../rules/warnings.ts'
import { assessmentsOf, documentsOf, plansOf, supportsOf } from '../store/nurture.ts'
import { gradesOf, pointFrom, ratingsOf, reportsOf, servicesBetween } from '../store/opinions.ts'
import {
  countOrganisations as count,
  findOrganisations,
  listOrganisations as list,
  type Organisation,
  stepsOf,
} from '../store/organisations.ts'

type Endpoints = typeof incubationContract.endpoints

export function rowOf(one: Organisation, limits: WarningLimits, today: string) {
  const { id, name, tier, domain, areaCode, areaName, townName, state, stage, source, filingNo } = one
  const { firstStandingOn, validUntil, members, services12, lastServiceOn, levelNow, gradeNow, teamName, version } = one
  return {
    ...{ id, name, tier, domain, areaCode, areaName, townName, state, stage, source, filingNo },
    ...{ firstStandingOn, validUntil, members, services12, lastServiceOn, levelNow, gradeNow, teamName, version },
    headName: one.headName === null ? null : maskName(one.headName),
    warnings: warningsOf(one, limits, today),
  }
}

/** Standing at work and without a recorded act since that day. */
const idleSince = (today: string, limits: WarningLimits): string => addMonths(today, -limits.idleMonths)

export const listOrganisations: Handler<Endpoints['listOrganisations']> = async (
  { areaCode, state, stage, idle, sort, down, page, pageSize, ...filter },
  call,
) => {
  const limits = await limitsOn(call.tx, call.today)
  const search = {
    ...filter,
    codes: await codesWithin(call.tx, call.reach(), areaCode),
    ...(state && { states: [state] }),
    ...(stage && { stages: [stage] }),
    ...(idle && { idleSince: idleSince(call.today, limits) }),
  }
  const rows = await list(call.tx, { ...search, today: call.today, sort, down, page, pageSize })
  return { rows: rows.map((one) => rowOf(one, limits, call.today)), total: await count(call.tx, search) }
}

export const countOrganisations: Handler<Endpoints['countOrganisations']> = async ({ areaCode }, call) => {
  const limits = await limitsOn(call.tx, call.today)
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  return {
    standing: await count(call.tx, { codes, states: ['filed', 'active', 'registered', 'rectifying', 'suspended'] }),
    cultivated: await count(call.tx, { codes, stages: ['admitted', 'nurtured'] }),
    toCheck: await count(call.tx, { codes, states: ['prepared'] }),
    toFile: await count(call.tx, { codes, states: ['community_checked'] }),
    idle: await count(call.tx, { codes, idleSince: idleSince(call.today, limits) }),
  }
}

const STANDING_ACTS: Readonly<Record<string, { act: Act; needs: Permission }>> = {
  submitOrganisation: { act: 'submit', needs: 'incubation.organisation.check' },
  fileOrganisation: { act: 'file', needs: 'incubation.organisation.file' },
  renewFiling: { act: 'renew', needs: 'incubation.organisation.file' },
  registerOrganisation: { act: 'register', needs: 'incubation.organisation.file' },
  rectifyOrganisation: { act: 'rectify', needs: 'incubation.organisation.file' },
  suspendOrganisation: { act: 'suspend', needs: 'incubation.organisation.file' },
  resumeOrganisation: { act: 'resume', needs: 'incubation.organisation.file' },
  deregisterOrganisation: { act: 'deregister', needs: 'incubation.organisation.file' },
  withdrawOrganisation: { act: 'withdraw', needs: 'incubation.organisation.check' },
}
const STAGE_ACTS: Readonly<Record<string, StageAct>> = {
  discoverOrganisation: 'discover',
  admitOrganisation: 'admit',
  graduateOrganisation: 'graduate',
  trackOrganisation: 'track',
  leaveIncubation: 'leave',
}

/** What this person may do to it now; the page shows its buttons from this. */
function mayDo({ may, actor }: Call, one: Organisation): string[] {
  const at = (needs: Permission): boolean => may(needs, { areaPath: one.areaPath })
  const lives = !ENDED.includes(one.state)
  const isChecker = one.checkedBy === actor.accountId
  const standing = Object.entries(STANDING_ACTS).flatMap(([name, { act, needs }]) =>
    after(one, act) && at(needs) && !(act === 'file' && isChecker) ? [name] : [],
  )
  const stages = Object.entries(STAGE_ACTS).flatMap(([name, act]) =>
    stageAfter(one, act) && at('incubation.organisation.nurture') ? [name] : [],
  )
  const others: readonly [string, boolean, Permission][] = [
    ['editOrganisation', EDITABLE.includes(one.state), 'incubation.organisation.check'],
    ['nameHead', lives, 'incubation.organisation.check'],
    ['putDocument', lives, 'incubation.organisation.check'],
    ['checkOrganisation', one.state === 'prepared', 'incubation.organisation.check'],
    ['returnFiling', one.state === 'community_checked', 'incubation.organisation.file'],
    ['recordService', MAY_SERVE.includes(one.state), 'incubation.organisation.check'],
    ['voidService', true, 'incubation.organisation.check'],
    ['rateOrganisation', lives, 'incubation.organisation.check'],
    ['recordReport', lives, 'incubation.organisation.check'],
    ['assessOrganisation', lives && one.cultivatedSince !== null, 'incubation.organisation.nurture'],
    ['addSupport', lives && one.cultivatedSince !== null, 'incubation.organisation.nurture'],
    ['recordGrade', one.state === 'registered', 'incubation.organisation.file'],
    ['endGrade', lives && one.registeredOn !== null, 'incubation.organisation.file'],
  ]
  return [...standing, ...stages, ...others.flatMap(([name, fits, needs]) => (fits && at(needs) ? [name] : []))]
}

/** Whether it counts for 三（四） today, and why; null outside any point. */
async function readingOf({ tx, today }: Call, one: Organisation) {
  const from = await pointFrom(tx, one.areaCode, today)
  if (!from) return null
  const services = await servicesBetween(tx, one.id, from, today)
  const asked = { ...one, planSignedOn: one.cultivatedSince, services }
  return { ...countsAsCultivated(asked, { from, asOf: today }), from }
}

/** The list of its tier with what is there of it. */
export async function papersOf({ tx }: Pick<Call, 'tx'>, one: Organisation) {
  const known = await documentsOf(tx, one.id)
  return listOf(one.tier).map(({ item, isNeeded }) => {
    const paper = known.find((other) => other.item === item)
    return {
      ...{ item, isNeeded, isThere: paper?.isThere ?? false, fileId: paper?.fileId ?? null },
      ...{ note: paper?.note ?? '', recordedName: paper?.recordedName ?? null },
    }
  })
}

export const getOrganisation: Handler<Endpoints['getOrganisation']> = async ({ organisationId }, call) => {
  const { tx, today, allow, about } = call
  const [one] = await findOrganisations(tx, [organisationId], today)
  if (!one) throw incubationErrors.noOrganisation()
  allow({ areaPath: one.areaPath })
  about('incubation.organisation', organisationId)
  const limits = await limitsOn(tx, today)
  return {
    ...one,
    ...rowOf(one, limits, today),
    reading: await readingOf(call, one),
    tooSmall: one.tier === 'A' ? null : (tooSmall(one, limits.floors) ?? null),
    documents: await papersOf(call, one),
    plans: await plansOf(tx, one.id),
    assessments: await assessmentsOf(tx, one.id),
    supports: await supportsOf(tx, one.id),
    ratings: await ratingsOf(tx, one.id),
    reports: await reportsOf(tx, one.id),
    grades: await gradesOf(tx, one.id),
    steps: (await stepsOf(tx, one.id)).map((step) => ({ ...step, label: stepLabel(step.act) })),
    may: mayDo(call, one),
  }
}
