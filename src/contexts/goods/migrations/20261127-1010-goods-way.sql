-- 捐赠人的私人链接：每批物资登记时生成一串256位随机字，只比对其摘要；原字加密，印感谢证书时用。
alter table goods.lot add column token_sealed bytea, add column token_hash bytea;
create unique index lot_by_link on goods.lot (token_hash) where token_hash is not null;

-- 变卖净收入另作一张收入凭证（ledger.entry），入原批物资的资金池；proceeds_lot_id是它在账上的批次。
alter table goods.disposal_decision add column proceeds_entry_id uuid, add column proceeds_lot_id uuid;

-- 红字冲回：发错、多发的，一手申请，慈善组织批准后库存、价值与分配如数退回，账上作红字凭证。原发放记录不改。
create table goods.take_back (
  id         uuid primary key,
  handout_id uuid not null references goods.handout,
  reason     text not null check (length(reason) >= 4),
  asked_by   uuid not null,
  asked_name text not null,
  asked_at   timestamptz not null,
  unique (id, asked_by),
  unique (id, handout_id)
);
create index take_back_of_handout on goods.take_back (handout_id, asked_at desc);
select platform.append_only('goods.take_back');

create table goods.take_back_decision (
  take_back_id uuid primary key,
  handout_id   uuid not null,
  outcome      text not null check (outcome in ('approved', 'rejected')),
  asked_by     uuid not null,
  decided_by   uuid not null,
  decided_name text not null,
  reason       text not null default '',
  decided_at   timestamptz not null,
  entry_id     uuid,                                   -- 红字凭证；价值为0的没有
  foreign key (take_back_id, asked_by) references goods.take_back (id, asked_by),
  foreign key (take_back_id, handout_id) references goods.take_back (id, handout_id),
  constraint two_hands check (decided_by <> asked_by),
  check (outcome = 'approved' or entry_id is null)
);
create unique index taken_back_once on goods.take_back_decision (handout_id) where outcome = 'approved';
select platform.append_only('goods.take_back_decision');

alter table goods.take_back enable row level security;
alter table goods.take_back force row level security;
create policy in_sight on goods.take_back
  using ((select platform.sees_all()) or handout_id in (select id from goods.handout))
  with check ((select platform.sees_all()) or handout_id in (select id from goods.handout));

alter table goods.movement add column take_back_id uuid unique references goods.take_back;
alter table goods.movement drop constraint movement_kind_check, drop constraint movement_check;
alter table goods.movement add constraint movement_kind_check check (kind in ('in', 'out', 'return', 'disposal', 'correction'));
alter table goods.movement add constraint movement_sign check (quantity <> 0 and (kind = 'correction' or (quantity > 0) = (kind in ('in', 'return'))));
alter table goods.movement add constraint movement_returns check ((take_back_id is not null) = (kind = 'return'));

-- 发到哪里、多少、值多少；不含领取人，也不含已冲回的。
create or replace view goods.pub_handout with (security_invoker = true) as
  select h.id, h.lot_id, h.area_code, a.use, h.quantity, h.fen, h.entry_id, h.handed_on from goods.handout h
  join goods.allocation a on a.id = h.allocation_id
  where not exists (select from goods.take_back_decision d where d.handout_id = h.id and d.outcome = 'approved');
