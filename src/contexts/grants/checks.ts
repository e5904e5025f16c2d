import type { Check } from '#platform/context.ts'

export const grantsChecks: Check[] = [
  {
    name: '资助已付之数等于已付各笔之和，也等于账上由付款记入的支出',
    rowsThatBreakIt: `select g.id, g.paid_fen from grants.grant g
      where g.paid_fen <> coalesce((select sum(p.fen) from grants.payment p where p.grant_id = g.id and p.state = 'paid'), 0)
         or g.paid_fen <> coalesce((select sum(e.fen) from grants.payment p join ledger.pub_entry e on e.id = p.entry_id
              and e.source_kind = 'grants.payment' and e.source_id::text = p.id::text where p.grant_id = g.id), 0)`,
  },
  {
    name: '批准之数不超过申请之数，付款与在途付款合计不超过批准之数，每笔不超过本期',
    rowsThatBreakIt: `select g.id from grants.grant g where g.granted_fen > g.asked_fen
         or coalesce((select sum(p.fen) from grants.payment p where p.grant_id = g.id and p.state <> 'refused'), 0) > coalesce(g.granted_fen, 0)
      union all select p.id from grants.payment p join grants.instalment i using (grant_id, position) where p.fen > i.fen`,
  },
  {
    name: '提交之后的预算各行合计等于申请金额加其他收入',
    rowsThatBreakIt: `select g.id from grants.grant g where g.state not in ('draft', 'withdrawn')
      and exists (select from grants.step s where s.grant_id = g.id and s.act = 'submit')
      and g.asked_fen + g.other_income_fen <> coalesce((select sum(l.amount_fen) from grants.budget_line l where l.grant_id = g.id), 0)`,
  },
  {
    name: '付款之前已公示期满并签订协议，分期合计等于批准之数',
    rowsThatBreakIt: `select g.id from grants.grant g where g.agreed_on is not null
         and g.granted_fen <> (select sum(i.fen) from grants.instalment i where i.grant_id = g.id)
      union all select p.id from grants.payment p join grants.grant g on g.id = p.grant_id
      where p.state = 'paid' and (g.agreed_on is null or p.paid_on < g.agreed_on or g.agreed_on <= g.publicised_until)`,
  },
  {
    name: '退回之数等于退回各笔之和，也等于账上的追回',
    rowsThatBreakIt: `select g.id, g.returned_fen from grants.grant g
      where g.returned_fen <> coalesce((select sum(m.fen) from grants.money_back m where m.grant_id = g.id), 0)
         or exists (select from grants.money_back m join ledger.pub_entry e on e.id = m.entry_id where m.grant_id = g.id and abs(e.fen) <> m.fen)`,
  },
  {
    name: '余款处理之数等于两人同意的各笔之和；提议和决定不是一人；结清的没有余款',
    rowsThatBreakIt: `select g.id from grants.grant g where g.settled_fen <> coalesce((select sum(s.fen) from grants.settlement s
        join grants.settlement_decision d on d.settlement_id = s.id where s.grant_id = g.id and d.outcome = 'approved'), 0)
      union all select s.grant_id from grants.settlement s join grants.settlement_decision d on d.settlement_id = s.id where s.proposed_by = d.decided_by
      union all select g.id from grants.grant g where g.state = 'recovered' and g.returned_fen + g.settled_fen < g.paid_fen`,
  },
  {
    name: '结项的资助没有在途付款，没有未退回的余款',
    rowsThatBreakIt: `select g.id from grants.grant g where g.state = 'closed' and (
        exists (select from grants.payment p where p.grant_id = g.id and p.state not in ('paid', 'refused'))
        or g.paid_fen - g.returned_fen > greatest(0, (select coalesce(sum(l.spent_fen), 0) from grants.budget_line l where l.grant_id = g.id) - g.other_income_fen))`,
  },
  {
    name: '资助的状态等于经过的最后一步',
    rowsThatBreakIt: `select g.id, g.state from grants.grant g where exists (select from grants.step s where s.grant_id = g.id)
      and g.state <> (select s.state from grants.step s where s.grant_id = g.id order by s.seq desc limit 1)`,
  },
  {
    name: '由基金认领的微心愿合计不超过所列支的资助',
    rowsThatBreakIt: `select g.id from grants.grant g join grants.wish w on w.grant_id = g.id and w.state <> 'cancelled'
      group by g.id having sum(coalesce(w.spent_fen, w.value_fen)) > coalesce(g.granted_fen, 0)`,
  },
]
