import { expect, test } from 'vitest'
import { balanceOf } from '#contexts/ledger/public.ts'
import { NANSHI } from '../../../tests/kit/giving.ts'
import { COMMUNITY, goodsScene, looksFine, quotes, stockTable } from '../../../tests/kit/goods.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { goodsContract as contract } from './contract.ts'

const town = aTown()
const { as, fundId, offer, lotOf, act, inStock, allocate, handOut, aPaper } = goodsScene(town)

test('quilts are offered, inspected, valued, stocked, allocated, handed out and signed for; stock and ledger say the same', async () => {
  const lotId = await inStock({ quantity: 3 }, { level: 'V3', quotes: quotes(9_990, 10_000, 10_010) })
  const old = await inStock(
    { title: '旧棉衣', category: 'clothing', isUsed: true, unit: '件', quantity: 5 },
    { level: 'V0' },
  )
  const allocationId = await allocate(lotId, 3)
  const { body: seen } = await as('worker').ask(contract, 'listAllocations', { open: true })
  expect(seen.rows).toMatchObject([{ id: allocationId, title: '棉被', quantity: 3, handed: 0, mayHandOut: true }])
  const first = await handOut(allocationId, 1, { signatureFileId: await aPaper('worker', COMMUNITY) })
  expect(first.body).toMatchObject({ left: 2 })
  const second = await handOut(allocationId, 1)
  const worn = await handOut(await allocate(old, 5), 4)
  expect(worn.status).toBe(200)

  const { body: list } = await as('worker').ask(contract, 'listHandouts', {})
  expect(
    list.rows.map(({ receiver, title, fen, signedOn }: Record<string, unknown>) => [receiver, title, fen, signedOn]),
  ).toEqual(
    expect.arrayContaining([
      ['李**一户', '棉被', 10_000, '2024-03-05'],
      ['李**一户', '棉被', 10_000, null],
      ['李**一户', '旧棉衣', 0, null],
    ]),
  )
  const signature = { handoutId: second.body.handoutId, signatureFileId: await aPaper('worker', COMMUNITY) }
  expect((await as('worker').ask(contract, 'signHandout', signature)).status).toBe(200)
  expect((await as('worker').ask(contract, 'signHandout', signature)).body.message).toContain('已有签名')

  expect(await town.tx((tx) => stockTable(tx, fundId()))).toBe(
    ['棉被（V3）  入3 出2 存1  价值300.00 余100.00', '旧棉衣（V0）  入5 出4 存1  价值0.00 余0.00'].join('\n'),
  )
  expect(await town.tx((tx) => ledgerTable(tx, fundId()))).toBe(
    [
      '2024-0001 2024-03-01 捐赠物资WZ120101006-2024-0001：棉被3床',
      '    借 捐赠物资 300.00',
      '    　贷 捐赠收入—非限定性 300.00',
      '2024-0002 2024-03-05 发放物资WZ120101006-2024-0001：棉被1床',
      '    借 业务活动成本—困难群体支持性服务 100.00',
      '    　贷 捐赠物资 100.00',
      '2024-0003 2024-03-05 发放物资WZ120101006-2024-0001：棉被1床',
      '    借 业务活动成本—困难群体支持性服务 100.00',
      '    　贷 捐赠物资 100.00',
    ].join('\n'),
  )
  const { body: stock } = await as('clerk').ask(contract, 'listStock', {})
  expect(stock).toMatchObject({ total: 2, pieces: 2, leftFen: 10_000 })
})

test('a value that does not divide goes out to the last fen', async () => {
  const lotId = await inStock(
    { title: '大米', unit: '袋', quantity: 3 },
    { level: 'V1', proofFen: 10_000, proofNo: 'FP-1', proofOn: '2024-03-01' },
  )
  const allocationId = await allocate(lotId, 3)
  for (let n = 0; n < 3; n += 1) expect((await handOut(allocationId, 1)).status).toBe(200)
  expect(await lotOf(lotId)).toMatchObject({ state: 'finished', stock: 0, leftFen: 0, allocated: 0 })
  const { body } = await as('clerk').ask(contract, 'listMovements', { lotId })
  expect(body.rows.map(({ fen }: { fen: number }) => fen).toSorted((a: number, b: number) => a - b)).toEqual([
    ...[-3_334, -3_333, -3_333, 10_000],
  ])
})

