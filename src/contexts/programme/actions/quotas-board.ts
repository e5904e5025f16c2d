import type { Handler } from '#platform/http/pipeline.ts'
import { mustHaveProgramme } from '../admission.ts'
import type { programmeContract } from '../contract.ts'
import { minCommunitiesOn } from '../programme.ts'
import { conflictOf, leftOf } from '../rules/conflict.ts'
import { listDecisions, listQuotas, type QuotaDecision, type QuotaRow } from '../store/quotas.ts'

type Endpoint = typeof programmeContract.endpoints.quotasBoard
const columns = ['notice', 'quota', 'joint', 'used', 'pending', 'left'] as const

/** Each district's quota, what draws on it, what is left, the conflict with its arithmetic and what was decided. */
export const quotasBoard: Handler<Endpoint> = async (_, { tx, today, reach, may }) => {
  const min = minCommunitiesOn(await mustHaveProgramme(tx), today)
  const quotas = await listQuotas(tx, { reach: reach(), min })
  const decisions = await listDecisions(
    tx,
    quotas.map(({ districtCode }) => districtCode),
  )
  const rows = quotas.map((quota) => ({
    ...rowOf(quota, min),
    decisions: decisions.filter(({ districtCode }) => districtCode === quota.districtCode).map(shown(decisions)),
    mayDecide: may('programme.quota.decide', { areaPath: quota.areaPath }),
  }))
  const totals = Object.fromEntries(
    columns.map((column) => [
      column,
      {
        towns: rows.reduce((sum, row) => sum + row[column].towns, 0),
        communities: rows.reduce((sum, row) => sum + row[column].communities, 0),
      },
    ]),
  ) as Record<(typeof columns)[number], { towns: number; communities: number }>
  return { minCommunities: min, rows, totals }
}

function rowOf(quota: QuotaRow, min: number) {
  const { towns, communities } = leftOf(quota)
  return {
    districtCode: quota.districtCode,
    districtName: quota.districtName,
    notice: { towns: quota.noticeTowns, communities: quota.noticeCommunities },
    quota: { towns: quota.towns, communities: quota.communities },
    joint: { towns: quota.jointTowns, communities: quota.jointCommunities },
    used: { towns: quota.usedTowns, communities: quota.usedCommunities },
    pending: { towns: quota.pendingTowns, communities: quota.pendingCommunities },
    left: { towns, communities },
    coveredAllowed: quota.covered,
    conflict: conflictOf(quota.districtName, quota, min) ?? null,
    version: quota.version,
  }
}

const shown =
  (all: readonly QuotaDecision[]) =>
  ({ id, way, towns, communities, covered, reason, actorName, decidedAt }: QuotaDecision) => ({
    id,
    way,
    towns,
    communities,
    covered,
    reason,
    actorName,
    decidedAt: decidedAt.toISOString(),
    takenBack: all.some(({ takesBack }) => takesBack === id),
  })
