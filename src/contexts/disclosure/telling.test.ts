import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { recover, spend } from '#contexts/ledger/public.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { samplePerson } from '../../../tests/kit/samples/directory.ts'
import { aFund, aGift } from '../../../tests/kit/samples/disclosure.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { disclosureContract } from './contract.ts'

/** Projects are set down bare here; the story of a grant is told where grants are. */
const town = aTown({ checks: false })
const TOWN = '120101006'
let fundId = ''
beforeEach(async () => {
  await loadTianjin(town)
  town.now = new Date('2024-04-08T09:00:00+08:00')
  fundId = await town.tx((tx) => aFund(tx, { areaCode: TOWN, now: town.now }))
})
const draft = { title: '公开', content: '本次公开的情况如下，欢迎居民监督。' }
const hands = async () => ({ accountant: town.as(await town.person('charityAccountant', paths.nanshi)) })
type Duty = { id: string; kind: string; dueOn: string; version: number; unreconciled: string[] }
const dutiesOf = async (as: ReturnType<typeof town.as>, input = {}): Promise<Duty[]> =>
  (await as.ask(disclosureContract, 'listDuties', { pageSize: 100, fundId, ...input })).body.rows
const tellChanged = () => town.tx((tx) => enqueue(tx, 'giving.gifts-changed', { areaCodes: [TOWN] }))

test('a related gift is told within its thirty days though earlier months wait; its own month holds it back where it differs', async () => {
  await town.tx(async (tx) => {
    const gift = { fundId, areaCode: TOWN, now: town.now }
    await aGift(tx, { ...gift, fen: 300_000, day: '2023-12-20' })
    await aGift(tx, { ...gift, fen: 5_000, day: '2024-03-31', who: '李*', isRelated: true })
  })
  await tellChanged()
  await town.work()
  const { accountant } = await hands()
  const about = async () => (await dutiesOf(accountant, { kind: 'related-gift' }))[0]
  const statement = (cashFen: number, seq: number) =>
    town.tx((tx) =>
      sql`insert into ledger.statement (id, fund_id, month, seq, cash_fen, goods_fen, recorded_by, recorded_name, recorded_at)
        values (${randomUUID()}, ${fundId}, '2024-03-01', ${seq}, ${cashFen}, 0, ${randomUUID()}, '会计', ${town.now})`.execute(
        tx,
      ),
    )
  expect((await about())?.unreconciled).toEqual([])
  await statement(300_000, 1)
  expect((await about())?.unreconciled).toEqual(['2024-03'])
  const prepare = async () => {
    const duty = await about()
    const told = { ...draft, title: '关联方捐赠公开', dutyId: duty?.id, version: duty?.version }
    return accountant.ask(disclosureContract, 'prepareNotice', told)
  }
  expect((await prepare()).body.code).toBe('disclosure.unreconciled')
  await statement(305_000, 2)
  expect((await prepare()).status).toBe(200)
})

test('everybody reads who decides over a fund: the office and whom it stands for, names masked', async () => {
  await town.tx(async (tx) => {
    const personId = await samplePerson(tx, `${TOWN}018`, town.now)
    await sql`insert into fund.member (id, fund_id, person_id, area_code, seat, stands_for, from_date, to_date, added_by, added_at)
      values (${randomUUID()}, ${fundId}, ${personId}, ${TOWN}, 'member', 'resident', '2023-07-10', '2026-07-09', ${randomUUID()}, ${town.now})`.execute(
      tx,
    )
  })
  const { body } = await town.as(null).ask(disclosureContract, 'publicFund', { fundId })
  expect(body.committee).toEqual([
    { office: '委员', standsFor: '居民代表', name: '样***', fromDate: '2023-07-10', toDate: '2026-07-09' },
  ])
  expect(JSON.stringify(body)).not.toContain('样例人员')
})

test('what was left of a project that ended from 2026 on is a duty of its own; before that nobody asked', async () => {
  const grantId = randomUUID()
  const by = { accountId: randomUUID(), personId: null, name: '会计', now: town.now }
  await town.tx(async (tx) => {
    await aGift(tx, { fundId, areaCode: TOWN, now: town.now, fen: 900_000, day: '2024-01-05' })
    const [callId, paymentId] = [randomUUID(), randomUUID()]
    await sql`insert into grants.call (id, fund_id, area_code, kind, title, uses, min_fen, max_fen, opens_on, closes_on, applicant_kinds, criteria,
        published_by, published_name, published_at)
      values (${callId}, ${fundId}, ${TOWN}, 'ordinary', '一般资助', '{U1}', 1, 9999999, '2023-07-01', '2024-12-31', '{station}', '[]', ${randomUUID()}, '甲',
        ${town.now})`.execute(tx)
    await sql`insert into grants.grant (id, no, call_id, fund_id, area_code, title, use, applicant_kind, applicant_name, target_group, plan, starts_on, ends_on,
        closed_on, asked_fen, granted_fen, paid_fen, related, state, recorded_by, recorded_name, recorded_at)
      values (${grantId}, ${grantId}, ${callId}, ${fundId}, ${TOWN}, '助餐项目', 'U1', 'station', '南市社工站', '老人', '计划', '2024-02-01', '2024-04-01', '2024-04-05',
        500000, 500000, 500000, '无', 'closed', ${randomUUID()}, '甲', ${town.now})`.execute(tx)
    const ask = { fundId, use: 'U1' as const, earmarkCode: null, fen: 500_000, happenedOn: '2024-02-10', memo: '拨款' }
    const { entryId } = await spend(tx, {
      ...ask,
      kind: 'grant',
      source: { kind: 'grants.payment', id: paymentId },
      by,
    })
    await sql`insert into grants.instalment (grant_id, position, fen, condition) values (${grantId}, 1, 500000, '签约后')`.execute(
      tx,
    )
    await sql`insert into grants.payment (id, grant_id, position, fen, state, prepared_by, prepared_name, prepared_at, checked_by, approved_by, paid_on,
        voucher_no, entry_id)
      values (${paymentId}, ${grantId}, 1, 500000, 'paid', ${randomUUID()}, '甲', ${town.now}, ${randomUUID()}, ${randomUUID()}, '2024-02-10', 'V1',
        ${entryId})`.execute(tx)
    const back = { entryId, fen: 30_000, happenedOn: '2024-04-05', memo: '结余退回' }
    await recover(tx, { ...back, source: { kind: 'grants.recovery', id: randomUUID() }, by })
  })
  const surplus = async () => {
    await tellChanged()
    await town.work()
    const { accountant } = await hands()
    return (await dutiesOf(accountant)).filter(({ kind }) => kind === 'grant-surplus')
  }
  expect(await surplus()).toEqual([])
  town.now = new Date('2026-01-15T09:00:00+08:00')
  expect(await surplus()).toEqual([])
  await town.tx((tx) => sql`update grants.grant set closed_on = '2026-01-10' where id = ${grantId}`.execute(tx))
  expect(await surplus()).toMatchObject([{ subjectTitle: '助餐项目', dueOn: '2026-04-10' }])
})
