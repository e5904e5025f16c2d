import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { giveBack, recover, spend } from '#contexts/ledger/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { samplePerson } from '../../../tests/kit/samples/directory.ts'
import { aFund, aGift } from '../../../tests/kit/samples/disclosure.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { disclosureContract } from './contract.ts'

/** Projects are set down bare here; the story of a grant is told where grants are. */
const town = aTown({ checks: false })
const TOWN = '120101006'
const TOKEN = 'a-word-only-the-giver-has'
const by = () => ({ accountId: randomUUID(), personId: null, name: '会计', now: town.now })

async function aProject(tx: Tx, fundId: string, title: string, people: number): Promise<string> {
  const [id, callId] = [randomUUID(), randomUUID()]
  await sql`insert into grants.call (id, fund_id, area_code, kind, title, uses, min_fen, max_fen, opens_on, closes_on, applicant_kinds, criteria, published_by,
      published_name, published_at)
    values (${callId}, ${fundId}, ${TOWN}, 'ordinary', '一般资助', '{U1,U2}', 1, 9999999, '2023-07-01', '2024-12-31', '{station}', '[]', ${randomUUID()}, '甲', ${town.now})`.execute(
    tx,
  )
  await sql`insert into grants.grant (id, no, call_id, fund_id, area_code, title, use, applicant_kind, applicant_name, target_group, plan, starts_on, ends_on, asked_fen,
      granted_fen, paid_fen, related, state, people_served, hours_minutes, recorded_by, recorded_name, recorded_at)
    values (${id}, ${id}, ${callId}, ${fundId}, ${TOWN}, ${title}, 'U1', 'station', '南市社工站', '老人', '计划', '2023-09-01', '2024-02-28', 900000, 900000, 1, '无',
      'agreed', ${people}, 2160, ${randomUUID()}, '甲', ${town.now})`.execute(tx)
  return id
}

async function pay(
  tx: Tx,
  fundId: string,
  grantId: string,
  position: number,
  fen: number,
  day: string,
): Promise<string> {
  const id = randomUUID()
  const ask = {
    fundId,
    kind: 'grant' as const,
    use: 'U1' as const,
    earmarkCode: null,
    fen,
    happenedOn: day,
    memo: '拨款',
  }
  const { entryId } = await spend(tx, { ...ask, source: { kind: 'grants.payment', id }, by: by() })
  await sql`insert into grants.instalment (grant_id, position, fen, condition) values (${grantId}, ${position}, ${fen}, '签约后')`.execute(
    tx,
  )
  await sql`insert into grants.payment (id, grant_id, position, fen, state, prepared_by, prepared_name, prepared_at, checked_by, approved_by, paid_on, voucher_no, entry_id)
    values (${id}, ${grantId}, ${position}, ${fen}, 'paid', ${randomUUID()}, '甲', ${town.now}, ${randomUUID()}, ${randomUUID()}, ${day}, 'V1', ${entryId})`.execute(
    tx,
  )
  return entryId
}

let personId = ''
beforeAll(async () => {
  await loadTianjin(town)
  await town.tx(async (tx) => {
    personId = await samplePerson(tx, '120101006018', town.now)
    const fundId = await aFund(tx, { areaCode: TOWN, now: town.now })
    const gift = { fundId, areaCode: TOWN, now: town.now, personId, who: '周*' }
    const first = await aGift(tx, { ...gift, fen: 50_000, day: '2023-08-01', token: TOKEN })
    await aGift(tx, { ...gift, fen: 30_000, day: '2023-09-01' })
    const meals = await aProject(tx, fundId, '助餐项目', 36)
    await pay(tx, fundId, meals, 1, 20_000, '2023-10-01')
    const second = await pay(tx, fundId, meals, 2, 15_001, '2023-12-01')
    await recover(tx, {
      entryId: second,
      fen: 1,
      happenedOn: '2024-01-05',
      memo: '结余退回',
      source: { kind: 'grants.recovery', id: randomUUID() },
      by: by(),
    })
    await pay(tx, fundId, await aProject(tx, fundId, '陪诊项目', 3), 1, 10_000, '2024-01-10')
    await giveBack(tx, {
      lotId: first.lotId,
      fen: 1_000,
      happenedOn: '2024-02-01',
      memo: '退还',
      source: { kind: 'giving.refund', id: randomUUID() },
      by: by(),
    })
  })
})

test('whoever has the link sees every fen of the gift, oldest gift first, and nobody is named', async () => {
  const { status, body } = await town.as(null).ask(disclosureContract, 'giftByLink', { token: TOKEN })
  expect(status).toBe(200)
  const [way] = body.rows
  const parts = way.parts.map(({ title, fen, people, minutes }: Record<string, unknown>) => [
    title,
    fen,
    people,
    minutes,
  ])
  expect(parts).toEqual([
    ['助餐项目', 35_000, '36', 2160],
    ['陪诊项目', 10_000, '少于5', 2160],
    ['退还给捐赠人', 1_000, null, null],
  ])
  expect(way.waitingFen).toBe(4_000)
  expect(JSON.stringify(body)).not.toContain('周')
})

test('a word that never was opens nothing, and one address may not try all day', async () => {
  const anybody = town.as(null)
  expect((await anybody.ask(disclosureContract, 'giftByLink', { token: 'guess' })).status).toBe(404)
  const statuses = []
  for (let n = 0; n < 30; n += 1)
    statuses.push((await anybody.ask(disclosureContract, 'giftByLink', { token: `guess${n}` })).status)
  expect(statuses.at(-1)).toBe(429)
})

test('signed in one sees one’s own gifts and nobody else’s', async () => {
  const mine = await town
    .as(await town.person('resident', paths.xinwenhua, { personId }))
    .ask(disclosureContract, 'myGifts')
  expect(mine.body.rows.map(({ fen, waitingFen }: Record<string, number>) => [fen, waitingFen])).toEqual([
    [50_000, 4_000],
    [30_000, 30_000],
  ])
  const other = await town
    .as(await town.person('resident', paths.xinwenhua, { personId: randomUUID() }))
    .ask(disclosureContract, 'myGifts')
  expect(other.body.rows).toEqual([])
})
