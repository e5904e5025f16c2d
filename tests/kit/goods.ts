import { sql } from 'kysely'
import { beforeAll } from 'vitest'
import { goodsContract as contract } from '#contexts/goods/contract.ts'
import { officeContract } from '#contexts/office/contract.ts'
import type { Tx } from '#platform/db/database.ts'
import { paths } from './divisions.ts'
import { aFund, NANSHI } from './giving.ts'
import { loadTianjin } from './programme.ts'
import type { Town } from './town.ts'

export const COMMUNITY = '120101006018'
type Hand = ReturnType<Town['as']>
type HandName = 'clerk' | 'worker' | 'cashier' | 'accountant' | 'manager'

export const quilts = {
  giver: { kind: 'enterprise', name: '天津市暖心纺织有限公司', consent: 'full' },
  ...{ title: '棉被', category: 'daily', brand: '暖心', spec: '150×200厘米', unit: '床', quantity: 30 },
  ...{ priceNote: '出厂价每床120元', handedOverOn: '2024-03-01' },
}
export const looksFine = { isUsable: true, isSafe: true, isHygienic: true, isClean: true, inspectedOn: '2024-03-02' }
export const quotes = (...units: number[]) =>
  units.map((unitFen, index) => ({ source: `报价商场${index + 1}`, on: '2024-03-02', unitFen }))

/** The fund of 南市街道 with everybody who touches goods, and the way of a lot from the offer into stock. */
export function goodsScene(town: Town) {
  const hands = {} as Record<HandName, Hand>
  const kept = { fundId: '' }
  beforeAll(async () => {
    await loadTianjin(town)
    kept.fundId = await aFund(town)
    const roles = { cashier: 'charityCashier', accountant: 'charityAccountant', manager: 'charityManager' } as const
    for (const [name, role] of Object.entries(roles))
      hands[name as HandName] = town.as(await town.person(role, paths.nanshi))
    hands.clerk = town.as(await town.person('townAdmin', paths.nanshi))
    hands.worker = town.as(await town.person('communityWorker', paths.xinwenhua))
  })
  const as = (name: HandName): Hand => hands[name]
  const fundId = (): string => kept.fundId

  async function offer(more: object = {}, by: HandName = 'clerk') {
    return as(by).ask(contract, 'recordLot', { areaCode: NANSHI, fundId: kept.fundId, ...quilts, ...more })
  }
  async function lotOf(lotId: string, by: HandName = 'clerk') {
    return (await as(by).ask(contract, 'getLot', { lotId })).body
  }
  /** The version changes with every step; each asks for it anew. */
  async function act(by: HandName, name: keyof typeof contract.endpoints, lotId: string, more: object = {}) {
    const { version } = await lotOf(lotId)
    return as(by).ask(contract, name, { lotId, version, ...more })
  }
  /** Offered, inspected by two, valued by two, approved by a third. */
  async function inStock(
    more: object = {},
    evidence: object = { level: 'V3', quotes: quotes(11_000, 12_000, 13_000) },
  ) {
    const { body } = await offer(more)
    if (!body.lotId) throw new Error(body.message)
    const lotId = body.lotId as string
    const steps: [HandName, keyof typeof contract.endpoints, object][] = [
      ['clerk', 'inspectLot', looksFine],
      ['cashier', 'answerInspection', { agrees: true }],
      ['accountant', 'valueLot', evidence],
      ['cashier', 'checkValue', { agrees: true }],
      ['manager', 'approveValue', { agrees: true, storage: '街道仓库2号架' }],
    ]
    for (const [by, name, input] of steps) {
      const { status, body: told } = await act(by, name, lotId, input)
      if (status !== 200) throw new Error(`${name}: ${told.message}`)
    }
    return lotId
  }
  async function allocate(lotId: string, quantity: number, more: object = {}) {
    const { body } = await act('clerk', 'allocateGoods', lotId, {
      ...{ areaCode: COMMUNITY, use: 'U1', purpose: '冬季困难老人御寒', quantity, ...more },
    })
    if (!body.allocationId) throw new Error(body.message)
    return body.allocationId as string
  }
  const handOut = (allocationId: string, quantity: number, more: object = {}) =>
    as('worker').ask(contract, 'handOut', {
      ...{ areaCode: COMMUNITY, allocationId, quantity, handedOn: '2024-03-05' },
      receiver: { kind: 'household', name: '李秀兰', description: '3号楼2门，低保独居' },
      ...more,
    })
  async function aPaper(by: HandName, areaCode: string): Promise<string> {
    const { body } = await as(by).ask(officeContract, 'uploadFile', { areaCode, purpose: 'document' })
    return body.fileId
  }
  return { as, fundId, offer, lotOf, act, inStock, allocate, handOut, aPaper }
}

/** Stock as a storekeeper reads it. */
export async function stockTable(tx: Tx, fundId: string): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select format('%s%s  入%s 出%s 存%s  价值%s 余%s', l.title, coalesce('（' || l.valuation || '）', ''),
      coalesce(sum(m.quantity) filter (where m.quantity > 0), 0), coalesce(-sum(m.quantity) filter (where m.quantity < 0), 0), l.stock,
      coalesce((l.value_fen / 100.0)::numeric(12, 2)::text, '—'), (l.left_fen / 100.0)::numeric(12, 2)) as line
    from goods.lot l left join goods.movement m on m.lot_id = l.id where l.fund_id = ${fundId}
    group by l.id order by l.no`.execute(tx)
  return rows.map(({ line }) => line).join('\n')
}
