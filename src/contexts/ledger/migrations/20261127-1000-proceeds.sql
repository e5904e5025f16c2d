-- 变卖捐赠物资的净收入：另作一张收入凭证，入原批物资的资金池，限定随之不变（慈善法：用于慈善目的）。
alter table ledger.entry drop constraint entry_kind_check;
alter table ledger.entry add constraint entry_kind_check check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds', 'grant',
  'goods-out', 'goods-loss', 'fee', 'refund', 'recover', 'transfer', 'carry-over'));
alter table ledger.lot drop constraint lot_kind_check;
alter table ledger.lot add constraint lot_kind_check check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds'));
insert into ledger.account (code, name, class, side, holds) values ('490103', '其他收入—物资变卖净收入', 'income', 'credit', null);

create or replace function ledger.must_balance(one uuid) returns void language plpgsql as $$
declare
  e ledger.entry%rowtype; total bigint; n integer; into_assets bigint; out_of_assets bigint; is_wrong boolean;
begin
  select * into strict e from ledger.entry where id = one;
  select coalesce(sum(l.signed_fen), 0), count(*),
         coalesce(sum(l.fen) filter (where a.holds is not null and l.side = 'debit'), 0),
         coalesce(sum(l.fen) filter (where a.holds is not null and l.side = 'credit'), 0)
    into total, n, into_assets, out_of_assets
    from ledger.line l join ledger.account a on a.code = l.account where l.entry_id = one;
  if n < 2 or total <> 0 then
    raise exception 'entry % is not balanced: % lines, sum %', one, n, total using errcode = 'check_violation';
  end if;
  if exists (select from ledger.line l join ledger.pool p on p.id = l.pool_id where l.entry_id = one and p.fund_id <> e.fund_id)
     or exists (select from ledger.lot t where t.entry_id = one and t.fund_id <> e.fund_id)
     or exists (select from ledger.draw d join ledger.lot t on t.id = d.lot_id where d.entry_id = one and t.fund_id <> e.fund_id) then
    raise exception 'entry % touches another fund', one using errcode = 'check_violation';
  end if;
  if exists (
    select from (
      select l.pool_id, a.holds = 'goods' as is_goods, l.signed_fen as fen
        from ledger.line l join ledger.account a on a.code = l.account where l.entry_id = one and a.holds is not null
      union all select t.pool_id, t.is_goods, -t.fen from ledger.lot t where t.entry_id = one
      union all select t.pool_id, t.is_goods, d.fen from ledger.draw d join ledger.lot t on t.id = d.lot_id where d.entry_id = one
    ) as moved group by pool_id, is_goods having sum(fen) <> 0
  ) then
    raise exception 'entry %: draws and lots are not what its lines move', one using errcode = 'check_violation';
  end if;
  is_wrong := case
    when e.kind = 'carry-over' then into_assets <> 0 or out_of_assets <> 0
    when e.kind = 'transfer' then into_assets <> e.fen or out_of_assets <> e.fen
    when e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'proceeds', 'recover') then into_assets <> e.fen or out_of_assets <> 0
    else out_of_assets <> e.fen or into_assets <> 0
  end;
  if is_wrong then
    raise exception 'entry %: amount % is not what its lines move', one, e.fen using errcode = 'check_violation';
  end if;
end $$;
