create schema ledger;

-- 科目：一只专项基金在慈善组织账内所用的科目，依民间非营利组织会计制度编号，与 rules/accounts.ts 一致。
create table ledger.account (
  code  text primary key,
  name  text not null,
  class text not null check (class in ('asset', 'net-assets', 'income', 'cost')),
  side  text not null check (side in ('debit', 'credit')),     -- 余额方向
  holds text check (holds in ('cash', 'goods')),               -- 资产科目：钱或物
  check ((class = 'asset') = (holds is not null))
);
insert into ledger.account (code, name, class, side, holds) values
  ('1002', '银行存款（由慈善组织代管）', 'asset', 'debit', 'cash'),
  ('1201', '捐赠物资', 'asset', 'debit', 'goods'),
  ('3101', '非限定性净资产', 'net-assets', 'credit', null),
  ('3102', '限定性净资产', 'net-assets', 'credit', null),
  ('410101', '捐赠收入—非限定性', 'income', 'credit', null),
  ('410102', '捐赠收入—限定性', 'income', 'credit', null),
  ('490101', '其他收入—利息', 'income', 'credit', null),
  ('490102', '其他收入—基金间划入', 'income', 'credit', null),
  ('510101', '业务活动成本—困难群体支持性服务', 'cost', 'debit', null),
  ('510102', '业务活动成本—社区公益与志愿活动', 'cost', 'debit', null),
  ('510103', '业务活动成本—支持社区治理', 'cost', 'debit', null),
  ('510104', '业务活动成本—改善社区环境', 'cost', 'debit', null),
  ('510105', '业务活动成本—资助社区社会组织', 'cost', 'debit', null),
  ('5201', '管理费用', 'cost', 'debit', null);
select platform.append_only('ledger.account');

-- 一只基金一本账，开立之后不变。
create table ledger.book (
  fund_id   uuid primary key references fund.fund,
  area_code text not null references directory.area,           -- 基金所在街镇
  opened_at timestamptz not null
);
create index book_in_area on ledger.book (area_code);
select platform.append_only('ledger.book');

-- 批次号。记账先锁这一行：同一只基金的账一笔一笔地记，余额不会被两手同时用掉。
create table ledger.lot_numbering (
  fund_id  uuid primary key references ledger.book,
  last_seq integer not null default 0
);

-- 凭证号：一只基金一年一串，从1起连续，不留空号。
create table ledger.numbering (
  fund_id uuid not null references ledger.book,
  year    integer not null,
  last_no integer not null check (last_no > 0),
  primary key (fund_id, year)
);

-- 资金池：社区分账 × 限定。余额只随分录变动，钱与物各自永不为负。
create table ledger.pool (
  id               uuid primary key,
  fund_id          uuid not null references ledger.book,
  earmark_code     text references directory.area,             -- 社区分账；空为全基金
  restriction_kind text not null check (restriction_kind in ('none', 'purpose', 'group', 'time')),
  use              text check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  text             text not null default '',
  until            date,
  cash_fen         bigint not null default 0,
  goods_fen        bigint not null default 0,
  balance_fen      bigint generated always as (cash_fen + goods_fen) stored,
  seq              integer not null check (seq > 0),            -- 开立的先后
  constraint never_below_zero check (cash_fen >= 0 and goods_fen >= 0),
  check (use is null or restriction_kind = 'purpose'),
  check ((until is not null) = (restriction_kind = 'time')),
  check (restriction_kind <> 'none' or text = ''),
  check (restriction_kind not in ('purpose', 'group') or use is not null or text <> ''),
  unique nulls not distinct (fund_id, earmark_code, restriction_kind, use, text, until),
  unique (fund_id, seq),
  unique (id, fund_id)
);

