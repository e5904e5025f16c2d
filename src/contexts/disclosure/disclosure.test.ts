import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { spend } from '#contexts/ledger/public.ts'
import { fen as money, showYuan } from '#kernel/money.ts'
import type { Tx } from '#platform/db/database.ts'
import { enqueue } from '#platform/jobs/store.ts'
import { paths } from '../../../tests/kit/divisions.ts'
import { loadTianjin } from '../../../tests/kit/programme.ts'
import { aFund, aGift, reconcile } from '../../../tests/kit/samples/disclosure.ts'
import { aTown } from '../../../tests/kit/town.ts'
import { disclosureContract } from './contract.ts'

const town = aTown()
const TOWN = '120101006'

const pay = (tx: Tx, fundId: string, fen: number, day: string, use: 'U1' | 'U2' = 'U1') =>
  spend(tx, {
    ...{ fundId, kind: 'grant', use, earmarkCode: null, fen, happenedOn: day, memo: '助老项目第1期' },
    source: { kind: 'grants.payment', id: randomUUID() },
    by: { accountId: randomUUID(), personId: null, name: '会计', now: town.now },
  })

const hands = async () => ({
  accountant: town.as(await town.person('charityAccountant', paths.nanshi)),
  manager: town.as(await town.person('charityManager', paths.nanshi)),
})
type Duty = {
  id: string
  kind: string
  key: string
  dueOn: string
  daysLeft: number
  version: number
  unreconciled: string[]
  state: string
}
const dutiesOf = async (as: ReturnType<typeof town.as>, input = {}): Promise<Duty[]> =>
  (await as.ask(disclosureContract, 'listDuties', { pageSize: 100, fundId, ...input })).body.rows
const tellChanged = () => town.tx((tx) => enqueue(tx, 'giving.gifts-changed', { areaCodes: [TOWN] }))

type Line = { title: string; fen: number }
/** The statement as it hangs on the board: wide characters count two. */
function asTable(one: {
  openingFen: number
  income: Line[]
  spending: Line[]
  feeFen: number
  closingFen: number
}): string[] {
  const wide = (text: string) => [...text].reduce((width, char) => width + (char > '\u00ff' ? 2 : 1), 0)
  const line = (title: string, fen: number) => {
    const amount = showYuan(money(fen))
    return title + ' '.repeat(Math.max(1, 38 - wide(title) - amount.length)) + amount
  }
  return [
    line('期初余额', one.openingFen),
    ...one.income.map(({ title, fen }) => line(`收入 ${title}`, fen)),
    ...one.spending.map(({ title, fen }) => line(`支出 ${title}`, fen)),
    line('管理费', one.feeFen),
    line('期末余额', one.closingFen),
  ]
}

let fundId = ''
beforeEach(async () => {
  await loadTianjin(town)
  town.now = new Date('2024-04-08T09:00:00+08:00')
  fundId = await town.tx((tx) => aFund(tx, { areaCode: TOWN, now: town.now }))
})

