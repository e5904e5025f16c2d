create schema goods;

-- 捐赠物资：一批一行，从拟捐到领用。价值只在慈善组织批准估值之后才有；无凭据的（V0）价值为0，只记数量，不开捐赠票据。
create table goods.lot (
  id               uuid primary key,
  no               text not null unique,          -- WZ120101006-2024-0001，一镇一年一串
  fund_id          uuid not null,                 -- fund.fund
  area_code        text not null references directory.area,   -- 基金所在街镇
  earmark_code     text references directory.area,            -- 社区分账；空为全基金
  giver_id         uuid not null,                 -- giving.giver
  campaign_id      uuid,                          -- campaigns.campaign
  source_class     text not null,                 -- 来源类别，登记时取自捐赠人
  title            text not null,
  category         text not null check (category in ('food', 'clothing', 'book', 'daily', 'appliance', 'medical', 'other')),
  brand            text not null default '',      -- 品牌、型号
  spec             text not null default '',
  unit             text not null,
  quantity         integer not null check (quantity > 0),
  is_used          boolean not null,
  produced_on      date,
  expires_on       date,
  certificate      text not null default '',      -- 质量合格证明
  origin           text not null default '',
  price_note       text not null default '',      -- 捐赠人所述价格与凭据
  restriction_kind text not null check (restriction_kind in ('none', 'purpose', 'group')),
  use              text check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  restriction_text text not null default '',
  photo_ids        uuid[] not null default '{}',
  giver_file_id    uuid,                          -- 捐赠人签字的交接单
  handed_over_on   date not null,
  state            text not null check (state in ('offered', 'inspected', 'accepted', 'refused', 'valued', 'stocked', 'finished')),
  refusal          text not null default '',
  recorded_by      uuid not null,
  recorded_name    text not null,
  recorded_at      timestamptz not null,
  valuation        text check (valuation in ('V0', 'V1', 'V2', 'V3', 'V4')),
  value_fen        bigint check (value_fen >= 0),
  left_fen         bigint not null default 0 check (left_fen >= 0),   -- 在库部分的价值
  pool_id          uuid,                          -- ledger.pool；V0 没有
  ledger_lot_id    uuid,                          -- ledger.lot
  storage          text not null default '',
  stock            integer not null default 0 constraint stock_never_negative check (stock >= 0),
  allocated        integer not null default 0 constraint allocated_within_stock check (allocated between 0 and stock),
  version          integer not null default 1,
  check (category <> 'food' or (produced_on is not null and expires_on is not null)),
  check (expires_on is null or produced_on is null or expires_on >= produced_on),
  check ((restriction_kind = 'purpose') = (use is not null)),
  check ((valuation is null) = (value_fen is null)),
  check (valuation is distinct from 'V0' or value_fen = 0),
  check (valuation is null or valuation = 'V0' or (value_fen > 0 and ledger_lot_id is not null)),
  check ((state in ('stocked', 'finished')) = (valuation is not null)),
  check (stock = 0 or state = 'stocked'),
  check (stock > 0 or left_fen = 0)
);
create index lot_in_area on goods.lot (area_code, handed_over_on desc);
create index lot_of_fund on goods.lot (fund_id, handed_over_on desc);
create index lot_of_giver on goods.lot (giver_id);

-- 编号：一镇一年一串，不留空号。
create table goods.numbering (
  area_code text not null,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (area_code, year)
);

-- 验收：可用、安全、卫生、环保四项（慈善法36），食品另看保质期。两名接收人先后签字。
create table goods.inspection (
  id           uuid primary key,
  lot_id       uuid not null references goods.lot,
  seq          integer not null check (seq > 0),
  inspected_on date not null,
  is_usable    boolean not null,
  is_safe      boolean not null,
  is_hygienic  boolean not null,
  is_clean     boolean not null,                 -- 环保
  faults       text[] not null,                  -- 不合格的各项，空为合格
  note         text not null default '',
  first_by     uuid not null,
  first_name   text not null,
  first_at     timestamptz not null,
  unique (lot_id, seq),
  unique (id, first_by)
);
select platform.append_only('goods.inspection');

