import type { Desk } from './desk.ts'
import { ACCOUNTANT, type Act, CASHIER, type FundTold, MANAGER, Way } from './money-parts.ts'

export type LotTold = {
  giver: { kind: 'person' | 'enterprise' | 'organisation'; name: string; consent: 'full' | 'masked' }
  title: string
  category: string
  unit: string
  quantity: number
  isUsed?: boolean
  on: string
  evidence: Record<string, unknown>
}
/** `by`: who hands out, at `areaCode`; the households are made up. */
export type HandoutTold = {
  areaCode: string
  by: string
  set: number
  each: number
  on: string
  to: readonly [string, string][]
}

/** Goods that two received, two valued and the manager approved; then some of them handed out, household by household. */
export function goodsActs(desk: Desk, fund: FundTold, lot: LotTold, handout?: HandoutTold): Act[] {
  let way: Way | undefined
  const come: Act = {
    on: lot.on,
    run: async () => {
      way = await takeIn(desk, fund, lot)
    },
  }
  if (!handout) return [come]
  const go: Act = {
    on: handout.on,
    run: async () => {
      if (way) await handOut(desk, fund, way, handout)
    },
  }
  return [come, go]
}

async function takeIn(desk: Desk, { fundId, code, clerk }: FundTold, lot: LotTold): Promise<Way> {
  const { on, evidence, ...what } = lot
  const form = { areaCode: code, fundId, ...what, handedOverOn: on }
  const { lotId } = await desk.send<{ lotId: string }>(clerk, 'goods.recordLot', form, `${on} 10:00`)
  const way = new Way(desk, { lotId })
  const looked = { inspectedOn: on, isUsable: true, isSafe: true, isHygienic: true, isClean: true }
  await way.go(clerk, 'goods.inspectLot', `${on} 10:30`, looked)
  await way.go(CASHIER, 'goods.answerInspection', `${on} 11:00`, { agrees: true })
  await way.go(CASHIER, 'goods.valueLot', `${on} 14:00`, evidence)
  await way.go(ACCOUNTANT, 'goods.checkValue', `${on} 15:00`, { agrees: true })
  await way.go(MANAGER, 'goods.approveValue', `${on} 16:00`, { agrees: true, storage: '街道党群服务中心库房' })
  return way
}

async function handOut(desk: Desk, { clerk }: FundTold, way: Way, { areaCode, by, set, each, on, to }: HandoutTold) {
  const { allocationId } = await way.go<{ allocationId: string }>(clerk, 'goods.allocateGoods', `${on} 09:00`, {
    ...{ areaCode, use: 'U1', purpose: '入户走访时送给低保、独居和残疾人家庭', quantity: set },
  })
  for (const [index, [name, description]] of to.entries()) {
    const receiver = { kind: 'household', name, description }
    const one = { areaCode, allocationId, receiver, quantity: each, handedOn: on }
    await desk.send(by, 'goods.handOut', one, `${on} 14:${String(10 + index * 8)}`)
  }
}