describe('duties make themselves', () => {
  test('a fund owes its quarters and years, a related gift thirty days, large items one list a month; overdue first', async () => {
    await town.tx(async (tx) => {
      const gift = { fundId, areaCode: TOWN, now: town.now }
      await aGift(tx, { ...gift, fen: 1_000_000, day: '2024-03-01', who: '李*', isRelated: true })
      await aGift(tx, { ...gift, fen: 99, day: '2024-03-02' })
    })
    await tellChanged()
    await town.work()
    const { accountant } = await hands()
    const duties = await dutiesOf(accountant)
    expect(duties.map(({ kind, dueOn }) => `${kind} ${dueOn}`)).toEqual([
      'quarter-statement 2023-10-30',
      'quarter-statement 2024-01-30',
      'large-items 2024-04-01',
      'related-gift 2024-04-01',
      'quarter-statement 2024-04-30',
      'yearly-report 2024-05-31',
    ])
    await tellChanged()
    await town.work()
    expect(await dutiesOf(accountant)).toEqual(duties)
  })

  test('a long campaign tells every three months, and everything within three months of its end', async () => {
    const campaignId = randomUUID()
    await town.tx(async (tx) => {
      await sql`insert into campaigns.campaign (id, fund_id, area_code, title, purpose, starts_on, ends_on, is_emergency, place, leader_name, leader_title,
          office_address, ways, account_name, account_bank, account_no, expected_fen, beneficiary_range, beneficiary_number, beneficiary_method, uses, use_text,
          cost_fen, cost_text, surplus, state, planned_by, planned_name, planned_at, approved_by, filing_no, filed_on, started_on)
        values (${campaignId}, ${fundId}, ${TOWN}, '邻里守望', '助老', '2023-11-30', '2024-10-31', false, '天津市', '张三', '项目主管', '和平区', '{bank}', '基金会', '银行',
          '0001', 1000000, '老人', 20, '公开', '{U1}', '助老', 0, '无', '转入基金', 'running', ${randomUUID()}, '甲', ${town.now}, ${randomUUID()}, 'BA-1', '2023-11-15',
          '2023-11-30')`.execute(tx)
      await sql`insert into campaigns.filing_step (id, campaign_id, seq, kind, happened_on, recorded_by, recorded_name, recorded_at)
        values (${randomUUID()}, ${campaignId}, 1, 'submitted', '2023-11-10', ${randomUUID()}, '甲', ${town.now}), (${randomUUID()}, ${campaignId}, 2, 'filed', '2023-11-15', ${randomUUID()}, '甲', ${town.now})`.execute(
        tx,
      )
      await enqueue(tx, 'campaigns.campaigns-changed', { areaCodes: [TOWN] })
    })
    await town.work()
    const { accountant } = await hands()
    const about = async () =>
      (await dutiesOf(accountant))
        .filter(({ kind }) => kind.startsWith('campaign'))
        .map(({ kind, dueOn }) => `${kind} ${dueOn}`)
    expect(await about()).toEqual(['campaign-progress 2024-02-29', 'campaign-progress 2024-05-30'])

    await town.tx(async (tx) => {
      await sql`update campaigns.campaign set state = 'ended', ended_on = '2024-02-05' where id = ${campaignId}`.execute(
        tx,
      )
      await enqueue(tx, 'campaigns.campaigns-changed', { areaCodes: [TOWN] })
    })
    await town.work()
    // Over after two months: it need not have told in between, and 5 May is a day off.
    expect(await about()).toEqual(['campaign-report 2024-05-06'])
  })
})