create table goods.inspection_answer (
  inspection_id uuid primary key,
  agrees        boolean not null,
  reason        text not null default '',
  first_by      uuid not null,
  second_by     uuid not null,
  second_name   text not null,
  second_at     timestamptz not null,
  foreign key (inspection_id, first_by) references goods.inspection (id, first_by),
  constraint two_receivers check (second_by <> first_by)
);
select platform.append_only('goods.inspection_answer');

-- 估值：一人提出，另一人复核，再由慈善组织批准；每一手都不相同。依据与报价随之留存。
create table goods.valuation (
  id            uuid primary key,
  lot_id        uuid not null references goods.lot,
  seq           integer not null check (seq > 0),
  level         text not null check (level in ('V0', 'V1', 'V2', 'V3', 'V4')),
  evidence      jsonb not null,
  value_fen     bigint not null check (value_fen >= 0),
  market_fen    bigint,
  needs_review  boolean not null,                -- 凭据与市场报价相差过大，须人工复核
  reason        text not null,                   -- 计算过程，中文
  valued_by     uuid not null,
  valued_name   text not null,
  valued_at     timestamptz not null,
  unique (lot_id, seq),
  unique (id, valued_by),
  check (level <> 'V0' or value_fen = 0)
);
select platform.append_only('goods.valuation');

create table goods.valuation_step (
  valuation_id uuid not null,
  kind         text not null check (kind in ('checked', 'approved', 'returned')),
  valued_by    uuid not null,
  by_account   uuid not null,
  by_name      text not null,
  reason       text not null default '',
  at           timestamptz not null,
  primary key (valuation_id, kind),
  foreign key (valuation_id, valued_by) references goods.valuation (id, valued_by),
  constraint other_hand check (kind = 'returned' or by_account <> valued_by)
);
select platform.append_only('goods.valuation_step');

-- 分配：一批物资分给一个社区（或街镇自己发放）多少、作何用途。占用库存，发出时减库存。
create table goods.allocation (
  id             uuid primary key,
  lot_id         uuid not null references goods.lot,
  area_code      text not null references directory.area,
  use            text not null check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  purpose        text not null,
  quantity       integer not null check (quantity > 0),
  handed         integer not null default 0,
  state          text not null default 'open' check (state in ('open', 'closed')),
  allocated_by   uuid not null,
  allocated_name text not null,
  allocated_at   timestamptz not null,
  close_reason   text not null default '',
  version        integer not null default 1,
  constraint handed_within check (handed between 0 and quantity)
);
create index allocation_of_lot on goods.allocation (lot_id);
create index allocation_in_area on goods.allocation (area_code, allocated_at desc);

-- 发放：一行一户或一人。领取人加密存放，列表只见掩码。只可新增；签收另记一行。
create table goods.handout (
  id            uuid primary key,
  allocation_id uuid not null references goods.allocation,
  lot_id        uuid not null references goods.lot,
  area_code     text not null references directory.area,
  receiver_kind text not null check (receiver_kind in ('person', 'household')),
  person_id     uuid references directory.person,
  sealed        bytea not null,
  masked        text not null,
  quantity      integer not null check (quantity > 0),
  fen           bigint not null check (fen >= 0),
  entry_id      uuid,                              -- ledger.entry；价值为0的没有
  handed_on     date not null,
  handed_by     uuid not null,
  handed_name   text not null,
  handed_at     timestamptz not null,
  check ((receiver_kind = 'person') = (person_id is not null)),
  check ((fen > 0) = (entry_id is not null))
);
create index handout_of_lot on goods.handout (lot_id, handed_at);
create index handout_of_allocation on goods.handout (allocation_id);
create index handout_in_area on goods.handout (area_code, handed_on desc);
create index handout_of_person on goods.handout (person_id) where person_id is not null;
select platform.append_only('goods.handout');

