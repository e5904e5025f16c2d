import type { Check } from '#platform/context.ts'

export const fundChecks: Check[] = [
  {
    name: '剩余财产依登记的处理划出，金额一致',
    rowsThatBreakIt: `
      select d.id as "处理", e.no as "凭证" from fund.surplus_disposal d
      join ledger.pub_entry e on e.source_kind = 'fund.surplus-disposal' and e.source_id = d.id::text and e.reverses_id is null
      where e.kind <> 'surplus-out' or e.fen <> d.fen or e.fund_id <> d.fund_id`,
  },
  {
    name: '签约当日慈善组织的公开募捐资格有效',
    rowsThatBreakIt: `
      select f.name as "基金", f.signed_on as "签约日" from fund.fund f join fund.charity c on c.id = f.charity_id
      where f.signed_on is not null and not (f.signed_on between c.certificate_from and coalesce(c.certificate_to, f.signed_on))`,
  },
  {
    name: '每项表决结果与所投的票一致',
    rowsThatBreakIt: `
      select r.title as "决议", r.state as "状态" from fund.resolution r
      join lateral (select count(*) filter (where recused is null) as entitled, count(*) filter (where choice = 'for') as yes,
        count(*) filter (where choice is not null) as present from fund.ballot b where b.resolution_id = r.id) as t on true
      where r.state = 'passed' and not (t.present * 3 >= t.entitled * 2 and case when r.is_major then t.yes * 3 >= t.entitled * 2 else t.yes * 2 > t.entitled end)`,
  },
  {
    name: '没有人代投时回避或替两名以上委员投票',
    rowsThatBreakIt: `
      select r.title as "决议", b.delegate_id as "受托人" from fund.ballot b join fund.resolution r on r.id = b.resolution_id
      where b.delegate_id is not null and b.choice is not null
        and ((select d.recused is not null from fund.ballot d where d.resolution_id = b.resolution_id and d.member_id = b.delegate_id)
          or (select count(*) from fund.ballot o where o.resolution_id = b.resolution_id and o.delegate_id = b.delegate_id) > 1)`,
  },
  {
    name: '已通过的计划有通过的决议',
    rowsThatBreakIt: `
      select p.id as "计划", p.from_date as "起始日" from fund.plan p left join fund.resolution r on r.id = p.resolution_id
      where p.state in ('voted', 'approved') and r.state is distinct from 'passed' and r.state is distinct from 'vetoed'`,
  },
]
