import type { Tx } from '#platform/db/database.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import { accountsWith, notify } from '#platform/notify/store.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { soundCommittee } from '../resolve.ts'
import { missingFields } from '../rules/agreement.ts'
import { missingPapers, PAPERS, STATES, STEPS, type StepName, stepsFrom } from '../rules/states.ts'
import { findCharity } from '../store/charities.ts'
import { addStep, changeFund, type Fund, papersOf } from '../store/funds.ts'
import { listResolutions } from '../store/resolutions.ts'
import { isValidOn } from '../views.ts'
import { mustBeCurrent } from './funds.ts'
import { fundHeld, handOf } from './hand.ts'
import { mustBeEmpty } from './surplus.ts'

type Endpoints = typeof fundContract.endpoints

/** The town hands the agreement to the charity. */
export const draftAgreement: Handler<Endpoints['draftAgreement']> = async ({ fundId, version }, call) =>
  move(call, await fundHeld(call, fundId), { step: 'draft', version, reason: '' })

/** A step of the charity, which answers for the fund. Errors: fund.notNow and what the step asks for. */
export const moveFund: Handler<Endpoints['moveFund']> = async ({ fundId, version, step, reason }, call) => {
  const fund = await fundHeld(call, fundId)
  if (STEPS[step].side !== 'host') throw fundErrors.notNow(STATES[fund.state], STEPS[step].label)
  return move(call, fund, { step, version, reason })
}

async function move(
  call: Call,
  fund: Fund,
  { step, version, reason }: { step: StepName; version: number; reason: string },
) {
  const { tx, today, tell } = call
  const { to, label } = STEPS[step]
  if (!stepsFrom(fund.state).includes(step)) throw fundErrors.notNow(STATES[fund.state], label)
  mustBeCurrent(call, fund, version)
  const present = (await papersOf(tx, fund.id)).map(({ kind }) => kind)
  const missing = missingPapers(step, present).map((kind) => PAPERS[kind])
  if (missing.length > 0) throw fundErrors.papersMissing(missing.join('、'))
  await NEEDS[step]?.(tx, fund, today)
  await changeFund(tx, fund.id, version, { state: to, ...datesOf(step, today, fund) })
  await addStep(tx, fund.id, { fromState: fund.state, toState: to, reason }, handOf(call))
  await tell('fund.funds-changed', { areaCodes: [fund.areaCode] })
  await tellHands(call, fund, `${fund.areaName}社区基金：${label}`)
  return { version: version + 1 }
}

function datesOf(step: StepName, today: string, { operatingFrom }: Fund) {
  if (step === 'sign') return { signedOn: today }
  if (step === 'operate') return { operatingFrom: operatingFrom ?? today }
  return step === 'settle' ? { endedOn: today } : {}
}

/** Town and charity hear of each other's steps. */
async function tellHands({ tx, now, today, actor }: Call, { id, areaPath }: Fund, title: string): Promise<void> {
  const near = [
    ...(await accountsWith(tx, 'fund.fund.prepare', areaPath, today)),
    ...(await accountsWith(tx, 'fund.fund.host', areaPath, today)),
  ]
  const others = near.filter((account) => account !== actor.accountId)
  await notify(tx, others, { title, link: `/fund/funds/${id}` }, now)
}

/** What a step asks for beyond its papers. */
const NEEDS: Partial<Record<StepName, (tx: Tx, fund: Fund, today: string) => Promise<void>>> = {
  draft: async (_, fund) => {
    const missing = missingFields(fund)
    if (missing.length > 0) throw fundErrors.agreementIncomplete(missing.join('、'))
  },
  /** S1.1: an agreement counts only if the certificate was valid on the day it was signed. */
  sign: async (tx, { charityId }, today) => {
    const charity = await findCharity(tx, charityId)
    if (!charity || !isValidOn(charity, today)) throw fundErrors.certificateInvalid(today)
  },
  operate: mustHaveCommittee,
  resume: mustHaveCommittee,
  settle: (tx, { id }) => mustBeEmpty(tx, id),
  terminate: async (tx, { id }) => {
    const passed = await listResolutions(tx, { codes: null, fundId: id, state: 'passed', kind: 'termination' })
    if (passed.length === 0) throw fundErrors.noTermination()
  },
}

async function mustHaveCommittee(tx: Tx, { id }: Fund, today: string): Promise<void> {
  await soundCommittee(tx, id, today)
}
