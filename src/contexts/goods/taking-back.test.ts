import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { balanceOf } from '#contexts/ledger/public.ts'
import { officeContract } from '#contexts/office/contract.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { goodsScene, quotes, stockTable } from '../../../tests/kit/goods.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { goodsContract as contract } from './contract.ts'

const town = aTown()
const { as, fundId, lotOf, act, inStock, allocate, handOut } = goodsScene(town)

const handedTo = async (lotId: string, pieces: number) => {
  const allocationId = await allocate(lotId, pieces)
  const { body } = await handOut(allocationId, pieces)
  return { allocationId, handoutId: body.handoutId as string }
}
const askBack = (handoutId: string, reason = '发错了户，东西已收回') =>
  as('worker').ask(contract, 'askTakeBack', { handoutId, reason })
const decide = (takeBackId: string, more: object = {}) =>
  as('manager').ask(contract, 'decideTakeBack', { takeBackId, outcome: 'approved', ...more })

test('a wrong hand-out is taken back in red by another hand: stock, allocation and value are as before', async () => {
  const lotId = await inStock({ quantity: 3 }, { level: 'V3', quotes: quotes(9_990, 10_000, 10_010) })
  const before = await town.tx((tx) => balanceOf(tx, fundId()))
  const { allocationId, handoutId } = await handedTo(lotId, 3)
  expect(await lotOf(lotId)).toMatchObject({ state: 'finished', stock: 0, leftFen: 0 })

  expect((await askBack(handoutId, '错')).body.message).toContain('至少4个字')
  const { body } = await askBack(handoutId)
  expect((await askBack(handoutId)).body.message).toContain('正等慈善组织批准')
  expect(await lotOf(lotId)).toMatchObject({ stock: 0 })
  expect((await as('worker').ask(contract, 'decideTakeBack', { ...body, outcome: 'approved' })).status).toBe(403)
  expect((await decide(body.takeBackId, { outcome: 'rejected' })).body.message).toContain('写明理由')
  expect((await decide(body.takeBackId)).status).toBe(200)
  expect((await decide(body.takeBackId)).body.message).toContain('已经办理')
  const { body: inbox } = await as('worker').ask(officeContract, 'listMessages', {})
  expect(inbox.messages.map(({ title }: { title: string }) => title)).toContain('冲回棉被3床已批准')
  expect((await askBack(handoutId)).body.message).toContain('已经红字冲回')

  expect(await town.tx((tx) => balanceOf(tx, fundId()))).toEqual(before)
  expect(await lotOf(lotId)).toMatchObject({ state: 'stocked', stock: 3, allocated: 3, leftFen: 30_000 })
  expect(await town.tx((tx) => stockTable(tx, fundId()))).toBe('棉被（V3）  入6 出3 存3  价值300.00 余300.00')
  const { body: list } = await as('worker').ask(contract, 'listHandouts', { taking: 'taken' })
  expect(list.rows).toMatchObject([{ id: handoutId, takeBack: { state: 'approved', reason: '发错了户，东西已收回' } }])
  expect(await town.tx((tx) => ledgerTable(tx, fundId()))).toContain('冲销凭证2024-0002：发错了户，东西已收回')
  // What came back waits in its allocation, and goes to the right family.
  expect((await handOut(allocationId, 3)).body).toMatchObject({ left: 0 })
  expect(await lotOf(lotId)).toMatchObject({ state: 'finished', stock: 0 })
})

test('what comes back to an allocation that was closed meanwhile is free stock; goods worth nothing need no entry', async () => {
  const lotId = await inStock({ title: '旧棉衣', category: 'clothing', isUsed: true, quantity: 5 }, { level: 'V0' })
  const allocationId = await allocate(lotId, 5)
  const { body: handed } = await handOut(allocationId, 2)
  const { body: open } = await as('clerk').ask(contract, 'listAllocations', { lotId })
  const close = { allocationId, version: open.rows[0].version, reason: '其余改作他用' }
  await as('clerk').ask(contract, 'closeAllocation', close)
  const { body: asked } = await askBack(handed.handoutId)
  const entries = await ledgerLines()
  expect((await decide(asked.takeBackId)).status).toBe(200)
  expect(await lotOf(lotId)).toMatchObject({ stock: 5, allocated: 0 })
  expect(await ledgerLines()).toBe(entries)
})

