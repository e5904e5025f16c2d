import { codesWithin, findArea } from '#contexts/directory/public.ts'
import { documentsAbout } from '#contexts/documents/public.ts'
import { programmeOf } from '#contexts/programme/public.ts'
import { handOf } from '#platform/access/doer.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { reportingContract } from '../contract.ts'
import { reportingErrors } from '../errors.ts'
import { barOn, theProgramme } from '../limits.ts'
import { candidateOf, passedOver, termNames, weightsMake100 } from '../rules/commendation.ts'
import { standingsOf } from '../standings.ts'
import {
  addCommendation,
  type Commendation,
  changeCommendation,
  listCommendations as commendationsFound,
  countCommendations,
  findCommendations,
  openOfStage,
} from '../store/commendations.ts'
import type { CommendationState } from '../vocabulary.ts'

type Endpoints = typeof reportingContract.endpoints

/** The commendation, where the caller may do this. `in`: the state it must be in; `notByHands`: the second hand. */
export async function theCommendation(
  { tx, allow, about }: Call,
  { commendationId, version }: { commendationId: string; version?: number },
  rule: { in?: readonly CommendationState[]; notByHands?: boolean } = {},
): Promise<Commendation> {
  const [found] = await findCommendations(tx, [commendationId])
  if (!found) throw reportingErrors.noCommendation()
  allow({ areaPath: found.areaPath }, rule.notByHands ? { notBy: found.hands } : {})
  about('reporting.commendation', commendationId)
  if (version !== undefined && found.version !== version) throw accessErrors.stale()
  if (rule.in && !rule.in.includes(found.state)) throw reportingErrors.commendationState()
  return found
}

const rowOf = (one: Commendation) => {
  const { id, title, stage, asOf, state, preparedName, decidedName, decidedOn, version } = one
  const names = new Map(one.candidates.map(({ districtCode, districtName }) => [districtCode, districtName]))
  const chosen = one.chosen.map((code) => names.get(code) ?? code)
  return { id, title, stage, asOf, state, preparedName, decidedName, decidedOn, version, chosen }
}

export const listCommendations: Handler<Endpoints['listCommendations']> = async (paging, call) => {
  const codes = await codesWithin(call.tx, call.reach())
  const rows = await commendationsFound(call.tx, codes, paging)
  const programme = await programmeOf(call.tx)
  return {
    rows: rows.map(rowOf),
    total: await countCommendations(call.tx, codes),
    cityCode: programme?.rootCode ?? null,
  }
}

export const getCommendation: Handler<Endpoints['getCommendation']> = async (ref, call) => {
  const one = await theCommendation(call, ref)
  const { leastPoints, leastTotalCenti, candidates, chosen, passed, merits, decisionNote } = one
  const documents = await documentsAbout(call.tx, 'reporting.commendation', one.id)
  return {
    ...rowOf(one),
    ...{ leastPoints, leastTotalCenti, candidates, chosen, passed, merits, decisionNote, documents },
    may: actsOn(call, one, documents.length > 0),
  }
}

function actsOn({ actor, may }: Call, { state, areaPath, hands }: Commendation, isDrafted: boolean): string[] {
  const [prepares, decides] = (['prepare', 'decide'] as const).map((one) =>
    may(`reporting.commendation.${one}`, { areaPath }),
  )
  return [
    ...(prepares && state === 'drafted' ? ['chooseDistricts', 'proposeCommendation'] : []),
    ...(decides && state === 'proposed' && !hands.includes(actor.accountId) ? ['decideCommendation'] : []),
    ...(prepares && state === 'decided' && !isDrafted ? ['draftCommendation'] : []),
  ]
}

