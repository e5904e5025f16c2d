create schema points;

-- 积分规则：一街镇（或一区）一版一行，拟定后不改；批准另记一行。新的一版自其起算日起取代前一版。
create table points.rule (
  id              uuid primary key,
  area_code       text not null references directory.area,
  valid_from      date not null,
  points_per_hour integer not null check (points_per_hour between 1 and 1000),
  coefficients    jsonb not null default '{}',  -- 服务类别代码 → 系数，百分数 100–200；没有列出的为 100
  quality         jsonb not null default '{}',  -- 评价（1–5）→ 质量系数，百分数 50–200；没有评价的为 100
  daily_cap       integer not null check (daily_cap between 1 and 100000),
  validity_months integer not null check (validity_months between 1 and 120),
  imported_earn   boolean not null,             -- 导入的时长是否记积分（系数 1.00）
  text            text not null,
  proposed_by     uuid not null,
  proposed_name   text not null,
  proposed_at     timestamptz not null,
  unique (id, proposed_by)
);
create index rule_of_area on points.rule (area_code, valid_from desc);
select platform.append_only('points.rule');

-- 规则的批准或退回：一版一次，拟定人不能批准自己所拟。
create table points.rule_decision (
  rule_id      uuid primary key,
  area_code    text not null,
  valid_from   date not null,
  outcome      text not null check (outcome in ('approved', 'rejected')),
  proposed_by  uuid not null,
  decided_by   uuid not null,
  decided_name text not null,
  reason       text not null default '',
  decided_at   timestamptz not null,
  foreign key (rule_id, proposed_by) references points.rule (id, proposed_by),
  constraint two_hands check (decided_by <> proposed_by)
);
create unique index rule_approved_once on points.rule_decision (area_code, valid_from) where outcome = 'approved';
select platform.append_only('points.rule_decision');

-- 积分账户：一人一户。可用积分永不为负；冲回已用的积分记为待补（owed），补足之前不能兑换。
create table points.account (
  person_id  uuid primary key references directory.person,
  area_code  text not null references directory.area,  -- 志愿者现在登记的社区
  balance    integer not null default 0,
  owed       integer not null default 0,
  last_seq   integer not null default 0,
  opened_at  timestamptz not null,
  constraint never_negative check (balance >= 0 and owed >= 0),
  constraint owes_or_has check (balance = 0 or owed = 0)
);
create index account_in_area on points.account (area_code, balance desc);

-- 积分调整：一手提出、一手核准，写明理由。
create table points.adjustment (
  id            uuid primary key,
  person_id     uuid not null references points.account,
  area_code     text not null,
  points        integer not null check (points <> 0 and abs(points) <= 100000),
  reason        text not null,
  proposed_by   uuid not null,
  proposed_name text not null,
  proposed_at   timestamptz not null,
  unique (id, proposed_by)
);
create index adjustment_in_area on points.adjustment (area_code, proposed_at desc);
select platform.append_only('points.adjustment');

create table points.adjustment_decision (
  adjustment_id uuid primary key,
  outcome       text not null check (outcome in ('approved', 'rejected')),
  proposed_by   uuid not null,
  decided_by    uuid not null,
  decided_name  text not null,
  reason        text not null default '',
  decided_at    timestamptz not null,
  foreign key (adjustment_id, proposed_by) references points.adjustment (id, proposed_by),
  constraint two_hands check (decided_by <> proposed_by)
);
select platform.append_only('points.adjustment_decision');

-- 兑换物品（商品或服务），不兑现金。库存由出入库记录得来，永不为负。
create table points.item (
  id           uuid primary key,
  area_code    text not null references directory.area,
  name         text not null,
  kind         text not null check (kind in ('goods', 'service')),
  price        integer not null check (price between 1 and 100000),
  source       text not null check (source in ('merchant', 'fund', 'other')),  -- 商户捐赠 / 基金购买 / 其他
  source_note  text not null default '',
  description  text not null default '',
  is_offered   boolean not null default true,
  stock        integer not null default 0 constraint stock_never_negative check (stock >= 0),
  created_at   timestamptz not null,
  version      integer not null default 1
);
create index item_in_area on points.item (area_code, name);

