import { codesWithin, findArea } from '#contexts/directory/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { accessErrors } from '#platform/http/errors.ts'
import type { Call, Handler } from '#platform/http/pipeline.ts'
import type { fundContract } from '../contract.ts'
import { fundErrors } from '../errors.ts'
import { showBp } from '../rules/agreement.ts'
import { nameFault } from '../rules/committee.ts'
import { mayEdit, missingPapers, PAPERS, STATES, STEPS, stepsFrom } from '../rules/states.ts'
import { findCharity } from '../store/charities.ts'
import { membersOf } from '../store/committee.ts'
import {
  type Agreement,
  addEarmark,
  changeFund,
  countFunds,
  earmarksOf,
  type Fund,
  insertFund,
  listFunds as list,
  papersOf,
  stepsOf,
} from '../store/funds.ts'
import { plansOf } from '../store/plans.ts'
import { disposalsOf, heldBy } from '../store/surplus.ts'
import { fundRow, personRow } from '../views.ts'
import { warningsOf } from '../warnings.ts'
import { fundAtHand, fundHeld, handOf } from './hand.ts'

type Endpoints = typeof fundContract.endpoints

export const listFunds: Handler<Endpoints['listFunds']> = async (
  { areaCode, page, pageSize, ...filter },
  { tx, today, reach },
) => {
  const search = { ...filter, codes: await codesWithin(tx, reach(), areaCode) }
  const [rows, total] = [await list(tx, search, today, { page, pageSize }), await countFunds(tx, search)]
  return { rows: rows.map(fundRow), total }
}

export const getFund: Handler<Endpoints['getFund']> = async ({ fundId }, call) => {
  const { tx, today, may } = call
  const fund = await fundAtHand(call, fundId)
  const { areaPath } = fund
  const papers = await papersOf(tx, fundId)
  const members = await membersOf(tx, fundId)
  const [mayKeep, mayHost] = [may('fund.fund.prepare', { areaPath }), may('fund.fund.host', { areaPath })]
  return {
    ...fundRow(fund),
    ...agreementOf(fund),
    ...{ charityId: fund.charityId, operatingFrom: fund.operatingFrom, endedOn: fund.endedOn },
    ...{ preparedName: fund.preparedName, version: fund.version },
    steps: await stepsOf(tx, fundId),
    papers: papers.map(({ fileId: _, ...paper }) => paper),
    earmarks: await earmarksOf(tx, fundId),
    committee: members.map((one) => personRow(one, today)),
    plans: (await plansOf(tx, fundId)).map(
      ({ fundId: _, areaPath: __, byAccount: ___, madeAt: ____, ...plan }) => plan,
    ),
    surplusLeft: await surplusOf(call, fund, mayHost),
    warnings: await warningsOf(tx, fund, today),
    next: nextOf(fund, papers, { mayKeep, mayHost }),
    mayEdit: mayKeep && mayEdit(fund.state),
    ...{ mayKeep, mayHost, mayOpen: may('fund.resolution.open', { areaPath }) },
  }
}

async function surplusOf({ tx }: Call, { id, state }: Fund, mayHost: boolean) {
  if (state !== 'terminating' && state !== 'settled') return null
  const disposals = await disposalsOf(tx, id)
  const held = await heldBy(tx, id)
  const waits = disposals.some(({ entryId }) => entryId === null)
  return {
    ...held,
    disposals: disposals.map(({ fundId: _, fundState: __, areaPath: ___, laidDownBy: ____, ...one }) => one),
    mayDispose: mayHost && state === 'terminating' && held.cashFen > 0 && !waits,
  }
}

const nextOf = (
  { state }: Fund,
  papers: Awaited<ReturnType<typeof papersOf>>,
  { mayKeep, mayHost }: { mayKeep: boolean; mayHost: boolean },
) =>
  stepsFrom(state)
    .filter((step) => (STEPS[step].side === 'town' ? mayKeep : mayHost))
    .map((step) => ({
      step,
      label: STEPS[step].label,
      effect: STEPS[step].effect,
      missing: missingPapers(
        step,
        papers.map(({ kind }) => kind),
      ).map((kind) => PAPERS[kind]),
    }))

const agreementOf = (fund: Fund): Agreement => ({
  name: fund.name,
  keeperName: fund.keeperName,
  purpose: fund.purpose,
  source: fund.source,
  startFen: fund.startFen,
  useOfMoney: fund.useOfMoney,
  rights: fund.rights,
  voting: fund.voting,
  managementFeeBp: fund.managementFeeBp,
  disclosure: fund.disclosure,
  fromDate: fund.fromDate,
  toDate: fund.toDate,
  endConditions: fund.endConditions,
  surplus: fund.surplus,
  disputes: fund.disputes,
})

const NAME_FAULTS = {
  charity: '请以慈善组织全称开头',
  ending: '请以“社区基金”或“社区公益基金”结尾',
  letters: '不能含字母或数字',
  national: '不能含“中国”“全国”“国际”等字样',
} as const

async function mustFit(tx: Tx, charityId: string, { name, managementFeeBp }: Agreement): Promise<void> {
  const charity = await findCharity(tx, charityId)
  if (!charity) throw fundErrors.noCharity()
  const fault = nameFault(name, charity.name)
  if (fault) throw fundErrors.badName(NAME_FAULTS[fault])
  if (managementFeeBp > charity.managementCapBp) throw fundErrors.feeAboveCap(showBp(charity.managementCapBp))
}

export const prepareFund: Handler<Endpoints['prepareFund']> = async ({ areaCode, charityId, ...agreement }, call) => {
  const { tx, allow, about, tell } = call
  const area = await findArea(tx, areaCode)
  if (!area) throw fundErrors.noTown()
  allow({ areaPath: area.path })
  if (area.level !== 'town') throw fundErrors.noTown()
  await mustFit(tx, charityId, agreement)
  const fundId = await insertFund(tx, { areaCode, charityId, ...agreement }, handOf(call))
  if (!fundId) throw fundErrors.fundTwice()
  about('fund.fund', fundId)
  await tell('fund.funds-changed', { areaCodes: [areaCode] })
  return { fundId }
}

export const editAgreement: Handler<Endpoints['editAgreement']> = async ({ fundId, version, ...agreement }, call) => {
  const fund = await fundAtHand(call, fundId)
  if (!mayEdit(fund.state)) throw fundErrors.agreementFixed(STATES[fund.state])
  await mustFit(call.tx, fund.charityId, agreement)
  await changeFund(call.tx, fundId, version, agreement)
  return { version: version + 1 }
}

export const openEarmark: Handler<Endpoints['openEarmark']> = async ({ fundId, version, communityCode }, call) => {
  const { tx, now } = call
  const fund = await fundHeld(call, fundId)
  mustBeCurrent(call, fund, version)
  const community = await findArea(tx, communityCode)
  if (community?.level !== 'community' || community.parentCode !== fund.areaCode) throw fundErrors.noCommunity()
  await addEarmark(tx, fundId, communityCode, now)
  await changeFund(tx, fundId, version, {})
  return { version: version + 1 }
}

/** Errors: access.stale when the fund was changed since it was read. */
export function mustBeCurrent(_: Call, fund: Fund, version: number): void {
  if (fund.version !== version) throw accessErrors.stale()
}
