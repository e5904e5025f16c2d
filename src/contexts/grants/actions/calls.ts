import { codesWithin, findArea, listAreas } from '#contexts/directory/public.ts'
import { fundOfTown, mustOperate, openResolution } from '#contexts/fund/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { grantsContract } from '../contract.ts'
import { grantsErrors } from '../errors.ts'
import { limitsOn } from '../limits.ts'
import { weightsMake100 } from '../rules/scores.ts'
import { addCall, type CallRow, listCalls as callsFound, countCalls, findCalls, setListVote } from '../store/calls.ts'
import { type Grant, grantsOfCall } from '../store/grants.ts'
import { scoresOf } from '../store/steps.ts'
import { take } from './the-grant.ts'

type Endpoints = typeof grantsContract.endpoints

function viewOf({ may, today }: Pick<Call, 'may' | 'today'>, call: CallRow) {
  const { id, kind, title, uses, minFen, maxFen, opensOn, closesOn, applicantKinds, criteria, version } = call
  return {
    ...{ id, kind, title, uses, minFen, maxFen, opensOn, closesOn, applicantKinds, criteria, version },
    ...{ areaName: call.areaName, fundName: call.fundName, applications: call.applications },
    isOpen: opensOn <= today && today <= closesOn,
    isVoted: call.resolutionId !== null,
    mayVote: kind === 'micro' && call.resolutionId === null && may('grants.call.publish', { areaPath: call.areaPath }),
  }
}

/** The calls of the area; and whoever works in a community is shown what its town's fund asks for now. */
export const listCalls: Handler<Endpoints['listCalls']> = async ({ areaCode, openOnly, ...paging }, call) => {
  const codes = await codesWithin(call.tx, call.reach(), areaCode)
  const search = { codes, openOn: openOnly ? call.today : undefined, openToOn: call.today }
  const rows = await callsFound(call.tx, { ...search, ...paging })
  return { rows: rows.map((row) => viewOf(call, row)), total: await countCalls(call.tx, search) }
}

/** Where an application of a call can be for: the town and its communities. */
export async function areasOf({ tx }: Pick<Call, 'tx'>, { areaCode, areaName }: CallRow) {
  const communities = await listAreas(tx, areaCode)
  return [{ code: areaCode, name: areaName }, ...communities.map(({ code, name }) => ({ code, name }))]
}

/** What a person on the phone can apply for today, with the places of the town that an application can be for. */
export const openCalls: Handler<Endpoints['openCalls']> = async (_, call) => {
  call.own()
  const rows = await callsFound(call.tx, { codes: null, openOn: call.today, page: 1, pageSize: 50 })
  const views = []
  for (const row of rows) {
    views.push({ ...viewOf(call, row), areas: await areasOf(call, row) })
  }
  return { rows: views }
}

export const publishCall: Handler<Endpoints['publishCall']> = async (form, call) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, form.areaCode)
  if (!area) throw grantsErrors.noArea()
  allow({ areaPath: area.path })
  const fund = area.level === 'town' ? await fundOfTown(tx, area.code) : undefined
  if (!fund) throw grantsErrors.noFund()
  mustOperate(fund)
  if (form.closesOn < form.opensOn) throw grantsErrors.callDates()
  if (form.maxFen < form.minFen) throw grantsErrors.callLimits()
  if (!weightsMake100(form.criteria))
    throw grantsErrors.weights(form.criteria.reduce((sum, { weight }) => sum + weight, 0))
  const { microFen } = await limitsOn(tx, today)
  if (form.kind === 'micro' && form.maxFen > microFen) throw grantsErrors.microLimit(microFen)
  const callId = await addCall(tx, { ...form, fundId: fund.id }, handOf(call))
  about('grants.call', callId)
  return { callId }
}

/** Whoever an application names is kept from the vote: persons, and the organisation that applies. */
export const interestedIn = (grants: readonly Grant[]) => ({
  personIds: grants.flatMap(({ relatedPersonIds, recordedPersonId }) =>
    recordedPersonId ? [...relatedPersonIds, recordedPersonId] : relatedPersonIds,
  ),
  organisationIds: grants.flatMap(({ organisationId }) => (organisationId ? [organisationId] : [])),
})

/** The applications of a small call that enough members scored go to one vote, as a list. */
export const openListVote: Handler<Endpoints['openListVote']> = async ({ callId, version }, call) => {
  const { tx, now, today, allow, about } = call
  const [found] = await findCalls(tx, [callId])
  if (!found) throw grantsErrors.noCall()
  allow({ areaPath: found.areaPath })
  about('grants.call', callId)
  if (found.version !== version) throw accessErrors.stale()
  if (found.kind !== 'micro') throw grantsErrors.notMicro()
  const ready = await scoredEnough(call, await grantsOfCall(tx, callId, 'checked'), today)
  if (ready.length === 0) throw grantsErrors.nothingToVote()
  const resolutionId = await openResolution(tx, {
    ...{ fundId: found.fundId, kind: 'grant', title: `${found.title}：${ready.length}项` },
    ...{ subjectKind: 'grants.call', subjectId: callId },
    amountFen: ready.reduce((sum, { askedFen }) => sum + askedFen, 0),
    greatestFen: Math.max(...ready.map(({ askedFen }) => askedFen)),
    interested: interestedIn(ready),
    ...{ by: handOf(call), now },
  })
  await setListVote(tx, { id: callId, version }, resolutionId)
  for (const grant of ready) await take(call, grant, 'open-vote', { set: { resolutionId }, note: '整批表决' })
  return { resolutionId, count: ready.length }
}

async function scoredEnough({ tx }: Call, grants: readonly Grant[], today: string): Promise<Grant[]> {
  const { leastScores } = await limitsOn(tx, today)
  const ready = []
  for (const grant of grants) if ((await scoresOf(tx, grant.id)).length >= leastScores) ready.push(grant)
  return ready
}