-- 兑换单：申请（即扣积分、占库存）→ 受理 → 核准 → 领取；取消或退回则积分与库存原路返回。
create table points.redemption (
  id            uuid primary key,
  person_id     uuid not null references points.account,
  area_code     text not null,
  item_id       uuid not null references points.item,
  item_name     text not null,
  quantity      integer not null check (quantity between 1 and 100),
  points        integer not null check (points > 0),
  source        text not null check (source in ('phone', 'desk')),
  state         text not null check (state in ('asked', 'prepared', 'approved', 'handed', 'cancelled', 'returned')),
  asked_by      uuid not null,
  asked_at      timestamptz not null,
  prepared_by   uuid,
  prepared_by_person uuid,
  prepared_name text not null default '',
  prepared_at   timestamptz,
  approved_by   uuid,
  approved_by_person uuid,
  approved_name text not null default '',
  approved_at   timestamptz,
  handed_by     uuid,
  handed_name   text not null default '',
  receiver      text not null default '',
  handed_at     timestamptz,
  ended_by      uuid,
  ended_name    text not null default '',
  ended_reason  text not null default '',
  ended_at      timestamptz,
  version       integer not null default 1,
  constraint two_hands check (approved_by is null or (prepared_by is not null and approved_by <> prepared_by)),
  constraint not_ones_own check (prepared_by_person is distinct from person_id and approved_by_person is distinct from person_id),
  check (state not in ('prepared', 'approved', 'handed', 'returned') or prepared_by is not null),
  check (state not in ('approved', 'handed', 'returned') or approved_by is not null),
  check (state not in ('handed', 'returned') or (handed_by is not null and receiver <> '')),
  check ((state in ('cancelled', 'returned')) = (ended_by is not null))
);
create index redemption_in_area on points.redemption (area_code, asked_at desc);
create index redemption_of_person on points.redemption (person_id, asked_at desc);
create index redemption_to_do on points.redemption (state, asked_at) where state in ('asked', 'prepared', 'approved');

-- 出入库：入库、兑换出库、退回、更正。只可新增。
create table points.stock_movement (
  id            uuid primary key,
  item_id       uuid not null references points.item,
  kind          text not null check (kind in ('in', 'out', 'back', 'correction')),
  quantity      integer not null check (quantity <> 0 and (kind = 'correction' or (quantity < 0) = (kind = 'out'))),
  stock_after   integer not null check (stock_after >= 0),
  redemption_id uuid references points.redemption,
  reason        text not null default '',
  moved_by      uuid,
  moved_name    text not null default '',
  moved_at      timestamptz not null,
  check ((redemption_id is not null) = (kind in ('out', 'back')))
);
create index movement_of_item on points.stock_movement (item_id, moved_at desc);
create unique index movement_once on points.stock_movement (redemption_id, kind) where redemption_id is not null;
select platform.append_only('points.stock_movement');

