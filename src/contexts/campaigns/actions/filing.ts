import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { campaignsContract } from '../contract.ts'
import { campaignsErrors } from '../errors.ts'
import { limitsOf } from '../limits.ts'
import { changedItems } from '../rules/changes.ts'
import { lastDayToSubmit } from '../rules/clock.ts'
import { mayFrom, nextSteps } from '../rules/states.ts'
import { mustBeFair, mustBeSound, mustHavePartnerPapers } from '../sound-plan.ts'
import {
  type Campaign,
  changeItems,
  closePlan,
  endPlan,
  filePlan,
  filingNoTaken,
  startPlan,
  touch,
} from '../store/campaigns.ts'
import { addChange, addChangeFiling, addReport, addStep, changesOf, stepsOf } from '../store/papers.ts'
import { CAMPAIGN_STATES, STEPS, type StepKind } from '../vocabulary.ts'
import { changed, handOf, theOne } from './the-one.ts'

type Endpoints = typeof campaignsContract.endpoints

const mustNotBeAhead = (day: string, today: string): void => {
  if (day > today) throw campaignsErrors.inFuture(today)
}

/** A plan that must be in before the start cannot be handed in too late; an emergency's may, and is shown as late. */
async function mustBeInTime(call: Call, one: Campaign, happenedOn: string): Promise<void> {
  const limits = await limitsOf(call.tx, one.startsOn)
  const last = lastDayToSubmit(one, limits)
  if (!one.isEmergency && happenedOn > last)
    throw campaignsErrors.submittedLate(last, one.startsOn, limits.fileBefore.basis)
}

async function numberOf(call: Call, one: Campaign, filingNo: string | undefined): Promise<string> {
  if (!filingNo || filingNo.length < 4) throw campaignsErrors.filingNoMissing()
  if (await filingNoTaken(call.tx, filingNo, one.id)) throw campaignsErrors.filingNoTaken(filingNo)
  return filingNo
}

export const recordStep: Handler<Endpoints['recordStep']> = async (
  { campaignId, version, kind, happenedOn, note, filingNo },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'step' })
  mustNotBeAhead(happenedOn, call.today)
  const steps = await stepsOf(call.tx, [campaignId])
  const last = steps.at(-1)
  const open: readonly StepKind[] = nextSteps(last?.kind)
  if (!open.includes(kind)) throw campaignsErrors.wrongStep(open.map((step) => STEPS[step]).join('或'))
  if (last && happenedOn < last.happenedOn) throw campaignsErrors.beforeEarlier(last.happenedOn)
  if (kind === 'submitted') await mustBeInTime(call, one, happenedOn)
  const ref = { id: campaignId, version }
  const next =
    kind === 'filed'
      ? await filePlan(call.tx, ref, { filingNo: await numberOf(call, one, filingNo), filedOn: happenedOn })
      : await touch(call.tx, ref)
  await addStep(call.tx, { campaignId, kind, happenedOn, note }, handOf(call))
  await changed(call, one)
  return { version: next }
}

export const startCampaign: Handler<Endpoints['startCampaign']> = async ({ campaignId, version }, call) => {
  const { tx, today } = call
  const one = await theOne(call, { campaignId })
  if (one.state === 'host_approved' && !one.isEmergency)
    throw campaignsErrors.notFiledYet((await limitsOf(tx, one.startsOn)).fileBefore.basis)
  if (!mayFrom(one, 'start')) throw campaignsErrors.notNow(CAMPAIGN_STATES[one.state])
  if (today < one.startsOn) throw campaignsErrors.startsLater(one.startsOn)
  const next = await startPlan(tx, { id: campaignId, version }, today)
  await changed(call, one)
  return { version: next }
}

export const changeCampaign: Handler<Endpoints['changeCampaign']> = async (
  { campaignId, version, changedOn, reason, leaderIsStaff: _staff, platformsDesignated, ...items },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'change' })
  mustNotBeAhead(changedOn, call.today)
  if (one.filedOn !== null && changedOn < one.filedOn) throw campaignsErrors.changeBeforeFiling(one.filedOn)
  const after = { ...one, ...items }
  const difference = changedItems(one, after)
  if (difference.length === 0) throw campaignsErrors.nothingChanged()
  await mustBeSound(call, { ...after, platformsDesignated }, one.charityName)
  mustHavePartnerPapers(after)
  const next = await changeItems(call.tx, { id: campaignId, version }, after)
  await addChange(call.tx, { campaignId, changedOn, items: difference, reason }, handOf(call))
  await changed(call, one)
  return { version: next }
}

export const recordChangeFiled: Handler<Endpoints['recordChangeFiled']> = async (
  { campaignId, version, changeId, filedOn },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'change' })
  mustNotBeAhead(filedOn, call.today)
  const change = (await changesOf(call.tx, [campaignId])).find(({ id }) => id === changeId)
  if (!change) throw campaignsErrors.noChange()
  if (change.filedOn !== null) throw campaignsErrors.changeFiled()
  if (filedOn < change.changedOn) throw campaignsErrors.beforeEarlier(change.changedOn)
  const next = await touch(call.tx, { id: campaignId, version })
  await addChangeFiling(call.tx, { changeId, filedOn }, handOf(call))
  await changed(call, one)
  return { version: next }
}

export const endCampaign: Handler<Endpoints['endCampaign']> = async (
  { campaignId, version, endedOn, reason },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'end' })
  mustNotBeAhead(endedOn, call.today)
  if (one.state === 'running' && endedOn < one.startsOn) throw campaignsErrors.endedBeforeStart(one.startsOn)
  if (endedOn < one.endsOn && reason.length < 4) throw campaignsErrors.endedEarly()
  const next = await endPlan(call.tx, { id: campaignId, version }, { endedOn, reason })
  await changed(call, one)
  return { version: next }
}

export const reportCampaign: Handler<Endpoints['reportCampaign']> = async (
  { campaignId, version, ...report },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'report' })
  mustNotBeAhead(report.reportedOn, call.today)
  if (one.filingNo === null) throw campaignsErrors.reportNeedsNumber()
  if (one.endedOn !== null && report.reportedOn < one.endedOn) throw campaignsErrors.beforeEarlier(one.endedOn)
  if (one.partners.length > 0 && report.partnerEvaluation.length < 4) throw campaignsErrors.reportNeedsPartners()
  if (report.spentFen + report.costFen > report.raisedFen) throw campaignsErrors.spentMore()
  mustBeFair([report.content, report.partnerEvaluation])
  const next = await closePlan(call.tx, { id: campaignId, version })
  await addReport(call.tx, { campaignId, ...report }, handOf(call))
  await changed(call, one)
  return { version: next }
}
