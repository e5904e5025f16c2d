import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { fundContract as contract } from '#contexts/fund/contract.ts'
import { fundScene } from '../../../tests/kit/fund.ts'
import { ledgerTable } from '../../../tests/kit/ledger.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { ledgerContract } from './contract.ts'
import { openBook, openPool, receive } from './public.ts'

const town = aTown({ checks: false })
const scene = fundScene(town)
const { as, must, step, versionOf } = scene
const said = (text: string) => ({ status: 409, body: { message: expect.stringContaining(text) } })
const day = '2024-03-05'

/** A fund that ends with money left, part of it bound; the vote that ends it is told in votes. */
async function anEndingFund(): Promise<string> {
  const { fundId } = await scene.aFund()
  const by = { accountId: randomUUID(), personId: null, name: '会计', now: town.now }
  await town.tx(async (tx) => {
    await openBook(tx, { fundId, areaCode: '120101006', now: town.now })
    const pools = [{ kind: 'none' as const }, { kind: 'purpose' as const, use: 'U1' as const }]
    for (const [n, restriction] of pools.entries()) {
      const poolId = await openPool(tx, { fundId, earmarkCode: null, restriction })
      const source = { kind: 'giving.gift', id: randomUUID() }
      await receive(tx, { fundId, poolId, kind: 'gift', fen: 30_000 + n, happenedOn: day, memo: '捐赠', source, by })
    }
    await sql`insert into fund.resolution (id, fund_id, kind, title, subject_kind, subject_id, is_major, opened_by, opened_name, opened_at, closes_on, state,
        closed_at)
      values (${randomUUID()}, ${fundId}, 'termination', '终止基金', 'fund.fund', ${fundId}, true, ${randomUUID()}, '甲', ${town.now}, ${day}, 'passed',
        ${town.now})`.execute(tx)
  })
  await step(fundId, 'terminate')
  await scene.papers(fundId, ['settlement'])
  return fundId
}

test('a fund is settled only when what is left went where the law lets it go, by two hands', async () => {
  const fundId = await anEndingFund()
  const settle = async () =>
    as('manager').ask(contract, 'moveFund', { fundId, version: await versionOf(fundId), step: 'settle' })
  expect(await settle()).toMatchObject(said('账上还有600.01元，须先登记剩余财产的处理'))

  const form = {
    ...{ basis: 'similar', recipientKind: 'project', recipient: '天津市和平社区公益基金会助老项目', fen: 60_001 },
    ...{ purpose: '继续用于南市街道老人助餐，与本基金宗旨相同', announcedAt: 'https://cszg.mca.gov.cn/9' },
  }
  const dispose = async (more: object = {}) =>
    as('manager').ask(contract, 'disposeSurplus', { fundId, version: await versionOf(fundId), ...form, ...more })
  expect(await dispose({ recipient: '捐赠人王先生' })).toMatchObject(said('不能给捐赠人、个人、企业或机关'))
  expect(await dispose({ fen: 60_002 })).toMatchObject(said('账上只有600.01元'))
  expect((await dispose({ purpose: '公益' })).status).toBe(400)
  const { status, body } = await dispose()
  expect(status).toBe(200)
  expect(await dispose()).toMatchObject(said('还没有划出'))
  expect(await settle()).toMatchObject(said('没有划出'))

  const post = { fundId, disposalId: body.disposalId, happenedOn: day }
  expect((await as('manager').ask(ledgerContract, 'postSurplus', post)).status).toBe(403)
  const early = await as('accountant').ask(ledgerContract, 'postSurplus', { ...post, happenedOn: '2024-03-04' })
  expect(early).toMatchObject(said('不能早于'))
  const book = await as('accountant').ask(ledgerContract, 'getBook', { fundId })
  expect(book.body.surplus).toMatchObject({ fen: 60_001, isMine: false })
  const both = await Promise.all([1, 2].map(() => as('accountant').ask(ledgerContract, 'postSurplus', post)))
  expect(both.map((one) => one.status).toSorted()).toEqual([200, 409])
  expect(await town.tx((tx) => ledgerTable(tx, fundId))).toContain('借 业务活动成本—剩余财产划出 300.01')
  const { body: shown } = await as('town').ask(contract, 'getFund', { fundId })
  expect(shown.surplusLeft).toMatchObject({
    cashFen: 0,
    disposals: [{ entryId: expect.any(String) }],
    mayDispose: false,
  })
  expect((await settle()).status).toBe(200)
  expect((await must('town', 'getFund', { fundId })).state).toBe('settled')
})

test('the money of a fund that is at work never leaves as a surplus', async () => {
  const { rows } = await town.tx((tx) => sql<{ id: string }>`select id from fund.surplus_disposal`.execute(tx))
  const { rows: funds } = await town.tx((tx) => sql<{ id: string }>`select id from fund.fund`.execute(tx))
  const post = { fundId: funds[0]?.id, disposalId: rows[0]?.id, happenedOn: day }
  expect(await as('accountant').ask(ledgerContract, 'postSurplus', post)).toMatchObject(said('没有在终止清算'))
})
