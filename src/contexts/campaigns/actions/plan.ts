import { findArea } from '#contexts/directory/public.ts'
import { findFund, mustOperate } from '#contexts/fund/public.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify, settleMessages } from '#platform/notify/store.ts'
import type { campaignsContract } from '../contract.ts'
import { campaignsErrors } from '../errors.ts'
import { mustBeSound, mustHavePartnerPapers } from '../sound-plan.ts'
import { addCampaign, approvePlan, changePlan, fundsToPlan, returnPlan } from '../store/campaigns.ts'
import { stepsOf } from '../store/papers.ts'
import { changed, handOf, theOne } from './the-one.ts'

type Endpoints = typeof campaignsContract.endpoints
const linkOf = (id: string) => `/fund/campaigns/${id}`

export const listFundsToPlan: Handler<Endpoints['listFundsToPlan']> = async (_, { tx, reach }) =>
  fundsToPlan(tx, reach())

export const draftCampaign: Handler<Endpoints['draftCampaign']> = async (
  { areaCode, fundId, leaderIsStaff: _staff, ...plan },
  call,
) => {
  const { tx, today, allow, about } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw campaignsErrors.noArea()
  allow({ areaPath: area.path })
  const fund = await findFund(tx, fundId)
  if (!fund) throw campaignsErrors.noFund()
  if (fund.areaCode !== areaCode) throw campaignsErrors.fundElsewhere(fund.name)
  mustOperate(fund)
  await mustBeSound(call, plan, fund.charityName)
  const campaignId = await addCampaign(tx, { ...plan, areaCode, fundId }, handOf(call))
  about('campaigns.campaign', campaignId)
  await tellApprovers(call, { areaPath: area.path, title: plan.title, id: campaignId, today })
  await changed(call, { areaCode })
  return { campaignId }
}

type Waiting = { areaPath: string; title: string; id: string; today: string }
async function tellApprovers({ tx, actor, now }: Parameters<typeof handOf>[0], waiting: Waiting): Promise<void> {
  const hands = await accountsWith(tx, 'campaigns.campaign.approve', waiting.areaPath, waiting.today)
  const others = hands.filter((one) => one !== actor.accountId)
  await notify(tx, others, { title: `募捐方案待审定：${waiting.title}`, link: linkOf(waiting.id) }, now)
}

export const editCampaign: Handler<Endpoints['editCampaign']> = async (
  { campaignId, version, leaderIsStaff: _staff, ...plan },
  call,
) => {
  const one = await theOne(call, { campaignId, act: 'edit' })
  await mustBeSound(call, plan, one.charityName)
  const next = await changePlan(call.tx, { id: campaignId, version }, plan, handOf(call))
  await tellApprovers(call, { areaPath: one.areaPath, title: plan.title, id: campaignId, today: call.today })
  await changed(call, one)
  return { version: next }
}

export const approveCampaign: Handler<Endpoints['approveCampaign']> = async ({ campaignId, version }, call) => {
  const one = await theOne(call, { campaignId, act: 'approve', notBy: ({ plannedBy }) => plannedBy })
  mustHavePartnerPapers(one)
  const next = await approvePlan(call.tx, { id: campaignId, version }, handOf(call), call.today)
  await settleMessages(call.tx, linkOf(campaignId), call.now)
  await notify(call.tx, [one.plannedBy], { title: `募捐方案已审定：${one.title}`, link: linkOf(campaignId) }, call.now)
  await changed(call, one)
  return { version: next }
}

/** Back to the hand that planned; once handed in, changes go the way of 令74 第十二条 instead. */
export const returnCampaign: Handler<Endpoints['returnCampaign']> = async ({ campaignId, version, reason }, call) => {
  const one = await theOne(call, { campaignId, act: 'return' })
  if ((await stepsOf(call.tx, [campaignId])).length > 0) throw campaignsErrors.submittedAlready()
  const next = await returnPlan(call.tx, { id: campaignId, version }, reason)
  await settleMessages(call.tx, linkOf(campaignId), call.now)
  const message = { title: `募捐方案退回修改：${one.title}`, body: reason, link: linkOf(campaignId) }
  await notify(call.tx, [one.plannedBy], message, call.now)
  await changed(call, one)
  return { version: next }
}
