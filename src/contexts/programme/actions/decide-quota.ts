import type { Call, Handler } from '#platform/http/pipeline.ts'
import { mustHaveProgramme } from '../admission.ts'
import type { programmeContract } from '../contract.ts'
import { programmeErrors } from '../errors.ts'
import { minCommunitiesOn } from '../programme.ts'
import { changeOf, conflictOf, leftOf, WAYS } from '../rules/conflict.ts'
import { findDecision, findQuota, isTakenBack, lockQuota, recordDecision } from '../store/quotas.ts'

type Endpoints = typeof programmeContract.endpoints

/** The city chooses one of the ways out of a district's conflict. Errors: there is none; more than is needed. */
export const decideQuotaConflict: Handler<Endpoints['decideQuotaConflict']> = async (
  { districtCode, version, way, count, reason },
  call,
) => {
  const { tx, actor, now } = call
  const { quota, min } = await quotaOf(call, districtCode)
  const conflict = conflictOf(quota.districtName, quota, min)
  if (!conflict) throw programmeErrors.noConflict(quota.districtName)
  const open = conflict.ways.find((one) => one.way === way)?.count ?? 0
  if (count > open) throw programmeErrors.wayNotOpen(WAYS[way], open)
  const decisionId = await recordDecision(tx, version, {
    districtCode,
    way,
    ...changeOf(way, count),
    reason,
    takesBack: null,
    decidedBy: actor.accountId,
    actorName: actor.name,
    decidedAt: now,
  })
  return { decisionId, version: version + 1 }
}

/** A decision is undone by another that says why; both stay. Errors: what it gave is drawn on already. */
export const takeBackQuotaDecision: Handler<Endpoints['takeBackQuotaDecision']> = async (
  { districtCode, decisionId, version, reason },
  call,
) => {
  const { tx, actor, now } = call
  const { quota } = await quotaOf(call, districtCode)
  const decision = await findDecision(tx, decisionId)
  if (decision?.districtCode !== districtCode || decision.way === 'take-back' || (await isTakenBack(tx, decisionId)))
    throw programmeErrors.noDecision()
  const left = leftOf(quota)
  if (isDrawn(left.communities, decision.communities) || isDrawn(left.covered, decision.covered))
    throw programmeErrors.takenBackTooLate(
      decision.covered > 0 ? '已有创建点按它以仅辐射社区补足' : `剩余社区名额${Math.max(0, left.communities)}个`,
    )
  await recordDecision(tx, version, {
    districtCode,
    way: 'take-back',
    towns: -decision.towns,
    communities: -decision.communities,
    covered: -decision.covered,
    reason,
    takesBack: decisionId,
    decidedBy: actor.accountId,
    actorName: actor.name,
    decidedAt: now,
  })
  return { version: version + 1 }
}

/** What a decision did not give cannot be missing, even where the district is short of it already. */
const isDrawn = (left: number, given: number): boolean => given > 0 && left < given

/** The district's quota, held until the transaction ends, with its place settled. */
async function quotaOf({ tx, today, allow, about }: Call, districtCode: string) {
  const min = minCommunitiesOn(await mustHaveProgramme(tx), today)
  await lockQuota(tx, districtCode)
  const quota = await findQuota(tx, districtCode, min)
  if (!quota) throw programmeErrors.noQuota()
  allow({ areaPath: quota.areaPath })
  about('programme.quota', districtCode)
  return { quota, min }
}
