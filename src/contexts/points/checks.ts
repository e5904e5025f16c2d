import type { Check } from '#platform/context.ts'

export const pointsChecks: Check[] = [
  {
    name: '积分规则按街镇或区制定',
    rowsThatBreakIt: `select r.id from points.rule r join directory.area a on a.code = r.area_code where a.level not in ('town', 'district')`,
  },
  {
    name: '积分账户余额等于台账各行之和，也等于最后一行所记',
    rowsThatBreakIt: `select a.person_id, a.balance, a.owed, sum(e.points) as sum from points.account a left join points.entry e on e.person_id = a.person_id
      group by a.person_id having a.balance - a.owed <> coalesce(sum(e.points), 0) or a.last_seq <> count(e.id)
      or (a.balance, a.owed) is distinct from coalesce((select (l.balance_after, l.owed_after) from points.entry l
        where l.person_id = a.person_id and l.seq = a.last_seq), (0, 0))`,
  },
  {
    name: '可用积分等于各批次剩余之和',
    rowsThatBreakIt: `select a.person_id, a.balance from points.account a left join points.lot l on l.person_id = a.person_id
      group by a.person_id having a.balance <> coalesce(sum(l.left_over), 0)`,
  },
  {
    name: '台账每行的余额由上一行加减本行得来',
    rowsThatBreakIt: `select e.id from (select id, points, balance_after - owed_after as after,
        lag(balance_after - owed_after, 1, 0) over (partition by person_id order by seq) as before,
        seq - lag(seq, 1, 0) over (partition by person_id order by seq) as step from points.entry) e
      where e.after <> e.before + e.points or e.step <> 1`,
  },
  {
    name: '一人一天由服务记入的积分不超过规则的每日上限',
    rowsThatBreakIt: `select e.person_id, e.served_on, sum(e.points) as points from points.entry e join points.rule r on r.id = e.rule_id
      where e.kind = 'earned' and not exists (select from points.entry v where v.of_id = e.id and v.kind = 'reversed')
      group by e.person_id, e.served_on having sum(e.points) > max(r.daily_cap)`,
  },
  {
    name: '积分只依已批准且当日有效的规则记入',
    rowsThatBreakIt: `select e.id from points.entry e join points.pub_rule r on r.id = e.rule_id
      where r.state <> 'approved' or e.served_on < r.valid_from or e.served_on >= r.valid_to`,
  },
  {
    name: '库存等于出入库之和，且不为负',
    rowsThatBreakIt: `select i.id, i.stock from points.item i left join points.stock_movement m on m.item_id = i.id
      group by i.id having i.stock <> coalesce(sum(m.quantity), 0) or i.stock < 0`,
  },
  {
    name: '兑换单各扣一次积分、出一次库；取消或退回的各退一次，没有取消的不退',
    rowsThatBreakIt: `select r.id, r.state from points.redemption r
      where (select coalesce(sum(e.points), 0) from points.entry e where e.redemption_id = r.id)
            <> case when r.state in ('cancelled', 'returned') then 0 else -r.points end
         or (select coalesce(sum(m.quantity), 0) from points.stock_movement m where m.redemption_id = r.id)
            <> case when r.state in ('cancelled', 'returned') then 0 else -r.quantity end`,
  },
  {
    name: '积分调整只在核准之后入账',
    rowsThatBreakIt: `select a.id from points.adjustment a left join points.adjustment_decision d on d.adjustment_id = a.id
      left join points.entry e on e.adjustment_id = a.id
      where (e.id is not null) <> (d.outcome is not distinct from 'approved') or e.points <> a.points`,
  },
]
