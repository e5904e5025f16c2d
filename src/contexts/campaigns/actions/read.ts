import { codesWithin } from '#contexts/directory/public.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { campaignsContract } from '../contract.ts'
import { campaignsErrors } from '../errors.ts'
import { limitsOf, roll } from '../limits.ts'
import { clockOf, type Duty, lastDayToSubmit } from '../rules/clock.ts'
import { type CampaignAct, mayFrom, nextSteps } from '../rules/states.ts'
import {
  type Campaign,
  type CampaignSearch,
  campaignsUnderWay,
  countCampaigns,
  findCampaigns,
  listCampaigns as list,
} from '../store/campaigns.ts'
import { changesOf, reportsOf, stepsOf } from '../store/papers.ts'
import { toPlan } from './the-plan.ts'

type Endpoints = typeof campaignsContract.endpoints

/** What is due of each campaign, in order of days. */
export async function clocksOf(
  { tx, today }: Pick<Call, 'tx' | 'today'>,
  campaigns: readonly Campaign[],
): Promise<ReadonlyMap<string, Duty[]>> {
  const ids = campaigns.map(({ id }) => id)
  const [steps, changes, reports] = await Promise.all([stepsOf(tx, ids), changesOf(tx, ids), reportsOf(tx, ids)])
  const clocks = new Map<string, Duty[]>()
  for (const one of campaigns) {
    const timeline = {
      ...one,
      steps: steps.filter(({ campaignId }) => campaignId === one.id),
      changes: changes.filter(({ campaignId }) => campaignId === one.id),
      reportedOn: reports.find(({ campaignId }) => campaignId === one.id)?.reportedOn ?? null,
    }
    clocks.set(one.id, clockOf(timeline, { limits: await limitsOf(tx, one.startsOn), today, roll }))
  }
  return clocks
}

const isOpen = ({ state }: Duty): boolean => state === 'open' || state === 'overdue'

/** Campaigns with something overdue are few among those that run; the others are paged by the database. */
async function overdueOnes(call: Pick<Call, 'tx' | 'today'>, search: CampaignSearch): Promise<CampaignSearch> {
  const clocks = await clocksOf(call, await campaignsUnderWay(call.tx, search))
  const ids = [...clocks].filter(([, duties]) => duties.some(({ state }) => state === 'overdue')).map(([id]) => id)
  return { ...search, ids }
}

export const listCampaigns: Handler<Endpoints['listCampaigns']> = async (
  { areaCode, due, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const wanted: CampaignSearch = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const search = due === 'overdue' ? await overdueOnes({ tx, today }, wanted) : wanted
  const rows = await list(tx, { ...search, page, pageSize })
  const clocks = await clocksOf({ tx, today }, rows)
  return {
    rows: rows.map(({ partners, ...one }) => ({
      ...one,
      partnerCount: partners.length,
      nextDuty: clocks.get(one.id)?.find(isOpen) ?? null,
    })),
    total: await countCampaigns(tx, search),
  }
}

export const getCampaign: Handler<Endpoints['getCampaign']> = async ({ campaignId }, call) => {
  const { tx, allow, about } = call
  const [one] = await findCampaigns(tx, [campaignId])
  if (!one) throw campaignsErrors.noCampaign()
  allow({ areaPath: one.areaPath })
  about('campaigns.campaign', campaignId)
  const [clocks, steps, changes, reports, limits] = await Promise.all([
    clocksOf(call, [one]),
    stepsOf(tx, [campaignId]),
    changesOf(tx, [campaignId]),
    reportsOf(tx, [campaignId]),
    limitsOf(tx, one.startsOn),
  ])
  return {
    ...toPlan(one),
    clock: clocks.get(campaignId) ?? [],
    lastDayToSubmit: lastDayToSubmit(one, limits),
    steps,
    changes,
    report: reports[0] ?? null,
    may: mayOf(call, one, steps.at(-1)?.kind),
  }
}

function mayOf({ may, actor, today }: Call, one: Campaign, last: Parameters<typeof nextSteps>[0]) {
  const can = (act: CampaignAct, right: 'plan' | 'approve' | 'report'): boolean =>
    mayFrom(one, act) && may(`campaigns.campaign.${right}`, { areaPath: one.areaPath })
  return {
    edit: can('edit', 'plan'),
    approve: can('approve', 'approve') && one.plannedBy !== actor.accountId,
    return: can('return', 'approve') && last === undefined,
    step: can('step', 'report') ? [...nextSteps(last)] : [],
    start: can('start', 'report') && today >= one.startsOn,
    change: can('change', 'report'),
    end: can('end', 'report'),
    report: can('report', 'report'),
  }
}