/** Counts all districts by the formula of today and keeps what it found: later changes do not move it. */
export const prepareCommendation: Handler<Endpoints['prepareCommendation']> = async (
  { areaCode, stage, title },
  call,
) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw reportingErrors.noArea()
  allow({ areaPath: area.path })
  if (area.level !== 'city') throw reportingErrors.notTheCity()
  const bar = barOn(await theProgramme(tx), today)
  if (!weightsMake100(bar.weights))
    throw reportingErrors.noWeights(termNames.reduce((sum, term) => sum + bar.weights[term], 0))
  if (await openOfStage(tx, stage)) throw reportingErrors.underWay()
  const candidates = (await standingsOf(call, stage)).map((one) => candidateOf(one, bar))
  const commendationId = await addCommendation(
    tx,
    { areaCode, stage, title, asOf: today, candidates, bar },
    handOf(call),
  )
  about('reporting.commendation', commendationId)
  return { commendationId }
}

type Choice = Pick<Commendation, 'chosen' | 'passed'>

const handsWith = ({ hands }: Commendation, { actor }: Call): string[] => [...new Set([...hands, actor.accountId])]

/** Only districts that the rules admit; and equal is treated equally, or the reason is written down. */
function mustBeFair({ candidates }: Commendation, { chosen, passed }: Choice): void {
  for (const code of chosen) {
    const candidate = candidates.find(({ districtCode }) => districtCode === code)
    if (!candidate) throw reportingErrors.notACandidate()
    if (candidate.leftOut) throw reportingErrors.leftOut(candidate.districtName, candidate.leftOut)
  }
  const unexplained = passedOver(candidates, chosen).filter(
    ({ districtCode }) => !passed.some((one) => one.districtCode === districtCode && one.reason.length >= 4),
  )
  if (unexplained.length > 0) throw reportingErrors.passedOver(unexplained.map(({ districtName }) => districtName))
}

export const chooseDistricts: Handler<Endpoints['chooseDistricts']> = async (
  { chosen, passed, merits, ...ref },
  call,
) => {
  const one = await theCommendation(call, ref, { in: ['drafted'] })
  const inOrder = one.candidates.flatMap(({ districtCode }) => (chosen.includes(districtCode) ? [districtCode] : []))
  if (inOrder.length !== new Set(chosen).size) throw reportingErrors.notACandidate()
  mustBeFair(one, { chosen: inOrder, passed })
  const over = new Set(passedOver(one.candidates, inOrder).map(({ districtCode }) => districtCode))
  const kept = passed.filter(({ districtCode }) => over.has(districtCode))
  return {
    version: await changeCommendation(call.tx, one, {
      chosen: inOrder,
      passed: kept,
      merits,
      hands: handsWith(one, call),
    }),
  }
}

export const proposeCommendation: Handler<Endpoints['proposeCommendation']> = async (ref, call) => {
  const { tx, now, today, actor } = call
  const one = await theCommendation(call, ref, { in: ['drafted'] })
  if (one.chosen.length === 0) throw reportingErrors.nobodyChosen()
  if (one.merits.length < 10) throw reportingErrors.noMerits()
  mustBeFair(one, one)
  const version = await changeCommendation(tx, one, {
    ...{ state: 'proposed', proposedName: actor.name },
    hands: handsWith(one, call),
  })
  const hands = await accountsWith(tx, 'reporting.commendation.decide', one.areaPath, today)
  const message = { title: `“${one.title}”请决定`, link: `/reporting/commendations/${one.id}` }
  await notify(
    tx,
    hands.filter((hand) => hand !== actor.accountId),
    message,
    now,
  )
  return { version }
}

export const decideCommendation: Handler<Endpoints['decideCommendation']> = async ({ outcome, note, ...ref }, call) => {
  const { tx, now, today, actor } = call
  const one = await theCommendation(call, ref, { in: ['proposed'], notByHands: true })
  const version = await changeCommendation(tx, one, {
    ...{ state: outcome, decisionNote: note, decidedOn: today },
    ...{ decidedBy: actor.accountId, decidedName: actor.name },
  })
  const title = `“${one.title}”${outcome === 'decided' ? '已决定，请拟通报稿' : '不予通报'}`
  await notify(tx, [one.preparedBy], { title, body: note, link: `/reporting/commendations/${one.id}` }, now)
  return { version }
}
