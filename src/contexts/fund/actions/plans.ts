import { addDays, addMonths } from '#kernel/time.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { mustOperate } from '../public.ts'
import { openResolution } from '../resolve.ts'
import { approvePlan as approve, findPlan, insertPlan, setResolution } from '../store/plans.ts'
import { mustBeCurrent } from './funds.ts'
import { fundAtHand, fundHeld, handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

/** Work and money of twelve months ahead (三（一） 可持续): made here, voted by the committee, approved by the charity. */
export const makePlan: Handler<Endpoints['makePlan']> = async ({ fundId, version, ...plan }, call) => {
  const { tx, now } = call
  const fund = await fundHeld(call, fundId)
  mustBeCurrent(call, fund, version)
  mustOperate(fund)
  if (plan.toDate !== addDays(addMonths(plan.fromDate, 12), -1)) throw fundErrors.badPlanPeriod()
  const by = handOf(call)
  const planId = await insertPlan(tx, { fundId, ...plan }, by)
  const resolutionId = await openResolution(tx, {
    ...{ fundId, kind: 'plan', title: `${plan.fromDate}起的年度计划`, subjectKind: 'fund.plan', subjectId: planId },
    ...{ interested: { personIds: [], organisationIds: [] }, by, now },
  })
  await setResolution(tx, planId, resolutionId)
  return { planId, resolutionId }
}

export const approvePlan: Handler<Endpoints['approvePlan']> = async ({ fundId, planId, version }, call) => {
  const { tx, today, actor, tell } = call
  const fund = await fundAtHand(call, fundId)
  const plan = await findPlan(tx, planId)
  if (plan?.fundId !== fundId) throw fundErrors.noPlan()
  if (plan.byAccount === actor.accountId) throw accessErrors.sameHand()
  if (plan.state !== 'voted') throw fundErrors.planNotVoted()
  await approve(tx, planId, version, handOf(call), today)
  await tell('fund.funds-changed', { areaCodes: [fund.areaCode] })
  return { version: version + 1 }
}
