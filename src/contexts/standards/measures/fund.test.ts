import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { disclosureContract } from '#contexts/disclosure/contract.ts'
import { spend } from '#contexts/ledger/public.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../../tests/kit/programme.ts'
import { samplePerson } from '../../../../tests/kit/samples/directory.ts'
import { aFund, aGift } from '../../../../tests/kit/samples/disclosure.ts'
import { aTown } from '../../../../tests/kit/town.ts'
import { standardsContract } from '../contract.ts'

const town = aTown()
const TOWN = '120101006'

test('a fund is measured from its agreement to the amount it raised, and every figure opens to its rows', async () => {
  await loadTianjin(town)
  const { now } = town
  const pointId = await town.tx(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      update programme.point set status = 'active', starts_on = '2023-07-01' where town_code = ${TOWN} returning id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  })
  const city = town.as(await town.person('cityAdmin', paths.city))
  const figure = async (code: string) => {
    const { body } = await city.ask(standardsContract, 'readPoint', { pointId })
    return body.criteria.find((one: { code: string }) => one.code === code).figures[0]
  }
  const evidence = async (criterion: string, leftOut: boolean) => {
    const { body } = await city.ask(standardsContract, 'listEvidence', {
      pointId,
      criterion,
      communityId: null,
      side: 'part',
      leftOut,
    })
    return body.rows
  }
  const again = async (fact: string) => {
    await town.tx((tx) => enqueue(tx, fact, { areaCodes: [TOWN], fundIds: [] }))
    await town.work()
  }
  expect(await figure('S1.1')).toMatchObject({ verdict: 'no-data' })
  expect(await figure('S6.2')).toMatchObject({ verdict: 'no-data' })

  const fundId = await town.tx((tx) => aFund(tx, { areaCode: TOWN, now }))
  await again('fund.funds-changed')
  expect(await figure('S1.1')).toMatchObject({ shown: '1份', verdict: 'met' })
  expect(await figure('S1.2')).toMatchObject({ verdict: 'not-met' })
  expect((await evidence('S1.2', true))[0].reason).toBe('在任委员0名，不足5名')
  expect(await figure('S1.3')).toMatchObject({ verdict: 'no-data' })

  await town.tx(async (tx) => {
    for (const seat of ['member', 'member', 'member', 'member', 'member', 'monitor'])
      await sql`insert into fund.member (id, fund_id, person_id, area_code, seat, stands_for, from_date, to_date, added_by, added_at)
        values (${randomUUID()}, ${fundId}, ${await samplePerson(tx, '120101006018', now)}, ${TOWN}, ${seat}, 'resident', '2023-08-01', '2026-07-31', ${randomUUID()}, ${now})`.execute(
        tx,
      )
    await sql`insert into fund.paper (id, fund_id, kind, file_id, name, by_name, added_at)
      values (${randomUUID()}, ${fundId}, 'rules', ${randomUUID()}, '管理办法', '甲', ${now})`.execute(tx)
    const resolutionId = randomUUID()
    await sql`insert into fund.resolution (id, fund_id, kind, title, subject_kind, subject_id, is_major, opened_by, opened_name, opened_at, closes_on, state, closed_at)
      values (${resolutionId}, ${fundId}, 'plan', '年度计划', 'fund.plan', ${randomUUID()}, false, ${randomUUID()}, '甲', ${now}, '2023-12-18', 'passed', ${now})`.execute(
      tx,
    )
    await sql`insert into fund.ballot (resolution_id, member_id, person_id, choice, cast_by, cast_name, cast_at)
      select ${resolutionId}, m.id, m.person_id, 'for', ${randomUUID()}, '委员', ${now} from fund.member m where m.fund_id = ${fundId} and m.seat = 'member'`.execute(
      tx,
    )
    await sql`insert into fund.plan (id, fund_id, from_date, to_date, text, income_fen, spending_fen, state, by_account, by_name, made_at, approved_by, approved_on,
        resolution_id)
      values (${randomUUID()}, ${fundId}, '2024-01-01', '2024-12-31', '计划', 100, 100, 'approved', ${randomUUID()}, '甲', ${now}, ${randomUUID()}, '2023-12-20',
        ${resolutionId})`.execute(tx)
    const gift = { fundId, areaCode: TOWN, now }
    await aGift(tx, { ...gift, fen: 300_000, day: '2023-06-30' })
    await aGift(tx, { ...gift, fen: 4_900_000, day: '2024-01-10', sourceClass: 'enterprise' })
    await aGift(tx, { ...gift, fen: 9_000_000, day: '2024-01-11', sourceClass: 'fiscal' })
    await spend(tx, {
      ...{ fundId, kind: 'grant', use: 'U1', earmarkCode: null, fen: 600_000, happenedOn: '2024-02-20', memo: '助老' },
      source: { kind: 'grants.payment', id: randomUUID() },
      by: { accountId: randomUUID(), personId: null, name: '会计', now },
    })
  })
  await again('ledger.ledger-changed')
  expect(await figure('S1.2')).toMatchObject({ shown: '1个', verdict: 'met' })
  expect(await figure('S1.3')).toMatchObject({ shown: '100.00%（1/1）', verdict: 'met' })
  expect(await figure('S1.4')).toMatchObject({ shown: '1份', verdict: 'met' })
  expect((await figure('S6.2')).shown).toBe('49,000.00元')
  expect((await evidence('S6.2', true)).map(({ reason }: { reason: string }) => reason)).toEqual([
    '财政资金：财政资金不是社会慈善资金',
  ])
  const [row] = await evidence('S6.2', false)
  expect(row).toMatchObject({ counted: 4_900_000 })

  // The desk's page and the measure are two readings of one formula.
  const desk = town.as(await town.person('townAdmin', paths.nanshi))
  const { body } = await desk.ask(disclosureContract, 'getRaised', { fundId })
  expect(body.programmeYear.fen).toBe(4_900_000)
  expect(body.programmeYear.leftOut).toMatchObject([{ fen: 9_000_000 }])
  expect(body.calendarYear.from).toBe('2024-01-01')
})

