import { codesWithin } from '#contexts/directory/public.ts'
import { noteAct } from '#contexts/needs/public.ts'
import { dateOf } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { linkageContract } from '../contract.ts'
import { linkageErrors } from '../errors.ts'
import { type Fit, fitOf, type Offer } from '../rules/matching.ts'
import { countOpenNeeds, findNeeds, listOpenNeeds, type Need } from '../store/needs.ts'
import {
  addMatch,
  findMatches,
  findResources,
  findServices,
  listResources,
  listServices,
  type Match,
  matchesOf,
  releaseMatch as release,
} from '../store/resources.ts'
import { needView } from './needs.ts'
import { changed, handOf } from './the.ts'

type Endpoints = typeof linkageContract.endpoints

const matchView = (match: Match) => ({
  id: match.id,
  kind: match.resourceId === null ? ('service' as const) : ('resource' as const),
  title: match.title,
  by: match.by,
  reasons: match.reasons,
  pickedName: match.pickedName,
  pickedOn: dateOf(match.pickedAt),
  version: match.version,
})

export const listNeeds: Handler<Endpoints['listNeeds']> = async ({ areaCode, page, pageSize, ...filter }, call) => {
  const { tx, today } = call
  const search = { ...filter, codes: await codesWithin(tx, call.reach(), areaCode) }
  const rows = await listOpenNeeds(tx, { ...search, page, pageSize })
  const matches = await matchesOf(
    tx,
    rows.map(({ id }) => id),
  )
  return {
    rows: rows.map((need) => ({
      ...needView(need, today),
      projectId: need.projectId,
      projectTitle: need.projectTitle,
      matches: matches.filter(({ needId }) => needId === need.id).map(matchView),
    })),
    total: await countOpenNeeds(tx, search),
  }
}

async function theNeed(call: Call, needId: string): Promise<Need> {
  const [need] = await findNeeds(call.tx, [needId])
  if (!need) throw linkageErrors.noNeed()
  call.allow({ areaPath: need.areaPath })
  call.about('needs.need', needId)
  return need
}

type Kind = 'resource' | 'service'
type Found = Offer & {
  kind: Kind
  id: string
  title: string
  by: string
  amount: string
  conditions: string
  version: number
}
type Candidate = Found & Fit

const ENOUGH = 100
/** What is on the lists of the need's district; an offer holds nothing personal without its contact. */
async function offersFor({ tx, today }: Call, need: Need, only?: { kind: Kind; id: string }): Promise<Found[]> {
  const district = need.areaPath.split('.').slice(0, 2).join('.')
  const search = { codes: await codesWithin(tx, [district]), day: today, page: 1, pageSize: ENOUGH }
  const resources = only
    ? await findResources(tx, only.kind === 'resource' ? [only.id] : [], today)
    : await listResources(tx, { ...search, state: 'available' })
  const services = only
    ? await findServices(tx, only.kind === 'service' ? [only.id] : [], today)
    : await listServices(tx, { ...search, openOnly: true })
  return [
    ...resources.map((one) => ({
      ...one,
      kind: 'resource' as const,
      by: one.ownerName,
      isFree: one.state === 'available',
    })),
    ...services.map((one) => ({
      ...one,
      ...{
        kind: 'service' as const,
        title: one.name,
        by: one.provider,
        amount: one.openTimes,
        conditions: one.howToApply,
      },
      isFree: true,
    })),
  ]
}

const fitting = (need: Need, offers: readonly Found[], today: string): Candidate[] =>
  offers
    .flatMap((offer) => {
      const fit = fitOf(need, offer, today)
      return fit ? [{ ...offer, ...fit }] : []
    })
    .toSorted((one, other) => other.points - one.points || one.title.localeCompare(other.title, 'zh-CN'))

export const findCandidates: Handler<Endpoints['findCandidates']> = async ({ needId }, call) => {
  const need = await theNeed(call, needId)
  const matches = await matchesOf(call.tx, [needId])
  const picked = new Set(matches.map(({ resourceId, serviceId }) => resourceId ?? serviceId))
  const rows = fitting(need, await offersFor(call, need), call.today).filter(({ id }) => !picked.has(id))
  return { need: needView(need, call.today), rows, matches: matches.map(matchView) }
}

export const pickMatch: Handler<Endpoints['pickMatch']> = async ({ needId, kind, offerId, version }, call) => {
  const need = await theNeed(call, needId)
  const [offer] = await offersFor(call, need, { kind, id: offerId })
  if (!offer) throw linkageErrors.noOffer()
  if (offer.version !== version) throw accessErrors.stale()
  const [candidate] = fitting(need, [offer], call.today)
  if (!candidate) throw linkageErrors.noFit()
  const by = handOf(call)
  const match = {
    needId,
    areaCode: need.areaCode,
    resourceId: kind === 'resource' ? offerId : null,
    serviceId: kind === 'service' ? offerId : null,
    reasons: candidate.reasons,
  }
  const matchId = await addMatch(call.tx, match, by)
  if (!matchId) throw linkageErrors.matchedAlready()
  await note(call, needId, `对接：${candidate.title}（${candidate.by}）`, matchId)
  await changed(call, need.areaPath)
  return { matchId }
}

const note = (call: Call, needId: string, text: string, matchId: string) =>
  noteAct(call.tx, {
    ...{ needId, party: 'community', kind: 'note', note: text },
    ...{ by: handOf(call), source: { kind: 'linkage.match', id: matchId } },
  })

export const releaseMatch: Handler<Endpoints['releaseMatch']> = async ({ matchId, version, reason }, call) => {
  const [match] = await findMatches(call.tx, [matchId])
  if (!match) throw linkageErrors.noMatch()
  call.allow({ areaPath: match.areaPath })
  call.about('linkage.match', matchId)
  await release(call.tx, { id: matchId, version }, reason, handOf(call))
  await changed(call, match.areaPath)
  return {}
}
