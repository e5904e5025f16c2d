import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { goodsContract } from '#contexts/goods/contract.ts'
import { privacy } from '#platform/privacy/keys.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { NANSHI } from '../../../tests/kit/giving.ts'
import { goodsScene } from '../../../tests/kit/goods.ts'
import { linksIn, signsIn } from '../../../tests/kit/pdf-text.ts'
import { samplePerson } from '../../../tests/kit/samples/directory.ts'
import { aGift } from '../../../tests/kit/samples/disclosure.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { disclosureContract } from './contract.ts'

const town = aTown()
const { as, fundId, act, offer, inStock, allocate, handOut } = goodsScene(town)
const byInvoice = (proofFen: number) => ({ level: 'V1', proofFen, proofNo: 'FP-1', proofOn: '2024-03-01' })

async function wordOf(lotId: string): Promise<string> {
  const { rows } = await town.tx((tx) =>
    sql<{ tokenSealed: Buffer }>`select token_sealed from goods.lot where id = ${lotId}`.execute(tx),
  )
  return privacy().open(rows[0]?.tokenSealed ?? Buffer.alloc(0))
}
const byLink = async (lotId: string) =>
  (await town.as(null).ask(disclosureContract, 'giftByLink', { token: await wordOf(lotId) })).body

test('whoever has the link of goods sees every piece of them, where and when, and nobody is named', async () => {
  const giver = { kind: 'person', name: '周建国', consent: 'masked' }
  const lotId = await inStock({ giver, quantity: 30 }, byInvoice(300_000))
  const allocationId = await allocate(lotId, 20)
  for (let n = 0; n < 6; n += 1) await handOut(allocationId, 2)
  await handOut(allocationId, 1, { handedOn: '2024-03-04' })
  const wrong = await handOut(allocationId, 3)
  const { body: asked } = await as('worker').ask(goodsContract, 'askTakeBack', {
    ...{ handoutId: wrong.body.handoutId, reason: '多登记了一次' },
  })
  await as('manager').ask(goodsContract, 'decideTakeBack', { ...asked, outcome: 'approved' })
  const sold = { kind: 'sold', quantity: 5, proceedsFen: 9_000, disposedOn: '2024-03-05', reason: '花色过旧无人需要' }
  const { body: disposal } = await act('clerk', 'proposeDisposal', lotId, sold)
  await as('manager').ask(goodsContract, 'decideDisposal', { ...disposal, outcome: 'approved' })

  const { rows, goods } = await byLink(lotId)
  expect(rows).toEqual([])
  expect(goods).toMatchObject([
    {
      ...{ title: '棉被', quantity: 30, unit: '床', stage: 'entered', valueFen: 300_000, stock: 12, leftFen: 120_000 },
      inspectedOn: '2024-03-02',
      handed: [
        { day: '2024-03-04', pieces: 1, receivers: '少于5', useTitle: '困难群体支持性服务' },
        { day: '2024-03-05', pieces: 12, receivers: '6' },
      ],
      gone: [{ title: '依法变卖', pieces: 5, proceedsFen: 9_000 }],
      proceeds: [{ fen: 9_000, waitingFen: 9_000, parts: [] }],
    },
  ])
  expect(goods[0].handed[0].areaName).toContain('社区')
  for (const name of ['周', '李秀兰', '李*']) expect(JSON.stringify(goods)).not.toContain(name)
})

test('before goods are in stock the giver sees the step, and of what was refused why', async () => {
  const { body } = await offer()
  expect((await byLink(body.lotId)).goods).toMatchObject([{ stage: 'checking', valueFen: null, handed: [] }])
  const bad = { isUsable: true, isSafe: false, isHygienic: true, isClean: true, inspectedOn: '2024-03-02' }
  await act('clerk', 'inspectLot', body.lotId, bad)
  await act('cashier', 'answerInspection', body.lotId, { agrees: true })
  const [refused] = (await byLink(body.lotId)).goods
  expect(refused.stage).toBe('refused')
  expect(refused.refusal).not.toBe('')
})

test('signed in, a giver sees the goods given by them beside their money, and nobody else does', async () => {
  const personId = await town.tx((tx) => samplePerson(tx, '120101006018', town.now))
  const lotId = await inStock({ title: '热水壶', unit: '个', quantity: 4 }, { level: 'V0' })
  await town.tx((tx) =>
    sql`update giving.giver set person_id = ${personId} where id = (select giver_id from goods.lot where id = ${lotId})`.execute(
      tx,
    ),
  )
  const self = town.as(await town.person('resident', paths.xinwenhua, { personId }))
  const { body } = await self.ask(disclosureContract, 'myGifts')
  expect(body).toMatchObject({
    rows: [],
    goods: [{ title: '热水壶', stock: 4, valueFen: 0, valueNote: '没有价格凭据，只记数量、不折算金额' }],
  })
  const other = town.as(await town.person('resident', paths.xinwenhua))
  expect((await other.ask(disclosureContract, 'myGifts')).body.goods).toEqual([])
})

test('the link of a gift of money shows the goods of the same giver beside it, and of nobody else', async () => {
  const lotId = await inStock({ title: '保温杯', unit: '个', quantity: 2 }, { level: 'V0' })
  await inStock({ title: '台灯', unit: '个', quantity: 2 }, { level: 'V0' })
  const token = 'a-word-only-this-giver-has'
  await town.tx(async (tx) => {
    const gift = await aGift(tx, {
      fundId: fundId(),
      areaCode: NANSHI,
      now: town.now,
      fen: 700,
      day: '2024-03-01',
      token,
    })
    await sql`update goods.lot set giver_id = (select giver_id from giving.gift where id = ${gift.id}) where id = ${lotId}`.execute(
      tx,
    )
  })
  const { body } = await town.as(null).ask(disclosureContract, 'giftByLink', { token })
  expect(body.rows.map(({ fen }: { fen: number }) => fen)).toEqual([700])
  expect(body.goods.map(({ title }: { title: string }) => title)).toEqual(['保温杯'])
})

test('the letter of thanks for goods says what they are worth, that it is no receipt, and carries their link', async () => {
  const early = await offer()
  const print = (lotId: string) => as('accountant').ask(goodsContract, 'printThanks', { lotId })
  expect((await print(early.body.lotId)).body.message).toContain('待验收')
  const lotId = await inStock({ title: '电暖器', unit: '台', quantity: 2 }, byInvoice(60_000))
  const { status, body } = await print(lotId)
  expect(status).toBe(200)
  const signs = signsIn(body)
  expect([...'电暖器2台折算价值人民币600.00元不是捐赠票据'].every((sign) => signs.has(sign))).toBe(true)
  expect(linksIn(body)).toEqual([expect.stringMatching(new RegExp(`/m/gifts/${await wordOf(lotId)}$`))])
})