test('a campaign without filing, or not told of in time, is an open violation', async () => {
  const { now } = town
  const { pointId, campaignId } = await town.tx(async (tx) => {
    const { rows } = await sql<{ id: string; fundId: string }>`
      select p.id, f.id as fund_id from programme.point p join fund.fund f on f.area_code = p.town_code where p.town_code = ${TOWN} and f.state = 'operating'`.execute(
      tx,
    )
    const id = randomUUID()
    await sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
        office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses, use_text,
        cost_fen, cost_text, surplus, state, planned_by, planned_name, planned_at, approved_by, filing_no, filed_on, started_on, ended_on)
      values (${id}, ${rows[0]?.fundId}, ${TOWN}, '邻里守望', '助老', '2023-08-30', '2023-11-05', false, '天津市', '张三', '项目主管', '和平区', '{bank}', '基金会', '银行',
        '0001', 1000000, '老人', 20, '公开', '{U1}', '助老', 0, '无', '转入基金', 'ended', ${randomUUID()}, '甲', ${now}, ${randomUUID()}, 'BA-9', '2023-08-15',
        '2023-08-30', '2023-11-05')`.execute(tx)
    await sql`insert into campaigns.filing_step (id, campaign_id, seq, kind, happened_on, recorded_by, recorded_name, recorded_at)
      values (${randomUUID()}, ${id}, 1, 'submitted', '2023-08-10', ${randomUUID()}, '甲', ${now}), (${randomUUID()}, ${id}, 2, 'filed', '2023-08-15', ${randomUUID()}, '甲', ${now})`.execute(
      tx,
    )
    await enqueue(tx, 'campaigns.campaigns-changed', { areaCodes: [TOWN] })
    return { pointId: rows[0]?.id ?? '', campaignId: id }
  })
  await town.work()
  const city = town.as(await town.person('cityAdmin', paths.city))
  const { body } = await city.ask(standardsContract, 'readPoint', { pointId })
  const figure = body.criteria.find((one: { code: string }) => one.code === 'S6.1').figures[0]
  expect(figure).toMatchObject({ shown: '1项', verdict: 'not-met' })
  expect(figure.missing).toContain('募捐“邻里守望”到2024-02-05应公开的还没有公开')
  expect(campaignId).not.toBe('')
})