-- 凭证：只可新增。金额一律为分；红字凭证金额为负，另指明冲的是哪一张。
create table ledger.entry (
  id           uuid primary key,
  fund_id      uuid not null references ledger.book,
  year         integer not null,
  no           integer not null check (no > 0),
  kind         text not null check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'grant', 'goods-out', 'fee',
                                             'refund', 'recover', 'transfer', 'carry-over')),
  use          text check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  earmark_code text references directory.area,
  fen          bigint not null,
  happened_on  date not null,
  memo         text not null check (memo <> ''),               -- 摘要，不写个人姓名
  source_kind  text not null,                                  -- 由哪一件事而来：记录种类与编号
  source_id    text not null,
  reverses_id  uuid references ledger.entry,                   -- 红字：冲销哪一张
  of_id        uuid references ledger.entry,                   -- 追回：哪一笔支出
  posted_by    uuid not null,
  posted_name  text not null,
  posted_at    timestamptz not null,
  unique (fund_id, year, no),
  unique (id, fund_id),
  check (year = extract(year from happened_on)),
  check (fen <> 0 and (fen < 0) = (reverses_id is not null)),
  check ((kind = 'recover') = (of_id is not null)),
  -- 津民函〔2023〕20号 三（一）：支出必属五类用途之一。
  constraint five_uses check (kind not in ('grant', 'goods-out') or use is not null),
  check (kind <> 'carry-over' or reverses_id is null)
);
create unique index posted_once on ledger.entry (source_kind, source_id, kind) where reverses_id is null;
create unique index reversed_once on ledger.entry (reverses_id) where reverses_id is not null;
create index entry_of_source on ledger.entry (source_kind, source_id);
create index entry_by_day on ledger.entry (fund_id, happened_on, no);
create index entry_recovered on ledger.entry (of_id) where of_id is not null;
select platform.append_only('ledger.entry');

-- 分录：借或贷，红字为负。signed_fen 借正贷负，一张凭证合计为零。
create table ledger.line (
  entry_id   uuid not null references ledger.entry,
  position   integer not null check (position > 0),
  account    text not null references ledger.account,
  pool_id    uuid not null references ledger.pool,
  side       text not null check (side in ('debit', 'credit')),
  fen        bigint not null check (fen <> 0),
  signed_fen bigint generated always as (case side when 'debit' then fen else -fen end) stored,
  primary key (entry_id, position)
);
create index line_of_pool on ledger.line (pool_id, account);
select platform.append_only('ledger.line');

-- 批次：一笔收入还剩多少。划转后由原批次生出新的批次，来源与收到日期随之带去。
create table ledger.lot (
  id          uuid primary key,
  fund_id     uuid not null references ledger.book,
  pool_id     uuid not null,
  entry_id    uuid not null references ledger.entry,
  seq         integer not null check (seq > 0),                -- 一只基金内的先后
  kind        text not null check (kind in ('gift', 'gift-goods', 'interest', 'transfer-in')),
  is_goods    boolean not null,
  source_kind text not null,
  source_id   text not null,
  from_lot_id uuid references ledger.lot,
  received_on date not null,
  free_from   date not null,                                   -- 自这一天起可用：收到、划入或退回之日
  fen         bigint not null check (fen > 0),
  left_fen    bigint not null,
  constraint left_within check (left_fen between 0 and fen),
  check (is_goods = (kind = 'gift-goods')),
  foreign key (pool_id, fund_id) references ledger.pool (id, fund_id),
  unique (fund_id, seq)
);
create index lot_to_draw on ledger.lot (fund_id, received_on, seq) where left_fen > 0;
create index lot_of_pool on ledger.lot (pool_id, received_on, seq);
create index lot_of_entry on ledger.lot (entry_id);
create index lot_of_source on ledger.lot (source_kind, source_id);
create index lot_from on ledger.lot (from_lot_id) where from_lot_id is not null;

-- 支用：一张凭证用了哪些批次、各多少分；退回批次的为负。
create table ledger.draw (
  entry_id uuid not null references ledger.entry,
  lot_id   uuid not null references ledger.lot,
  position integer not null check (position > 0),              -- 支用的先后；追回从最后一笔退起
  fen      bigint not null check (fen <> 0),
  primary key (entry_id, lot_id)
);
create index draw_of_lot on ledger.draw (lot_id);
select platform.append_only('ledger.draw');

-- 申请：红字更正，或资金池之间划转。一手提出，另一手批准后才入账。
create table ledger.request (
  id            uuid primary key,
  fund_id       uuid not null references ledger.book,
  kind          text not null check (kind in ('reverse', 'transfer')),
  entry_id      uuid references ledger.entry,
  from_pool_id  uuid references ledger.pool,
  to_pool_id    uuid references ledger.pool,
  fen           bigint check (fen > 0),
  consent       text not null default '',                      -- 改变限定：捐赠人如何同意
  reason        text not null check (reason <> ''),
  proposed_by   uuid not null,
  proposed_name text not null,
  proposed_at   timestamptz not null,
  unique (id, proposed_by),
  check ((kind = 'reverse') = (entry_id is not null)),
  check ((kind = 'transfer') = (from_pool_id is not null and to_pool_id is not null and fen is not null)),
  check (from_pool_id <> to_pool_id)
);
create index request_of_fund on ledger.request (fund_id, proposed_at desc);
select platform.append_only('ledger.request');

