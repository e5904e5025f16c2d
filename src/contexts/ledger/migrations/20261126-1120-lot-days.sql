-- 批次自收到或划入之日起可用。退回只增加退回之日以后可用的数，不推迟原来没有用掉的部分：
-- 某一天可用多少，是那一天及以后每一天结束时剩余的最小数（rules/book.ts freeOn）。
create or replace function ledger.move_lot() returns trigger language plpgsql as $$
begin
  update ledger.lot set left_fen = left_fen - new.fen where id = new.lot_id;
  return null;
end $$;
comment on column ledger.lot.free_from is '自这一天起可用：收到或划入之日';
alter table ledger.lot disable trigger only_by_draws;
update ledger.lot t set free_from = e.happened_on from ledger.entry e where e.id = t.entry_id and t.free_from <> e.happened_on;
alter table ledger.lot enable trigger only_by_draws;