test('twenty hands at the last piece hand out one', async () => {
  const lotId = await inStock({ title: '轮椅', unit: '辆', quantity: 1 })
  const allocationId = await allocate(lotId, 1)
  const tries = await Promise.all(Array.from({ length: 20 }, () => handOut(allocationId, 1)))
  expect(tries.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(new Set(tries.filter(({ status }) => status !== 200).map(({ body }) => body.message))).toEqual(
    new Set(['这次分配已经发完，没有登记。请联系街镇再分配']),
  )
  expect(await lotOf(lotId)).toMatchObject({ stock: 0, state: 'finished' })
})

test('what must not be taken is refused at the door, and the ledger is as before', async () => {
  const before = await town.tx((tx) => balanceOf(tx, fundId()))
  const told = async (more: object) => (await offer(more)).body.message
  expect(await told({ quantity: 0 })).toContain('数量须大于0')
  expect(await told({ quantity: -2 })).toContain('数量须大于0')
  const food = { title: '牛奶', category: 'food', unit: '箱' }
  expect(await told(food)).toContain('生产日期和保质期')
  expect(await told({ ...food, producedOn: '2023-09-01', expiresOn: '2024-03-04' })).toContain('已于2024年3月4日过期')
  expect(await told({ restrictionKind: 'purpose' })).toContain('五类用途')
  expect(await told({ earmarkCode: '120101001001' })).toContain('社区分账')

  const { body } = await offer({ ...food, producedOn: '2023-12-05', expiresOn: '2024-04-01' })
  const { body: looked } = await act('clerk', 'inspectLot', body.lotId, looksFine)
  expect(looked.faults).toEqual(['剩余保质期30天，不足3分之一'])
  const own = await act('clerk', 'answerInspection', body.lotId, { agrees: true })
  expect([own.status, own.body.message]).toEqual([403, '验收须由两名接收人分别签字，请由另一位同事复核'])
  await act('cashier', 'answerInspection', body.lotId, { agrees: true })
  expect(await lotOf(body.lotId)).toMatchObject({ state: 'refused', refusal: '剩余保质期30天，不足3分之一' })
  expect((await act('accountant', 'valueLot', body.lotId, { level: 'V0' })).body.message).toContain('未接收')
  expect(await town.tx((tx) => balanceOf(tx, fundId()))).toEqual(before)
})

test('a value needs proof, another hand and the charity; the same hand never twice', async () => {
  const { body } = await offer({ title: '电暖器', category: 'appliance', unit: '台', quantity: 10 })
  const { lotId } = body
  await act('clerk', 'inspectLot', lotId, looksFine)
  await act('cashier', 'answerInspection', lotId, { agrees: true })
  const value = async (evidence: object) => (await act('accountant', 'valueLot', lotId, evidence)).body
  expect((await value({ level: 'V1' })).message).toContain('没有价格凭据的物资价值为0，不能开具捐赠票据')
  expect((await value({ level: 'V3', quotes: quotes(20_000, 21_000) })).message).toContain('至少要有3份')
  expect((await value({ level: 'V2', proofFen: 200_000, proofNo: 'C1', proofOn: '2024-03-01' })).message).toContain(
    '市场报价',
  )
  const dear = { level: 'V1', proofFen: 5_000_000, proofNo: 'FP-9', proofOn: '2024-03-01' }
  expect((await value(dear)).message).toContain('单批价值达到50,000.00元的物资须由专业机构评估')
  const far = { level: 'V2', proofFen: 300_000, proofNo: 'C1', proofOn: '2024-03-01', quotes: quotes(20_000) }
  expect(await value(far)).toMatchObject({ valueFen: 200_000, needsReview: true })
  expect((await act('accountant', 'checkValue', lotId, { agrees: true })).status).toBe(403)
  expect((await act('manager', 'approveValue', lotId, { agrees: true })).body.message).toContain('待估值')
  await act('cashier', 'checkValue', lotId, { agrees: true })
  expect((await act('accountant', 'approveValue', lotId, { agrees: true })).status).toBe(403)
  expect((await act('manager', 'approveValue', lotId, { agrees: true })).body.message).toContain(
    '相差超过10%，须人工复核',
  )
  const back = await act('manager', 'approveValue', lotId, { agrees: false, reason: '请再询一家' })
  expect(back.status).toBe(200)
  expect((await act('cashier', 'checkValue', lotId, { agrees: true })).body.message).toContain('还没有第二人复核')
  await act('accountant', 'valueLot', lotId, far)
  await act('cashier', 'checkValue', lotId, { agrees: true })
  const approved = await act('manager', 'approveValue', lotId, { agrees: true, reason: '按市场价，已核' })
  expect(approved.status).toBe(200)
  expect(await lotOf(lotId)).toMatchObject({ state: 'stocked', valuation: 'V2', valueFen: 200_000, stock: 10 })
})

test('nothing goes out above what is there, to the wrong use, or past its day; what was not handed out comes back', async () => {
  const lotId = await inStock({
    ...{ title: '奶粉', category: 'food', unit: '罐', quantity: 10, producedOn: '2024-01-01', expiresOn: '2024-12-31' },
    ...{ restrictionKind: 'purpose', use: 'U1' },
  })
  const wish = { areaCode: COMMUNITY, use: 'U1', purpose: '困难儿童营养', quantity: 11 }
  const told = async (more: object) => (await act('clerk', 'allocateGoods', lotId, { ...wish, ...more })).body.message
  expect(await told({})).toContain('可分配的只有10罐')
  expect(await told({ quantity: 2, use: 'U2' })).toContain('捐赠人限定了用途')
  expect(await told({ quantity: 2, areaCode: '120101001001' })).toContain('只能分给本基金所在街镇')
  const allocationId = await allocate(lotId, 6)
  expect((await handOut(allocationId, 7)).body.message).toBe('这次分配只剩6罐，不能发7罐，没有登记。请减少数量')
  expect((await handOut(allocationId, 0)).status).toBe(400)
  expect((await handOut(allocationId, 2)).status).toBe(200)
  const elsewhere = await as('worker').ask(contract, 'handOut', {
    ...{ areaCode: NANSHI, allocationId, quantity: 1, handedOn: '2024-03-05' },
    receiver: { kind: 'household', name: '李秀兰', description: '3号楼2门，低保独居' },
  })
  expect(elsewhere.status).toBe(403)
  const { body: open } = await as('clerk').ask(contract, 'listAllocations', { lotId })
  const close = { allocationId, version: open.rows[0].version, reason: '其余改作他用' }
  expect((await as('clerk').ask(contract, 'closeAllocation', close)).status).toBe(200)
  expect((await handOut(allocationId, 1)).body.message).toContain('已收回')
  expect(await lotOf(lotId)).toMatchObject({ stock: 8, allocated: 0 })
  const start = town.now
  town.now = new Date('2025-01-02T09:00:00+08:00')
  expect(await told({ quantity: 1 })).toContain('过期')
  town.now = start
})

test('a stock-take and a disposal take two hands, and their value leaves the books', async () => {
  const lotId = await inStock(
    { title: '毛毯', unit: '条', quantity: 10 },
    { level: 'V1', proofFen: 100_000, proofNo: 'F', proofOn: '2024-03-01' },
  )
  const count = { countedOn: '2024-03-05', counted: 9 }
  expect((await act('clerk', 'countStock', lotId, count)).body.message).toContain('请写明原因')
  const { body } = await act('clerk', 'countStock', lotId, { ...count, reason: '受潮霉变一条' })
  const decision = { stocktakeId: body.stocktakeId, outcome: 'approved' }
  expect((await as('clerk').ask(contract, 'decideCount', decision)).status).toBe(403)
  expect((await as('cashier').ask(contract, 'decideCount', decision)).status).toBe(200)
  const dispose = { kind: 'destroyed', quantity: 2, disposedOn: '2024-03-05', reason: '虫蛀不能使用' }
  expect((await act('clerk', 'proposeDisposal', lotId, { ...dispose, quantity: 10 })).body.message).toContain('只有9')
  const { body: asked } = await act('clerk', 'proposeDisposal', lotId, dispose)
  const approve = { disposalId: asked.disposalId, outcome: 'approved' }
  expect((await as('cashier').ask(contract, 'decideDisposal', approve)).status).toBe(403)
  expect((await as('manager').ask(contract, 'decideDisposal', approve)).status).toBe(200)
  expect((await as('manager').ask(contract, 'decideDisposal', approve)).body.message).toContain('已经办理')
  expect(await lotOf(lotId)).toMatchObject({ stock: 7, leftFen: 70_000 })
  const table = await town.tx((tx) => ledgerTable(tx, fundId()))
  expect(table).toContain('盘亏：毛毯1条\n    借 管理费用—物资盘亏与处置 100.00')
  expect(table).toContain('销毁：毛毯2条\n    借 管理费用—物资盘亏与处置 200.00')
  const { body: kept } = await as('manager').ask(contract, 'listKeeping', { lotId })
  expect(kept).toMatchObject({
    counts: [{ state: 'approved', fen: 10_000 }],
    disposals: [{ state: 'approved', fen: 20_000 }],
  })
})

test('two who act on one lot at once: the second is told', async () => {
  const lotId = await inStock({ title: '手套', unit: '双', quantity: 4 })
  const { version } = await lotOf(lotId)
  const wish = { lotId, version, areaCode: COMMUNITY, use: 'U2', purpose: '志愿活动用品', quantity: 2 }
  const both = await Promise.all([1, 2].map(() => as('clerk').ask(contract, 'allocateGoods', wish)))
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
})