describe('what is told', () => {
  const draft = { title: '2024年第1季度收支公告', content: '本季度收支情况见附表，欢迎居民监督。' }

  async function aQuarter() {
    await town.tx(async (tx) => {
      const gift = { fundId, areaCode: TOWN, now: town.now }
      await aGift(tx, { ...gift, fen: 300_000, day: '2023-12-20' })
      await aGift(tx, {
        ...gift,
        fen: 2_000_000,
        day: '2024-01-10',
        who: '津味食品有限公司',
        sourceClass: 'enterprise',
      })
      await aGift(tx, { ...gift, fen: 50_000, day: '2024-02-01', who: '王*' })
      await pay(tx, fundId, 600_000, '2024-02-20')
      await pay(tx, fundId, 1_234, '2024-03-05', 'U2')
    })
    await tellChanged()
    await town.work()
  }

  test('a quarter goes through two hands, is frozen, printed, and read by everybody; it adds up', async () => {
    await aQuarter()
    const { accountant, manager } = await hands()
    const duty = (await dutiesOf(accountant)).find(
      ({ kind, dueOn }) => kind === 'quarter-statement' && dueOn === '2024-04-30',
    )
    expect(duty?.unreconciled).toEqual(['2023-12', '2024-01', '2024-02', '2024-03'])
    const prepare = { ...draft, dutyId: duty?.id, version: duty?.version }
    const blocked = await accountant.ask(disclosureContract, 'prepareNotice', prepare)
    expect(blocked).toMatchObject({ status: 409, body: { code: 'disclosure.unreconciled' } })

    await town.tx((tx) => reconcile(tx, fundId, '2024-03-31', town.now))
    const prepared = await accountant.ask(disclosureContract, 'prepareNotice', prepare)
    expect(prepared.status).toBe(200)
    const publish = { dutyId: duty?.id, version: prepared.body.version }
    expect((await accountant.ask(disclosureContract, 'publishNotice', publish)).status).toBe(403)
    const published = await manager.ask(disclosureContract, 'publishNotice', publish)
    expect(published).toMatchObject({ status: 200, body: { no: '120101006-GG2024-0001' } })

    const { statementId } = published.body
    const anybody = town.as(null)
    const { body: shown } = await anybody.ask(disclosureContract, 'publicStatement', { statementId })
    expect(asTable(shown)).toEqual([
      '期初余额                      3,000.00',
      '收入 企业（货币）            20,000.00',
      '收入 居民个人（货币）           500.00',
      '支出 困难群体支持性服务       6,000.00',
      '支出 社区公益与志愿活动          12.34',
      '管理费                            0.00',
      '期末余额                     17,487.66',
    ])
    expect(shown).toMatchObject({
      openingFen: 300_000,
      income: [
        { title: '企业（货币）', fen: 2_000_000, times: 1 },
        { title: '居民个人（货币）', fen: 50_000, times: 1 },
      ],
      spending: [
        { title: '困难群体支持性服务', fen: 600_000 },
        { title: '社区公益与志愿活动', fen: 1_234 },
      ],
      closingFen: 300_000 + 2_050_000 - 601_234,
      gifts: { items: [{ who: '津味食品有限公司', fen: 2_000_000 }], rest: { times: 1, fen: 50_000 } },
      payments: { items: [{ title: '助老项目第1期', fen: 600_000 }], rest: { times: 1, fen: 1_234 } },
      isWhole: true,
    })
    const pdf = await anybody.ask(disclosureContract, 'printStatement', { statementId })
    expect(pdf.status).toBe(200)
    expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-')
    const sheet = await anybody.ask(disclosureContract, 'statementSheet', { statementId })
    expect(sheet.body.subarray(0, 2).toString()).toBe('PK')

    // What was published stays as it was, whatever is entered afterwards; a correction is a notice and a version of its own.
    await town.tx((tx) => pay(tx, fundId, 700_000, '2024-03-30'))
    await town.tx((tx) => reconcile(tx, fundId, '2024-03-31', town.now))
    expect((await anybody.ask(disclosureContract, 'publicStatement', { statementId })).body.closingFen).toBe(
      shown.closingFen,
    )
    const said = { noticeId: published.body.noticeId, what: '漏列3月30日一笔资助7000元', why: '补记凭证' }
    const corrected = await manager.ask(disclosureContract, 'correctNotice', said)
    expect(corrected).toMatchObject({ status: 200, body: { no: '120101006-GG2024-0002' } })
    const again = await manager.ask(disclosureContract, 'correctNotice', { ...said, noticeId: corrected.body.noticeId })
    expect(again).toMatchObject({ status: 409, body: { code: 'disclosure.correctsCorrection' } })
    const first = (await anybody.ask(disclosureContract, 'publicStatement', { statementId })).body
    const second = (await anybody.ask(disclosureContract, 'publicStatement', { statementId: first.laterId })).body
    expect(second).toMatchObject({ seq: 2, closingFen: shown.closingFen - 700_000, laterId: null })

    const { body: page } = await anybody.ask(disclosureContract, 'publicFund', { fundId })
    expect(
      page.notices.map(({ kind, correctedBy }: { kind: string; correctedBy: string | null }) => [kind, correctedBy]),
    ).toEqual([
      ['correction', null],
      ['quarter-statement', '120101006-GG2024-0002'],
    ])
    expect(page.months.at(-1)).toMatchObject({ month: '2024-04', balanceFen: page.fund.balanceFen })
    expect(JSON.stringify(page)).not.toContain('会计')
  })

  test('what belongs on 慈善中国 needs its link there; returned work keeps what was written', async () => {
    await aQuarter()
    await town.tx((tx) => reconcile(tx, fundId, '2024-03-31', town.now))
    const { accountant, manager } = await hands()
    const duty = (await dutiesOf(accountant, { kind: 'large-items' }))[0]
    const bad = await accountant.ask(disclosureContract, 'prepareNotice', {
      ...draft,
      link: 'cszg',
      dutyId: duty?.id,
      version: duty?.version,
    })
    expect(bad).toMatchObject({ status: 400, body: { code: 'disclosure.notOfficialLink' } })
    const prepared = await accountant.ask(disclosureContract, 'prepareNotice', {
      ...draft,
      dutyId: duty?.id,
      version: duty?.version,
    })
    const at = { dutyId: duty?.id, version: prepared.body.version }
    expect(await manager.ask(disclosureContract, 'publishNotice', at)).toMatchObject({
      status: 409,
      body: { code: 'disclosure.needsLink' },
    })
    const returned = await manager.ask(disclosureContract, 'returnNotice', { ...at, reason: '请补上链接' })
    const [kept] = await dutiesOf(accountant, { kind: 'large-items' })
    expect(kept).toMatchObject({ state: 'open', returnReason: '请补上链接', draft: { title: draft.title } })
    const stale = await accountant.ask(disclosureContract, 'prepareNotice', { ...draft, ...at })
    expect(stale.status).toBe(409)
    const link = 'https://cszg.mca.gov.cn/1'
    const mended = await accountant.ask(disclosureContract, 'prepareNotice', {
      ...draft,
      link,
      dutyId: duty?.id,
      version: returned.body.version,
    })
    const published = await manager.ask(disclosureContract, 'publishNotice', {
      dutyId: duty?.id,
      version: mended.body.version,
    })
    expect(published.status).toBe(200)
    const twice = await manager.ask(disclosureContract, 'publishNotice', {
      dutyId: duty?.id,
      version: mended.body.version + 1,
    })
    expect(twice).toMatchObject({ status: 409, body: { code: 'disclosure.notNow' } })
  })
})