create table goods.signature (
  handout_id    uuid primary key references goods.handout,
  file_id       uuid not null,                     -- 签名的照片或扫描件
  signed_on     date not null,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('goods.signature');

-- 盘点：一手清点，另一手核准后更正库存。
create table goods.stocktake (
  id           uuid primary key,
  lot_id       uuid not null references goods.lot,
  counted_on   date not null,
  book         integer not null check (book >= 0),       -- 清点时账上的数量
  counted      integer not null check (counted >= 0),
  reason       text not null default '',
  counted_by   uuid not null,
  counted_name text not null,
  counted_at   timestamptz not null,
  unique (id, counted_by)
);
create index stocktake_of_lot on goods.stocktake (lot_id, counted_at desc);
select platform.append_only('goods.stocktake');

create table goods.stocktake_decision (
  stocktake_id uuid primary key,
  outcome      text not null check (outcome in ('approved', 'rejected')),
  counted_by   uuid not null,
  decided_by   uuid not null,
  decided_name text not null,
  reason       text not null default '',
  decided_at   timestamptz not null,
  fen          bigint not null default 0,
  foreign key (stocktake_id, counted_by) references goods.stocktake (id, counted_by),
  constraint two_hands check (decided_by <> counted_by)
);
select platform.append_only('goods.stocktake_decision');

-- 处置：不适合使用的依法变卖，或销毁。一手提出，慈善组织批准（慈善法：净收入用于慈善目的）。
create table goods.disposal (
  id            uuid primary key,
  lot_id        uuid not null references goods.lot,
  kind          text not null check (kind in ('sold', 'destroyed')),
  quantity      integer not null check (quantity > 0),
  proceeds_fen  bigint not null default 0 check (proceeds_fen >= 0),
  disposed_on   date not null,
  reason        text not null,
  proposed_by   uuid not null,
  proposed_name text not null,
  proposed_at   timestamptz not null,
  unique (id, proposed_by),
  check (kind = 'sold' or proceeds_fen = 0)
);
create index disposal_of_lot on goods.disposal (lot_id);
select platform.append_only('goods.disposal');

create table goods.disposal_decision (
  disposal_id  uuid primary key,
  outcome      text not null check (outcome in ('approved', 'rejected')),
  proposed_by  uuid not null,
  decided_by   uuid not null,
  decided_name text not null,
  reason       text not null default '',
  decided_at   timestamptz not null,
  fen          bigint not null default 0,
  foreign key (disposal_id, proposed_by) references goods.disposal (id, proposed_by),
  constraint two_hands check (decided_by <> proposed_by)
);
select platform.append_only('goods.disposal_decision');

-- 出入库：入库、发放、处置、盘点更正。只可新增，库存由它得来，永不为负。
create table goods.movement (
  id           uuid primary key,
  lot_id       uuid not null references goods.lot,
  kind         text not null check (kind in ('in', 'out', 'disposal', 'correction')),
  quantity     integer not null check (quantity <> 0 and (kind = 'correction' or (quantity > 0) = (kind = 'in'))),
  stock_after  integer not null check (stock_after >= 0),
  fen          bigint not null,                          -- 随之出入的价值，分
  handout_id   uuid unique references goods.handout,
  stocktake_id uuid unique references goods.stocktake,
  disposal_id  uuid unique references goods.disposal,
  moved_by     uuid not null,
  moved_name   text not null,
  moved_at     timestamptz not null,
  check ((handout_id is not null) = (kind = 'out')),
  check ((stocktake_id is not null) = (kind = 'correction')),
  check ((disposal_id is not null) = (kind = 'disposal'))
);
create index movement_of_lot on goods.movement (lot_id, moved_at);
select platform.append_only('goods.movement');

alter table goods.handout enable row level security;
alter table goods.handout force row level security;
create policy in_sight on goods.handout
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
alter table goods.signature enable row level security;
alter table goods.signature force row level security;
create policy in_sight on goods.signature
  using ((select platform.sees_all()) or handout_id in (select id from goods.handout))
  with check ((select platform.sees_all()) or handout_id in (select id from goods.handout));

create view goods.pub_lot with (security_invoker = true) as
  select id, no, fund_id, area_code, earmark_code, campaign_id, giver_id, title, quantity, unit, value_fen, left_fen, valuation, state, handed_over_on,
    source_class, ledger_lot_id, stock from goods.lot;
-- 发到哪里、多少、值多少；不含领取人。
create view goods.pub_handout with (security_invoker = true) as
  select h.id, h.lot_id, h.area_code, a.use, h.quantity, h.fen, h.entry_id, h.handed_on from goods.handout h
  join goods.allocation a on a.id = h.allocation_id;
