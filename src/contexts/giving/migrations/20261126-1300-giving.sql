create schema giving;

-- 捐赠来源：哪些计入“撬动社会慈善资金”，哪些不计入及理由。
create table giving.source_class (
  code       text primary key,
  title      text not null,
  is_counted boolean not null,
  position   integer not null,
  basis      text not null
);
insert into giving.source_class (code, title, is_counted, position, basis) values
  ('resident',     '居民个人',         true,  1,  '三（六）：社会慈善资金'),
  ('enterprise',   '企业',             true,  2,  '三（六）：社会慈善资金'),
  ('organisation', '社会组织',         true,  3,  '三（六）：社会慈善资金'),
  ('foundation',   '基金会',           true,  4,  '三（六）：社会慈善资金'),
  ('online',       '互联网公开募捐',   true,  5,  '三（六）：社会慈善资金'),
  ('matching',     '企业或平台配捐',   true,  6,  '三（六）：社会慈善资金'),
  ('fiscal',       '财政资金',         false, 7,  '财政资金不是社会慈善资金'),
  ('lottery',      '福利彩票公益金',   false, 8,  '彩票公益金属财政性资金'),
  ('purchase',     '政府购买服务费',   false, 9,  '购买服务的对价不是捐赠'),
  ('host',         '承接组织自有资金', false, 10, '承接慈善组织和主管部门自己的启动资金，是否计入待市里明确'),
  ('transfer',     '基金之间划转',     false, 11, '同一笔捐赠只计一次');
select platform.append_only('giving.source_class');

-- 捐赠人。姓名、证件、联系方式加密保存；名单上只有掩码姓名和按本人意愿公开的称呼。
create table giving.giver (
  id            uuid primary key,
  area_code     text not null references directory.area,  -- 基金所在街镇
  kind          text not null check (kind in ('person', 'enterprise', 'organisation', 'foundation', 'government', 'anonymous')),
  sealed        bytea,                        -- 姓名（名称）、证件号、电话、地址；匿名捐赠为空
  name_blind    bytea,
  id_blind      bytea,
  phone_blind   bytea,
  masked_name   text not null,                -- 个人为掩码姓名，单位为全称，匿名为“匿名”
  shown_name    text not null,                -- 对外的称呼：全名、掩码，或“爱心人士”“爱心单位”
  masked_id     text,
  masked_phone  text,
  consent       text not null check (consent in ('full', 'masked', 'none')),
  source_class  text not null references giving.source_class,
  is_related    boolean not null default false,
  related_note  text not null default '',     -- 关联关系的申报
  is_foreign    boolean not null default false,
  person_id     uuid references directory.person,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  check ((kind = 'anonymous') = (sealed is null)),
  check (kind <> 'anonymous' or consent = 'none'),
  check (not is_related or related_note <> '')
);
create unique index giver_once on giving.giver (area_code, id_blind) where id_blind is not null;
create index giver_by_name on giving.giver (area_code, name_blind);
create index giver_of_person on giving.giver (person_id) where person_id is not null;
create index giver_in_area on giving.giver (area_code, recorded_at desc);

-- 银行对账单：一个账户一段期间一份，首尾相接，不重叠。导入后不改。
create table giving.statement (
  id            uuid primary key,
  area_code     text not null references directory.area,
  fund_id       uuid not null,                -- fund.fund
  account       text not null,                -- 账户后四位或简称
  from_on       date not null,
  until_on      date not null,
  opening_fen   bigint not null,
  closing_fen   bigint not null,
  row_count     integer not null check (row_count > 0),
  in_fen        bigint not null,
  out_fen       bigint not null,
  batch_id      uuid,
  imported_by   uuid not null,
  imported_name text not null,
  imported_at   timestamptz not null,
  check (from_on <= until_on),
  check (opening_fen + in_fen - out_fen = closing_fen),
  unique (fund_id, account, from_on)
);
create index statement_in_area on giving.statement (area_code, until_on desc);
select platform.append_only('giving.statement');