create table ledger.request_decision (
  request_id   uuid primary key,
  outcome      text not null check (outcome in ('approved', 'rejected')),
  proposed_by  uuid not null,
  decided_by   uuid not null,
  decided_name text not null,
  reason       text not null default '',
  decided_at   timestamptz not null,
  foreign key (request_id, proposed_by) references ledger.request (id, proposed_by),
  constraint two_hands check (decided_by <> proposed_by)
);
select platform.append_only('ledger.request_decision');

-- 手工凭证：会计直接记的利息、管理费。凭证以此为来源。
create table ledger.voucher (
  id        uuid primary key,
  fund_id   uuid not null references ledger.book,
  kind      text not null check (kind in ('interest', 'fee', 'transfer-in')),
  fen       bigint not null check (fen > 0),
  memo      text not null check (memo <> ''),
  made_by   uuid not null,
  made_name text not null,
  made_at   timestamptz not null
);
select platform.append_only('ledger.voucher');

-- 月份：没有一行即为未结。会计提请结账，负责人批准；退回则重新打开。
create table ledger.month (
  id             uuid primary key,
  fund_id        uuid not null references ledger.book,
  month          date not null check (extract(day from month) = 1),
  state          text not null check (state in ('open', 'proposed', 'closed')),
  proposed_by    uuid,
  proposed_name  text not null default '',
  proposed_at    timestamptz,
  decided_by     uuid,
  decided_name   text not null default '',
  decided_at     timestamptz,
  return_reason  text not null default '',
  carry_entry_id uuid references ledger.entry,                 -- 结转凭证；当月没有收支则为空
  version        integer not null default 1,
  unique (fund_id, month),
  constraint two_hands check (decided_by is null or decided_by <> proposed_by),
  check (state = 'open' or proposed_by is not null),
  check (state <> 'closed' or decided_by is not null)
);

-- 对账单：慈善组织账上这只基金月末的余额。只可新增，以最后登记的一份为准。
create table ledger.statement (
  id            uuid primary key,
  fund_id       uuid not null references ledger.book,
  month         date not null check (extract(day from month) = 1),
  seq           integer not null check (seq > 0),
  cash_fen      bigint not null check (cash_fen >= 0),
  goods_fen     bigint not null check (goods_fen >= 0),
  note          text not null default '',
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  unique (fund_id, month, seq)
);
select platform.append_only('ledger.statement');

-- 差额说明：对账单与本账的差额一行一行说明，合计等于差额才算说清。
create table ledger.difference (
  id            uuid primary key,
  statement_id  uuid not null references ledger.statement,
  holds         text not null check (holds in ('cash', 'goods')),
  fen           bigint not null check (fen <> 0),              -- 对账单减本账
  cause         text not null check (cause in ('in-transit', 'host-later', 'ours-later', 'valuation', 'other')),
  reason        text not null check (reason <> ''),
  explained_by   uuid not null,
  explained_name text not null,
  explained_at   timestamptz not null
);
create index difference_of_statement on ledger.difference (statement_id);
select platform.append_only('ledger.difference');

-- 余额随分录变动。
create function ledger.move_pool() returns trigger language plpgsql as $$
declare held text;
begin
  select holds into held from ledger.account where code = new.account;
  if held = 'cash' then update ledger.pool set cash_fen = cash_fen + new.signed_fen where id = new.pool_id;
  elsif held = 'goods' then update ledger.pool set goods_fen = goods_fen + new.signed_fen where id = new.pool_id;
  end if;
  return null;
end $$;
create trigger moves_pool after insert on ledger.line for each row execute function ledger.move_pool();

-- 批次剩余随支用变动；退回的自退回之日起可用。
create function ledger.move_lot() returns trigger language plpgsql as $$
begin
  update ledger.lot set left_fen = left_fen - new.fen,
    free_from = case when new.fen < 0 then greatest(free_from, (select happened_on from ledger.entry where id = new.entry_id)) else free_from end
  where id = new.lot_id;
  return null;
end $$;
create trigger moves_lot after insert on ledger.draw for each row execute function ledger.move_lot();

-- 余额与剩余不能直接改：只有分录与支用的触发器改得了。
create function ledger.refuse_direct_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or pg_trigger_depth() < 2 then
    raise exception '% changes only with the lines of an entry', tg_table_name using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger only_by_lines before update or delete on ledger.pool for each row execute function ledger.refuse_direct_change();
