import { type RawBuilder, sql } from 'kysely'
import type { Measure, Population, PopulationRow, Question } from './measure.ts'

/** A fund that no longer was on the day of the figure. */
const ended = (asOf: string): RawBuilder<unknown> =>
  sql`when f.ended_on <= ${asOf} then '已于' || to_char(f.ended_on, 'YYYY-MM-DD') || '终止'`

/** S1.1: signed with a charity whose certificate for public fundraising was in force that day (三（一）). */
const signedFunds: Population = {
  recordKind: 'fund.fund',
  title: '设立协议',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, f.id as record_id, 1 as counted,
      case when f.signed_on is null then '协议还没有签'
           when f.signed_on > ${asOf} then '统计日之后才签'
           when f.is_certified is not true then '签约时公开募捐资格证书不在有效期内'
           ${ended(asOf)} end as left_out,
      case when f.signed_on is not null then to_char(f.signed_on, 'YYYY-MM-DD') || '与' || f.charity_name || '签约，证书' || f.certificate_no end as note,
      null::uuid as batch_id
    from subject s join fund.pub_fund f on f.area_code = s.town_code`,
}

/** S1.2: an odd committee of at least so many, a monitor, and rules (with the list of uses) on file. */
const runningCommittees: Population = {
  recordKind: 'fund.fund',
  title: '管理委员会',
  rows: ({ asOf, parameter }) => sql<PopulationRow>`
    select s.subject_id, f.id as record_id, 1 as counted,
      case when seats.members < ${parameter('fund.committee-least')}::int
             then '在任委员' || seats.members || '名，不足' || ${parameter('fund.committee-least')}::int || '名'
           when seats.members % 2 = 0 then '在任委员' || seats.members || '名，不是单数'
           when seats.monitors = 0 then '没有在任的监督员'
           when not exists (select from fund.pub_paper p where p.fund_id = f.id and p.kind = 'rules'
             and (p.added_at at time zone 'Asia/Shanghai')::date <= ${asOf}) then '没有管理办法（含用途清单）'
           ${ended(asOf)} end as left_out,
      '委员' || seats.members || '名，监督员' || seats.monitors || '名' as note, null::uuid as batch_id
    from subject s join fund.pub_fund f on f.area_code = s.town_code
    cross join lateral (
      select count(*) filter (where m.seat = 'member') as members, count(*) filter (where m.seat = 'monitor') as monitors
      from fund.pub_member m where m.fund_id = f.id and ${asOf}::date between m.from_date and m.to_date) seats`,
}

/** Payments out of the fund that stand on that day; what was taken back in red is no payment. */
const payments = ({ asOf }: Question, leftOut: RawBuilder<unknown>): RawBuilder<PopulationRow> => sql<PopulationRow>`
    select s.subject_id, e.id as record_id, 1 as counted, ${leftOut} as left_out,
      e.no || '，' || to_char(e.happened_on, 'YYYY-MM-DD') || '，用途' || coalesce(e.use, '未标明') as note, null::uuid as batch_id
    from subject s join fund.pub_fund f on f.area_code = s.town_code
    join ledger.pub_entry e on e.fund_id = f.id and e.kind in ('grant', 'goods-out') and e.happened_on <= ${asOf} and e.reverses_id is null
      and not exists (select from ledger.pub_entry r where r.reverses_id = e.id and r.happened_on <= ${asOf})`

/** S1.3: every payment is tagged with one of the five uses. */
const permittedPayments: Population = {
  recordKind: 'ledger.entry',
  title: '合规支出',
  rows: (question) =>
    payments(
      question,
      sql`case when e.use is null or e.use not in ('U1', 'U2', 'U3', 'U4', 'U5') then '没有标明五类用途之一' end`,
    ),
}
const allPayments: Population = {
  recordKind: 'ledger.entry',
  title: '支出',
  rows: (question) => payments(question, sql`null::text`),
}

/** S1.4: an approved plan of twelve months that runs on the day of the figure. A row a fund: the plan that comes nearest to it. */
const approvedPlans: Population = {
  recordKind: 'fund.fund',
  title: '可持续计划',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, f.id as record_id, 1 as counted, p.left_out,
      to_char(p.from_date, 'YYYY-MM-DD') || '至' || to_char(p.to_date, 'YYYY-MM-DD') as note, null::uuid as batch_id
    from subject s join fund.pub_fund f on f.area_code = s.town_code
    cross join lateral (
      select *, case when state <> 'approved' then '计划还没有批准'
           when approved_on > ${asOf} then '统计日之后才批准'
           when from_date > ${asOf} then '统计日之后才开始'
           when to_date < ${asOf} then '已于' || to_char(to_date, 'YYYY-MM-DD') || '到期'
           when to_date < from_date + interval '1 year' - interval '1 day' then '不足12个月' end as left_out
      from fund.pub_plan where fund_id = f.id) p
    where p.id = (select q.id from fund.pub_plan q where q.fund_id = f.id
      order by q.state = 'approved' and q.approved_on <= ${asOf} and ${asOf}::date between q.from_date and q.to_date
        and q.to_date >= q.from_date + interval '1 year' - interval '1 day' desc, q.from_date desc, q.id limit 1)`,
}