-- 对账单的每一笔。对方户名、账号加密。金额：收入为正，支出为负。认领情况另列，其余不改。
create table giving.statement_row (
  id           uuid primary key,
  statement_id uuid not null references giving.statement,
  area_code    text not null,
  fund_id      uuid not null,
  account      text not null,
  position     integer not null,
  serial       text not null,
  happened_on  date not null,
  fen          bigint not null check (fen <> 0),
  balance_fen  bigint not null,
  sealed       bytea,
  payer_blind  bytea,
  payer_shown  text not null default '',
  note         text not null default '',
  state        text not null check (state in ('open', 'matched', 'not-gift', 'outgoing')),
  reason       text not null default '',
  settled_by   uuid,
  settled_name text not null default '',
  settled_at   timestamptz,
  version      integer not null default 1,
  unique (fund_id, account, serial),
  unique (statement_id, position),
  check ((state = 'outgoing') = (fen < 0)),
  check (state <> 'not-gift' or reason <> '')
);
create index row_open on giving.statement_row (area_code, happened_on) where state = 'open';

-- 捐赠：一笔一行。认捐（登记）→ 到账 → 确认（入账）→ 已开票；退还、作废。用到哪里由总账追溯。
create table giving.gift (
  id             uuid primary key,
  no             text not null unique,
  area_code      text not null references directory.area,  -- 指定社区的为该社区，否则为街镇
  fund_id        uuid not null,
  earmark_code   text references directory.area,
  campaign_id    uuid,
  giver_id       uuid not null references giving.giver,
  giver_person_id uuid,
  source_class   text not null references giving.source_class,
  fen            bigint not null check (fen > 0),
  channel        text not null check (channel in ('bank', 'platform', 'box', 'on-site')),
  restriction    text not null check (restriction in ('none', 'purpose', 'group', 'time')),
  use            text check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  restriction_text text not null default '',
  restricted_until date,
  named_for      text not null default '',   -- 冠名
  asks_agreement boolean not null default false,
  declared_on    date not null,
  platform       text not null default '',
  order_no       text,                        -- 捐赠平台订单号
  settlement_no  text,                        -- 捐赠平台结算批次
  foreign_approval text not null default '',  -- 境外捐赠批准（备案）文号
  serial         text,                        -- 银行流水号
  received_on    date,                        -- 银行入账日
  row_id         uuid references giving.statement_row,
  received_by    uuid,
  received_name  text not null default '',
  state          text not null check (state in ('pledged', 'received', 'confirmed', 'receipted', 'refunded', 'voided')),
  note           text not null default '',
  recorded_by    uuid not null,
  recorded_name  text not null,
  recorded_at    timestamptz not null,
  confirmed_by   uuid,
  confirmed_name text not null default '',
  confirmed_at   timestamptz,
  entry_id       uuid,                        -- ledger.entry
  lot_id         uuid,                        -- ledger.lot
  token_sealed   bytea,                       -- 私人链接的口令，加密保存，只为重新打印
  token_hash     bytea unique,                -- 查验只用摘要
  receipt_declined boolean not null default false,
  declined_note  text not null default '',
  void_reason    text not null default '',
  refunded_fen   bigint not null default 0 check (refunded_fen >= 0),
  version        integer not null default 1,
  constraint two_hands check (confirmed_by is null or (confirmed_by <> recorded_by and confirmed_by is distinct from received_by)),
  check (refunded_fen <= fen),
  check ((restriction = 'purpose') <= (use is not null)),
  check ((restriction = 'time') <= (restricted_until is not null)),
  check ((restriction = 'group') <= (restriction_text <> '')),
  check ((state in ('received', 'confirmed', 'receipted', 'refunded')) <= (received_on is not null and serial is not null)),
  check ((state in ('confirmed', 'receipted', 'refunded')) = (entry_id is not null and lot_id is not null and confirmed_by is not null and token_hash is not null)),
  check ((state = 'refunded') = (refunded_fen = fen)),
  check ((state = 'voided') = (void_reason <> ''))
);
create index gift_in_area on giving.gift (area_code, recorded_at desc);
create index gift_of_fund on giving.gift (fund_id, received_on);
create index gift_of_giver on giving.gift (giver_id);
create index gift_of_person on giving.gift (giver_person_id) where giver_person_id is not null;
create index gift_of_row on giving.gift (row_id) where row_id is not null;
create unique index order_once on giving.gift (fund_id, platform, order_no) where order_no is not null and state <> 'voided';
create unique index serial_once on giving.gift (fund_id, serial) where serial is not null and settlement_no is null and state <> 'voided';