create trigger only_by_draws before update or delete on ledger.lot for each row execute function ledger.refuse_direct_change();

-- 已结的月份不再记账。
create function ledger.refuse_closed_month() returns trigger language plpgsql as $$
begin
  if exists (select from ledger.month m where m.fund_id = new.fund_id and m.state = 'closed'
             and m.month = date_trunc('month', new.happened_on)::date) then
    raise exception 'month of % is closed', new.happened_on using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger month_is_open before insert on ledger.entry for each row execute function ledger.refuse_closed_month();

-- 提交时核对一张凭证：借贷相等；每个资金池钱物的变动等于新批次减支用；资产的一边等于凭证金额。
create function ledger.must_balance(one uuid) returns void language plpgsql as $$
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
    when e.kind in ('gift', 'gift-goods', 'interest', 'transfer-in', 'recover') then into_assets <> e.fen or out_of_assets <> 0
    else out_of_assets <> e.fen or into_assets <> 0
  end;
  if is_wrong then
    raise exception 'entry %: amount % is not what its lines move', one, e.fen using errcode = 'check_violation';
  end if;
end $$;
create function ledger.entry_must_balance() returns trigger language plpgsql as $$
begin perform ledger.must_balance(new.id); return null; end $$;
create function ledger.part_must_balance() returns trigger language plpgsql as $$
begin perform ledger.must_balance(new.entry_id); return null; end $$;
create constraint trigger balanced after insert on ledger.entry deferrable initially deferred for each row execute function ledger.entry_must_balance();
create constraint trigger balanced after insert on ledger.line deferrable initially deferred for each row execute function ledger.part_must_balance();
create constraint trigger balanced after insert on ledger.lot deferrable initially deferred for each row execute function ledger.part_must_balance();
create constraint trigger balanced after insert on ledger.draw deferrable initially deferred for each row execute function ledger.part_must_balance();

-- 到某一天（含）为止，一只基金账上的钱与物。
create function ledger.held_until(fund uuid, day date) returns table (cash_fen bigint, goods_fen bigint) stable language sql as $$
  select coalesce(sum(l.signed_fen) filter (where l.account = '1002'), 0)::bigint,
         coalesce(sum(l.signed_fen) filter (where l.account = '1201'), 0)::bigint
  from ledger.entry e join ledger.line l on l.entry_id = e.id
  where e.fund_id = fund and e.happened_on <= day and l.account in ('1002', '1201')
$$;

create view ledger.pub_entry with (security_invoker = true) as
  select id, fund_id, year || '-' || lpad(no::text, greatest(4, length(no::text)), '0') as no, kind, use, earmark_code, fen, happened_on, memo,
         source_kind, source_id, reverses_id, of_id, posted_at from ledger.entry;
create view ledger.pub_pool with (security_invoker = true) as
  select id, fund_id, earmark_code, restriction_kind, use, text, until, cash_fen, goods_fen, balance_fen from ledger.pool;
create view ledger.pub_lot with (security_invoker = true) as
  select id, pool_id, fund_id, entry_id, source_kind, source_id, from_lot_id, fen, left_fen, received_on, is_goods from ledger.lot;
create view ledger.pub_draw with (security_invoker = true) as
  select lot_id, entry_id, fen from ledger.draw;

-- 每月：结账状态，与最后一份对账单还没有说清的差额（分，不计方向）；没有对账单为空。
create view ledger.pub_month with (security_invoker = true) as
  select k.fund_id, k.month, coalesce(m.state, 'open') as state,
    case when s.id is not null then
      (abs(s.cash_fen - h.cash_fen - x.cash_fen) + abs(s.goods_fen - h.goods_fen - x.goods_fen))::bigint end as difference_fen
  from (select fund_id, month from ledger.month union select fund_id, month from ledger.statement) k
  left join ledger.month m on m.fund_id = k.fund_id and m.month = k.month
  left join lateral (select * from ledger.statement s where s.fund_id = k.fund_id and s.month = k.month order by s.seq desc limit 1) s on true
  left join lateral ledger.held_until(k.fund_id, (k.month + interval '1 month' - interval '1 day')::date) h on s.id is not null
  left join lateral (
    select coalesce(sum(d.fen) filter (where d.holds = 'cash'), 0) as cash_fen, coalesce(sum(d.fen) filter (where d.holds = 'goods'), 0) as goods_fen
    from ledger.difference d where d.statement_id = s.id) x on true;
