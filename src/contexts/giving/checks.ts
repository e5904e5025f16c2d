import type { Check } from '#platform/context.ts'

const CONFIRMED = `('confirmed', 'receipted', 'refunded')`

export const givingChecks: Check[] = [
  {
    name: '每笔已确认的捐赠有且只有一张同额的收入凭证',
    rowsThatBreakIt: `select g.no from giving.gift g where g.state in ${CONFIRMED} and (
        (select count(*) from ledger.pub_entry e where e.kind = 'gift' and e.source_kind = 'giving.gift' and e.source_id = g.id::text) <> 1
        or not exists (select from ledger.pub_entry e where e.id = g.entry_id and e.source_id = g.id::text and e.fen = g.fen and e.fund_id = g.fund_id
          and e.happened_on = g.received_on and e.reverses_id is null))`,
  },
  {
    name: '没有确认的捐赠不在账上',
    rowsThatBreakIt: `select g.no from giving.gift g where g.state not in ${CONFIRMED}
      and exists (select from ledger.pub_entry e where e.source_kind = 'giving.gift' and e.source_id = g.id::text and e.reverses_id is null
        and not exists (select from ledger.pub_entry t where t.reverses_id = e.id))`,
  },
  {
    name: '已确认的捐赠没有被红字冲销；冲销的都经批准并已作废',
    rowsThatBreakIt: `select g.no from giving.gift g join ledger.pub_entry t on t.reverses_id = g.entry_id
      left join giving.correction c on c.gift_id = g.id and c.state = 'done' and c.entry_id = t.id
      where g.state <> 'voided' or c.id is null
      union all
      select c.id::text from giving.correction c left join ledger.pub_entry t on t.id = c.entry_id where c.state = 'done' and t.reverses_id is null`,
  },
  {
    name: '捐赠的批次与捐赠同额，所在资金池与捐赠的社区、限定一致',
    rowsThatBreakIt: `select g.no from giving.gift g join ledger.pub_lot l on l.id = g.lot_id join ledger.pub_pool p on p.id = l.pool_id
      where l.fen <> g.fen or l.is_goods or p.earmark_code is distinct from g.earmark_code or p.restriction_kind <> g.restriction
        or p.use is distinct from g.use`,
  },
  {
    name: '登记、认领与确认不是同一只手',
    rowsThatBreakIt: `select no from giving.gift where confirmed_by in (recorded_by, received_by)`,
  },
  {
    name: '境外捐赠都有批准或备案文号',
    rowsThatBreakIt: `select g.no from giving.gift g join giving.giver r on r.id = g.giver_id
      where r.is_foreign and g.foreign_approval = '' and g.state in ${CONFIRMED}`,
  },
  {
    name: '认领的银行流水与所认捐赠合计相等，日期、流水号一致',
    rowsThatBreakIt: `select r.serial from giving.statement_row r left join giving.gift g on g.row_id = r.id
      group by r.id having (r.state = 'matched' and sum(g.fen) is distinct from r.fen) or (r.state <> 'matched' and count(g.id) > 0)
        or bool_or(g.serial <> r.serial or g.received_on <> r.happened_on or g.fund_id <> r.fund_id)`,
  },
  {
    name: '对账单的明细与笔数、期初期末余额相符，余额逐行连续',
    rowsThatBreakIt: `select s.id from giving.statement s left join giving.statement_row r on r.statement_id = s.id
      group by s.id having count(r.id) <> s.row_count or s.opening_fen + coalesce(sum(r.fen), 0) <> s.closing_fen
      union all
      select x.statement_id from (select r.statement_id, r.balance_fen - r.fen as before,
          lag(r.balance_fen, 1, s.opening_fen) over (partition by r.statement_id order by r.position) as last
        from giving.statement_row r join giving.statement s on s.id = r.statement_id) x where x.before <> x.last`,
  },
  {
    name: '同一账户的对账单首尾相接，不重叠',
    rowsThatBreakIt: `select id from (select id, from_on, opening_fen, lag(until_on) over w as until_before, lag(closing_fen) over w as closing_before
        from giving.statement window w as (partition by fund_id, account order by from_on)) s
      where s.until_before + 1 <> s.from_on or s.closing_before <> s.opening_fen`,
  },
  {
    name: '捐赠上的退还等于已付退还之和，各有同额凭证',
    rowsThatBreakIt: `select g.no from giving.gift g left join giving.refund f on f.gift_id = g.id and f.state = 'paid'
      group by g.id having g.refunded_fen <> coalesce(sum(f.fen), 0)
      union all
      select f.id::text from giving.refund f left join ledger.pub_entry e on e.id = f.entry_id and e.kind = 'refund' and e.fen = f.fen
        and e.source_id = f.id::text where f.state = 'paid' and e.id is null`,
  },
  {
    name: '已开票的捐赠都有票据号码，票据金额与捐赠相等',
    rowsThatBreakIt: `select g.no from giving.gift g left join giving.receipt r on r.gift_id = g.id
      where (g.state = 'receipted' and r.id is null) or (r.id is not null and (r.fen <> g.fen or g.state not in ('receipted', 'refunded')
        and not exists (select from giving.correction c where c.gift_id = g.id and c.state = 'done' and c.red_receipt <> '')))`,
  },
  {
    name: '捐赠编号按街镇按年连续，不跳号',
    rowsThatBreakIt: `select s.area_code, s.year, s.last from giving.number_series s where s.last <>
      (select count(*) from giving.gift g where g.no like 'JZ-' || s.area_code || '-' || s.year || '-%')`,
  },
  {
    name: '捐赠与本人的关联跟随捐赠人',
    rowsThatBreakIt: `select g.no from giving.gift g join giving.giver r on r.id = g.giver_id where g.giver_person_id is distinct from r.person_id`,
  },
]