-- 编号：一街镇一年一列，连续。
create table giving.number_series (
  area_code text not null,
  year      integer not null,
  last      integer not null,
  primary key (area_code, year)
);

-- 捐赠协议（慈善法第三十九条的必备条款等）。
create table giving.agreement (
  id            uuid primary key,
  gift_id       uuid not null unique references giving.gift,
  number        text not null,
  signed_on     date not null,
  use_text      text not null,              -- 用途
  delivery_text text not null,              -- 交付时间、方式
  surplus_text  text not null,              -- 剩余财产的处理
  change_text   text not null,              -- 变更用途的办法
  cost_text     text not null default '',   -- 管理费约定
  disclosure_text text not null default '', -- 公开意愿
  file_id       uuid,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('giving.agreement');

-- 财政公益事业捐赠票据的号码。票据由慈善组织在财政票据系统开具，平台只登记，不开票。
create table giving.receipt (
  id            uuid primary key,
  gift_id       uuid not null references giving.gift,
  code          text not null,
  number        text not null,
  check_code    text not null,
  issued_on     date not null,
  fen           bigint not null check (fen > 0),
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  constraint receipt_once unique (code, number)
);
create unique index one_receipt on giving.receipt (gift_id);
select platform.append_only('giving.receipt');

-- 退还：一手提出、一手批准；只退这一笔还没有用掉的部分。
create table giving.refund (
  id            uuid primary key,
  gift_id       uuid not null references giving.gift,
  fen           bigint not null check (fen > 0),
  reason        text not null,
  red_receipt   text not null default '',   -- 已开票的：红字票据号码
  asked_by      uuid not null,
  asked_name    text not null,
  asked_at      timestamptz not null,
  state         text not null check (state in ('asked', 'paid', 'rejected')),
  decided_by    uuid,
  decided_name  text not null default '',
  decided_at    timestamptz,
  decision_note text not null default '',
  refunded_on   date,
  entry_id      uuid,
  version       integer not null default 1,
  constraint two_hands check (decided_by is null or decided_by <> asked_by),
  check ((state = 'asked') = (decided_by is null)),
  check ((state = 'paid') = (entry_id is not null and refunded_on is not null))
);
create unique index one_refund_asked on giving.refund (gift_id) where state = 'asked';
create index refund_of_gift on giving.refund (gift_id);

alter table giving.gift enable row level security;
alter table giving.gift force row level security;
create policy in_sight on giving.gift
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or giver_person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
alter table giving.giver enable row level security;
alter table giving.giver force row level security;
create policy in_sight on giving.giver
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person())
    or id in (select giver_id from giving.gift))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
do $$ declare one text; begin
  foreach one in array array['statement', 'statement_row'] loop
    execute format('alter table giving.%I enable row level security', one);
    execute format('alter table giving.%I force row level security', one);
    execute format('create policy in_sight on giving.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
  foreach one in array array['agreement', 'receipt', 'refund'] loop
    execute format('alter table giving.%I enable row level security', one);
    execute format('alter table giving.%I force row level security', one);
    execute format('create policy in_sight on giving.%I
      using ((select platform.sees_all()) or gift_id in (select id from giving.gift))
      with check ((select platform.sees_all()) or gift_id in (select id from giving.gift))', one);
  end loop;
end $$;

create view giving.pub_giver with (security_invoker = true) as
  select g.id, g.area_code, g.kind, g.shown_name, g.source_class, c.is_counted, g.is_related from giving.giver g
  join giving.source_class c on c.code = g.source_class;
-- 计入筹集额的是 confirmed、receipted、refunded（退还另减）；pledged、received、voided 不计。
create view giving.pub_gift with (security_invoker = true) as
  select g.id, g.no, g.area_code, g.fund_id, g.earmark_code, g.campaign_id, g.giver_id, g.fen, g.received_on, g.channel, g.source_class, c.is_counted,
    g.state, g.restriction, g.use, g.entry_id, g.lot_id, g.confirmed_at, r.is_related
  from giving.gift g join giving.source_class c on c.code = g.source_class join giving.giver r on r.id = g.giver_id;
create view giving.pub_refund with (security_invoker = true) as
  select id, gift_id, fen, refunded_on, entry_id from giving.refund where state = 'paid';
create view giving.pub_source_class with (security_invoker = true) as
  select code, title, is_counted, position, basis from giving.source_class;