-- 积分台账：只可新增，一户之内按 seq 连续编号，每行带记后余额。记入的行以正式服务时长为据，一条时长只记一次。
create table points.entry (
  id            uuid primary key,
  person_id     uuid not null references points.account,
  seq           integer not null check (seq > 0),
  kind          text not null check (kind in ('earned', 'reversed', 'spent', 'returned', 'expired', 'adjusted')),
  points        integer not null,
  balance_after integer not null check (balance_after >= 0),
  owed_after    integer not null check (owed_after >= 0),
  area_code     text not null,                 -- 记账时所在社区
  town_code     text not null,
  entered_on    date not null,
  entered_at    timestamptz not null,
  expires_on    date,                          -- 记入、退回、调增：有效期至这一天（含）
  record_id     uuid,                          -- volunteering.service_record
  rule_id       uuid references points.rule,
  served_on     date,
  minutes       integer,
  of_id         uuid references points.entry,  -- 冲回的是哪一笔记入；退回的是哪一笔兑换；过期的是哪一笔
  redemption_id uuid references points.redemption,
  adjustment_id uuid references points.adjustment,
  note          text not null default '',
  unique (person_id, seq),
  check (points >= 0 or kind not in ('earned', 'returned')),
  check (points <= 0 or kind not in ('reversed', 'spent', 'expired')),
  check (points <> 0 or kind in ('earned', 'reversed')),
  check ((kind = 'earned') = (record_id is not null and rule_id is not null and served_on is not null and minutes is not null)),
  check ((kind in ('reversed', 'returned', 'expired')) = (of_id is not null)),
  check ((kind in ('spent', 'returned')) = (redemption_id is not null)),
  check ((kind = 'adjusted') = (adjustment_id is not null)),
  check ((kind = 'earned' or (kind = 'adjusted' and points > 0)) <= (expires_on is not null))
);
create unique index earned_once on points.entry (record_id) where kind = 'earned';
create unique index reversed_once on points.entry (of_id) where kind = 'reversed';
create unique index spent_once on points.entry (redemption_id) where kind = 'spent';
create unique index returned_once on points.entry (redemption_id) where kind = 'returned';
create unique index adjusted_once on points.entry (adjustment_id) where kind = 'adjusted';
create index entry_in_area on points.entry (area_code, entered_at desc);
create index earned_in_town on points.entry (town_code, served_on) where kind = 'earned';
select platform.append_only('points.entry');

-- 批次：每一笔记入（或调增）还剩多少、何时过期。先到期的先用。由台账可重新推得。
create table points.lot (
  id         uuid primary key references points.entry,
  person_id  uuid not null references points.account,
  seq        integer not null,
  expires_on date not null,
  points     integer not null check (points > 0),
  left_over  integer not null check (left_over >= 0),
  expired    integer not null default 0 check (expired >= 0),
  check (left_over + expired <= points)
);
create index lot_of_person on points.lot (person_id, expires_on, seq) where left_over > 0;
create index lot_to_expire on points.lot (expires_on) where left_over > 0;

-- 一笔兑换用了哪些批次，退回时原路返回。
create table points.lot_use (
  entry_id uuid not null references points.entry,
  lot_id   uuid not null references points.lot,
  person_id uuid not null,
  position integer not null,
  points   integer not null check (points > 0),
  primary key (entry_id, lot_id)
);
select platform.append_only('points.lot_use');

-- 到期提醒发过了。
create table points.reminder (
  person_id   uuid not null references points.account,
  expires_on  date not null,
  reminded_at timestamptz not null,
  primary key (person_id, expires_on)
);
select platform.append_only('points.reminder');

alter table points.account enable row level security;
alter table points.account force row level security;
create policy in_sight on points.account
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check (true);
do $$ declare one text; begin
  foreach one in array array['adjustment', 'redemption'] loop
    execute format('alter table points.%I enable row level security', one);
    execute format('alter table points.%I force row level security', one);
    execute format('create policy in_sight on points.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))', one);
  end loop;
  -- 台账随账户走：迁到别的社区后，新的社区看得到整本账。
  foreach one in array array['entry', 'lot', 'lot_use', 'reminder'] loop
    execute format('alter table points.%I enable row level security', one);
    execute format('alter table points.%I force row level security', one);
    execute format('create policy in_sight on points.%I
      using ((select platform.sees_all()) or person_id in (select person_id from points.account))
      with check ((select platform.sees_all()) or person_id in (select person_id from points.account))', one);
  end loop;
end $$;

-- 规则连同批准情况；valid_to 是被下一版取代的那一天（不含），没有下一版为空。
create view points.pub_rule with (security_invoker = true) as
  select r.id, r.area_code, r.valid_from,
    case when d.outcome = 'approved' then (
      select min(later.valid_from) from points.rule_decision later
      where later.area_code = r.area_code and later.outcome = 'approved' and later.valid_from > r.valid_from) end as valid_to,
    coalesce(d.outcome, 'proposed') as state, d.decided_at
  from points.rule r left join points.rule_decision d on d.rule_id = r.id;
create view points.pub_entry with (security_invoker = true) as
  select id, person_id, area_code, town_code, kind, points, entered_on, served_on, record_id, of_id from points.entry;
