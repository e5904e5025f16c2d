import type { Check } from '#platform/context.ts'

const pools = (column: string, account: string) => `select p.id, p.${column}, sum(l.signed_fen) as sum
  from ledger.pool p left join ledger.line l on l.pool_id = p.id and l.account = '${account}'
  group by p.id having p.${column} <> coalesce(sum(l.signed_fen), 0)`

export const ledgerChecks: Check[] = [
  {
    name: '每张凭证借贷相等，至少一借一贷',
    rowsThatBreakIt: `select e.id, sum(l.signed_fen) as sum from ledger.entry e left join ledger.line l on l.entry_id = e.id
      group by e.id having coalesce(sum(l.signed_fen), 1) <> 0 or count(l.entry_id) < 2`,
  },
  {
    name: '资金池的银行存款等于分录之和',
    rowsThatBreakIt: pools('cash_fen', '1002'),
  },
  {
    name: '资金池的捐赠物资等于分录之和',
    rowsThatBreakIt: pools('goods_fen', '1201'),
  },
  {
    name: '资金池余额等于各批次剩余之和',
    rowsThatBreakIt: `select p.id, p.cash_fen, p.goods_fen from ledger.pool p left join ledger.lot t on t.pool_id = p.id
      group by p.id having p.cash_fen <> coalesce(sum(t.left_fen) filter (where not t.is_goods), 0)
        or p.goods_fen <> coalesce(sum(t.left_fen) filter (where t.is_goods), 0)`,
  },
  {
    name: '批次剩余等于收入减支用',
    rowsThatBreakIt: `select t.id, t.fen, t.left_fen, sum(d.fen) as drawn from ledger.lot t left join ledger.draw d on d.lot_id = t.id
      group by t.id having t.left_fen <> t.fen - coalesce(sum(d.fen), 0)`,
  },
  {
    name: '每笔支出都能追到所用的批次：支用之和等于支出金额',
    rowsThatBreakIt: `select e.id, e.fen, sum(d.fen) as drawn from ledger.entry e left join ledger.draw d on d.entry_id = e.id
      where e.kind in ('grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'refund') group by e.id having coalesce(sum(d.fen), 0) <> e.fen`,
  },
  {
    name: '凭证号一年之内从1起连续',
    rowsThatBreakIt: `select e.fund_id, e.year, count(*) as entries, max(e.no) as last from ledger.entry e
      left join ledger.numbering n on n.fund_id = e.fund_id and n.year = e.year
      group by e.fund_id, e.year, n.last_no having max(e.no) <> count(*) or n.last_no is distinct from max(e.no)`,
  },
  {
    name: '红字凭证与被冲销的凭证金额相反、分录相反',
    rowsThatBreakIt: `select r.id from ledger.entry r join ledger.entry e on e.id = r.reverses_id
      where r.fen <> -e.fen or r.kind <> e.kind or r.fund_id <> e.fund_id or exists (
        select from (select account, pool_id, signed_fen as fen from ledger.line where entry_id in (r.id, e.id)) as both_of
        group by account, pool_id having sum(fen) <> 0)`,
  },
  {
    name: '追回不超过支出',
    rowsThatBreakIt: `select d.lot_id, coalesce(e.of_id, e.reverses_id, e.id) as spend from ledger.draw d join ledger.entry e on e.id = d.entry_id
      where e.kind in ('grant', 'goods-out', 'goods-loss', 'surplus-out', 'fee', 'recover') group by 1, 2 having sum(d.fen) < 0`,
  },
  {
    name: '任何一天结束时，资金池都不为负',
    rowsThatBreakIt: `select pool_id, account, happened_on, held from (
        select l.pool_id, l.account, e.happened_on, sum(l.signed_fen) over (partition by l.pool_id, l.account order by e.happened_on) as held
        from ledger.line l join ledger.entry e on e.id = l.entry_id where l.account in ('1002', '1201')) as days where held < 0`,
  },
  {
    name: '任何一天结束时，批次剩余都不为负，也不早于收到之日支用',
    rowsThatBreakIt: `select lot_id, happened_on, held from (
        select d.lot_id, e.happened_on, t.free_from, t.fen - sum(d.fen) over (partition by d.lot_id order by e.happened_on) as held
        from ledger.draw d join ledger.entry e on e.id = d.entry_id join ledger.lot t on t.id = d.lot_id) as days
      where held < 0 or happened_on < free_from`,
  },
  {
    name: '已结账的月份，结转后没有收入与成本余额',
    rowsThatBreakIt: `select m.fund_id, m.month, l.account, sum(l.signed_fen) as sum from ledger.month m
      join ledger.entry e on e.fund_id = m.fund_id and e.happened_on < m.month + interval '1 month'
      join ledger.line l on l.entry_id = e.id join ledger.account a on a.code = l.account
      where m.state = 'closed' and a.class in ('income', 'cost') group by m.fund_id, m.month, l.account having sum(l.signed_fen) <> 0`,
  },
  {
    name: '已结账的月份都已与慈善组织的账目核对',
    rowsThatBreakIt: `select m.fund_id, m.month, p.difference_fen from ledger.month m
      join ledger.pub_month p on p.fund_id = m.fund_id and p.month = m.month where m.state = 'closed' and p.difference_fen is distinct from 0`,
  },
  {
    name: '红字更正与划转的申请只在批准之后入账，并且一次',
    rowsThatBreakIt: `select r.id from ledger.request r left join ledger.request_decision d on d.request_id = r.id
      where (d.outcome is not distinct from 'approved') <> exists (select from ledger.entry e
        where case r.kind when 'reverse' then e.reverses_id = r.entry_id else e.source_kind = 'ledger.request' and e.source_id = r.id::text end)
        and not (r.kind = 'reverse' and d.outcome is distinct from 'approved')`,
  },
]
