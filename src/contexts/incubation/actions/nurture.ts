import { quarterOf } from '#kernel/time.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { incubationContract } from '../contract.ts'
import { incubationErrors } from '../errors.ts'
import { type Grid, levelOf } from '../rules/ability.ts'
import { stageAfter } from '../rules/states.ts'
import { addAssessment, addPlan, addSupport as addSupportRow, assessmentsOf, grantsToTie } from '../store/nurture.ts'
import { findOrganisations, type Organisation } from '../store/organisations.ts'
import { SUPPORTS } from '../vocabulary.ts'
import { handOf, mustBeFile, mustBePast, takeStage, theOrganisation, touch } from './the-organisation.ts'

type Endpoints = typeof incubationContract.endpoints

export const discoverOrganisation: Handler<Endpoints['discoverOrganisation']> = async ({ note, ...ref }, call) =>
  takeStage(call, await theOrganisation(call, ref), 'discover', { note })

/** Marks for the quarter a day lies in; the level that stands is that of the latest quarter. */
async function assess(
  { tx, ...call }: Pick<Call, 'tx' | 'actor' | 'now'>,
  one: Organisation,
  { marks, assessedOn, note }: { marks: Grid; assessedOn: string; note: string },
): Promise<number> {
  const { year, quarter } = quarterOf(assessedOn)
  await addAssessment(tx, one.id, { year, quarter, assessedOn, note, marks }, handOf(call))
  const [latest] = await assessmentsOf(tx, one.id)
  return latest?.level ?? levelOf(marks)
}

/** One step from the roster: the plan is signed and the ability it begins with is put down. */
export const admitOrganisation: Handler<Endpoints['admitOrganisation']> = async (
  { organisationId, version, marks, ...plan },
  call,
) => {
  const one = await theOrganisation(call, { organisationId, version })
  mustBePast('签订日期', plan.signedOn, call.today)
  if (plan.untilDate <= plan.signedOn) throw incubationErrors.before('到期日期', plan.signedOn, '签订之日')
  await mustBeFile(call, plan.fileId)
  await addPlan(call.tx, one.id, plan, handOf(call))
  const levelNow = await assess(call, one, { marks, assessedOn: plan.signedOn, note: '签订培育方案时的起始能力' })
  const set = { cultivatedSince: plan.signedOn, levelStart: levelOf(marks), levelNow }
  return takeStage(call, one, 'admit', { note: `导师：${plan.mentor}`, set })
}

const inPlan = (one: Organisation): boolean => one.cultivatedSince !== null

/** Every fourth quarter or so somebody marks it anew; in one quarter the last mark stands. */
export const assessOrganisation: Handler<Endpoints['assessOrganisation']> = async (
  { marks, assessedOn, note, ...ref },
  call,
) => {
  const one = await theOrganisation(call, ref)
  if (one.cultivatedSince === null) throw incubationErrors.notInPlan()
  mustBePast('评估日期', assessedOn, call.today)
  if (assessedOn < one.cultivatedSince)
    throw incubationErrors.before('评估日期', one.cultivatedSince, '签订培育方案之日')
  const levelNow = await assess(call, one, { marks, assessedOn, note })
  return touch(call, one, { levelNow })
}

/** Training, mentoring, a place, a grant: the first makes it one that is nurtured. */
export const addSupport: Handler<Endpoints['addSupport']> = async ({ organisationId, version, ...support }, call) => {
  const one = await theOrganisation(call, { organisationId, version })
  if (!inPlan(one)) throw incubationErrors.notInPlan()
  mustBePast('日期', support.onDate, call.today)
  if ((support.kind === 'grant') !== (support.grantId !== null)) throw incubationErrors.grantNeeded()
  await mustBeFile(call, support.fileId)
  if (support.grantId) await mustBeTieable(call, one, support.grantId)
  if (!(await addSupportRow(call.tx, one.id, support, handOf(call)))) throw incubationErrors.noGrant()
  const note = `${SUPPORTS[support.kind]}：${support.title}`
  return stageAfter(one, 'nurture') ? takeStage(call, one, 'nurture', { note }) : touch(call, one)
}

const townOf = (areaPath: string): string => areaPath.split('.')[2] ?? ''

async function mustBeTieable({ tx }: Call, one: Organisation, grantId: string): Promise<void> {
  const grants = await grantsToTie(tx, { areaCode: one.areaCode, townCode: townOf(one.areaPath) })
  if (!grants.some(({ id }) => id === grantId)) throw incubationErrors.noGrant()
}

export const listGrantsToTie: Handler<Endpoints['listGrantsToTie']> = async ({ organisationId }, call) => {
  const [one] = await findOrganisations(call.tx, [organisationId], call.today)
  if (!one) throw incubationErrors.noOrganisation()
  call.allow({ areaPath: one.areaPath })
  call.about('incubation.organisation', organisationId)
  return { rows: await grantsToTie(call.tx, { areaCode: one.areaCode, townCode: townOf(one.areaPath) }) }
}

export const graduateOrganisation: Handler<Endpoints['graduateOrganisation']> = async ({ note, ...ref }, call) =>
  takeStage(call, await theOrganisation(call, ref), 'graduate', { note })

export const trackOrganisation: Handler<Endpoints['trackOrganisation']> = async ({ note, ...ref }, call) =>
  takeStage(call, await theOrganisation(call, ref), 'track', { note })

export const leaveIncubation: Handler<Endpoints['leaveIncubation']> = async ({ reason, ...ref }, call) =>
  takeStage(call, await theOrganisation(call, ref), 'leave', { note: reason })