test('one that was refused can be asked again; two hands at once take back once', async () => {
  const lotId = await inStock({ title: '轮椅', unit: '辆', quantity: 1 })
  const { handoutId } = await handedTo(lotId, 1)
  const { body: first } = await askBack(handoutId)
  expect((await decide(first.takeBackId, { outcome: 'rejected', reason: '核对过，没有发错' })).status).toBe(200)
  const tries = await Promise.all([1, 2, 3].map(() => askBack(handoutId)))
  expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409, 409])
  const takeBackId = tries.find(({ status }) => status === 200)?.body.takeBackId as string
  const both = await Promise.all([1, 2, 3].map(() => decide(takeBackId)))
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await lotOf(lotId)).toMatchObject({ stock: 1, allocated: 1 })
})

test('the receiver is shown whole to who may, with a reason, and the audit keeps it; nobody else', async () => {
  const lotId = await inStock({ title: '大米', unit: '袋', quantity: 1 }, { level: 'V0' })
  const { handoutId } = await handedTo(lotId, 1)
  const asked = { handoutId, reason: '核对领取签名' }
  expect((await as('clerk').ask(contract, 'revealReceiver', { handoutId, reason: '' })).status).toBe(400)
  expect((await as('clerk').ask(contract, 'revealReceiver', asked)).body).toMatchObject({
    ...{ name: '李秀兰', description: '3号楼2门，低保独居' },
  })
  expect((await as('worker').ask(contract, 'revealReceiver', asked)).status).toBe(403)
  const away = town.as(await town.person('townAdmin', paths.quanyechang))
  expect([403, 404]).toContain((await away.ask(contract, 'revealReceiver', asked)).status)
  const { rows } = await town.tx((tx) =>
    sql<{ text: string }>`select a::text as text from platform.audit a where a::text like '%核对领取签名%'`.execute(tx),
  )
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.every(({ text }) => !text.includes('李秀兰'))).toBe(true)
})

test('what goods were sold for comes into the book by an entry of its own, bound as the goods were', async () => {
  const lotId = await inStock(
    { title: '冬衣', unit: '件', quantity: 10, restrictionKind: 'purpose', use: 'U1' },
    { level: 'V1', proofFen: 100_000, proofNo: 'F', proofOn: '2024-03-01' },
  )
  const sold = { kind: 'sold', quantity: 4, proceedsFen: 12_345, disposedOn: '2024-03-05', reason: '尺码过小无人需要' }
  const { body: asked } = await act('clerk', 'proposeDisposal', lotId, sold)
  const before = await town.tx((tx) => balanceOf(tx, fundId()))
  await as('manager').ask(contract, 'decideDisposal', { ...asked, outcome: 'approved' })
  const after = await town.tx((tx) => balanceOf(tx, fundId()))
  expect([after.cashFen - before.cashFen, after.goodsFen - before.goodsFen]).toEqual([12_345, -40_000])
  const table = await town.tx((tx) => ledgerTable(tx, fundId()))
  expect(table).toMatch(
    /变卖物资WZ\S+净收入：冬衣4件\n {4}借 银行存款（由慈善组织代管） 123.45\n {4}　贷 其他收入—物资变卖净收入 123.45/,
  )
  const { rows } = await town.tx((tx) =>
    sql<{
      use: string
      kind: string
    }>`select p.use, p.restriction_kind as kind from ledger.pub_lot t join ledger.pub_pool p on p.id = t.pool_id
      where t.source_kind = 'goods.disposal' and t.source_id = ${asked.disposalId}`.execute(tx),
  )
  expect(rows).toEqual([{ use: 'U1', kind: 'purpose' }])
  const { body: opened } = await as('manager').ask(contract, 'getDisposal', { disposalId: asked.disposalId })
  expect(opened).toEqual({ lotId })
  const { body: kept } = await as('manager').ask(contract, 'listKeeping', { lotId })
  expect(kept.disposals).toMatchObject([{ proceedsFen: 12_345, proceedsEntryId: expect.any(String) }])
})

const ledgerLines = () => town.tx((tx) => ledgerTable(tx, fundId()))