/** S6.1: campaigns that began, each with its filing number. */
const filedCampaigns: Population = {
  recordKind: 'campaigns.campaign',
  title: '合规募集',
  rows: ({ asOf }) => sql<PopulationRow>`
    select s.subject_id, c.id as record_id, 1 as counted,
      case when c.starts_on > ${asOf} then '统计日之后才开始'
           when c.state not in ('running', 'ended', 'reported') then '还没有开始'
           when c.filing_no is null or c.filed_on > ${asOf} then '没有备案编号' end as left_out,
      coalesce('备案编号' || c.filing_no || '，', '') || to_char(c.starts_on, 'YYYY-MM-DD') || '至' || to_char(coalesce(c.ended_on, c.ends_on), 'YYYY-MM-DD') as note,
      null::uuid as batch_id
    from subject s join fund.pub_fund f on f.area_code = s.town_code join campaigns.pub_campaign c on c.fund_id = f.id`,
}

/** Open violations: a campaign that ran without being filed, and what had to be made public about one and was not. */
const openViolations: Measure['faults'] = ({ asOf }) => sql`
  select subject_id, string_agg(fault, '；' order by fault) as fault from (
    select s.subject_id, '募捐“' || c.title || '”没有备案就开展' as fault
    from subject s join fund.pub_fund f on f.area_code = s.town_code
    join campaigns.pub_campaign c on c.fund_id = f.id and c.state in ('running', 'ended', 'reported') and c.filing_no is null
      and c.starts_on + case when c.is_emergency then 10 else 0 end < ${asOf}::date
    union all
    select s.subject_id, '募捐“' || c.title || '”到' || to_char(d.due_on, 'YYYY-MM-DD') || '应公开的还没有公开'
    from subject s join fund.pub_fund f on f.area_code = s.town_code
    join disclosure.pub_duty d on d.fund_id = f.id and d.kind in ('campaign-progress', 'campaign-report', 'campaign-partner') and d.due_on < ${asOf}
      and d.state in ('open', 'prepared')
    join campaigns.pub_campaign c on c.id = d.subject_id) found
  group by subject_id`

/**
 * S6.2, the formula of domain.md §6.8 over the book: gifts and goods of counted sources by the day they came, less
 * refunds. Pledges and goods without a proof of price are not in the book; the page 撬动资金 shows them too.
 */
const raised: Population = {
  recordKind: 'ledger.entry',
  title: '撬动资金',
  rows: ({ asOf, yearFrom }) => sql<PopulationRow>`
    select * from (
      select s.subject_id, e.id as record_id, case when e.kind = 'refund' then -e.fen else e.fen end as counted,
        case when e.kind = 'interest' then '利息不是捐赠'
             when e.kind = 'transfer-in' then '基金之间划转，同一笔捐赠只计一次'
             when e.kind = 'proceeds' then '变卖捐赠物资所得，物资交付时已经折算计入'
             when t.id is not null then '已红字冲销'
             when c.code is null then '没有来源类别'
             when not c.is_counted then c.title || '：' || c.basis end as left_out,
        coalesce(c.title || '，', '') || to_char(coalesce(l.handed_over_on, g.received_on, e.happened_on), 'YYYY-MM-DD') || '，'
          || e.no || case e.kind when 'refund' then '，退还' when 'gift-goods' then '，物资折算' else '' end as note,
        null::uuid as batch_id, coalesce(l.handed_over_on, case when e.kind = 'gift' then g.received_on end, e.happened_on) as day
      from subject s join fund.pub_fund f on f.area_code = s.town_code
      join ledger.pub_entry e on e.fund_id = f.id and e.kind in ('gift', 'gift-goods', 'refund', 'interest', 'transfer-in', 'proceeds') and e.reverses_id is null
      left join ledger.pub_entry t on t.reverses_id = e.id
      left join giving.pub_refund r on e.kind = 'refund' and r.entry_id = e.id
      left join giving.pub_gift g on g.entry_id = e.id or g.id = r.gift_id
      left join goods.pub_lot l on e.kind = 'gift-goods' and l.id::text = e.source_id
      left join giving.pub_source_class c on c.code = coalesce(g.source_class, l.source_class)) one
    where day between ${yearFrom} and ${asOf}`,
}

export const fundMeasures: Measure[] = [
  {
    name: 'fund.agreement-signed',
    level: 'point',
    unit: '份',
    part: signedFunds,
    noDataHint: '请在“社区基金”里筹备基金、登记协议',
  },
  {
    name: 'fund.committee-running',
    level: 'point',
    unit: '个',
    part: runningCommittees,
    noDataHint: '请在“社区基金”里登记管理委员会、监督员和管理办法',
  },
  {
    name: 'fund.uses-permitted',
    level: 'point',
    unit: '笔',
    part: permittedPayments,
    whole: allPayments,
    noDataHint: '还没有支出。资助拨款、物资发放入账之后自动统计',
  },
  {
    name: 'fund.plan-approved',
    level: 'point',
    unit: '份',
    part: approvedPlans,
    noDataHint: '请在“社区基金”里拟定未来12个月的计划，经管委会表决、慈善组织审定',
  },
  {
    name: 'fund.lawful-raising',
    level: 'point',
    unit: '项',
    part: filedCampaigns,
    faults: openViolations,
    noDataHint: '还没有募捐活动。请在“募捐”里拟定方案、登记备案编号',
  },
  {
    name: 'fund.raised',
    level: 'point',
    unit: '分',
    part: raised,
    yearly: true,
    noDataHint: '还没有入账的捐赠。捐赠确认入账之后自动统计',
  },
]
