create schema grants;

-- 征集：一只基金一次征集。micro 为微公益创投：小额、评分后整批表决。评分项目与权重（合计100）在公布后不再改动。
create table grants.call (
  id              uuid primary key,
  fund_id         uuid not null,                          -- fund.fund
  area_code       text not null references directory.area, -- 基金所在街镇
  kind            text not null check (kind in ('ordinary', 'micro')),
  title           text not null,
  uses            text[] not null check (uses <@ array['U1', 'U2', 'U3', 'U4', 'U5'] and cardinality(uses) > 0),
  min_fen         bigint not null check (min_fen > 0),
  max_fen         bigint not null,
  opens_on        date not null,
  closes_on       date not null,
  applicant_kinds text[] not null check (cardinality(applicant_kinds) > 0),
  criteria        jsonb not null,                         -- [{title, weight}]
  published_by    uuid not null,
  published_name  text not null,
  published_at    timestamptz not null,
  resolution_id   uuid,                                   -- 微公益创投整批表决
  version         integer not null default 1,
  check (max_fen >= min_fen),
  check (closes_on >= opens_on)
);
create index call_of_fund on grants.call (fund_id, closes_on desc);

-- 资助：从申请到结项一行。状态只由下面的步骤推进；金额以分计，已付之数随付款记账同时改变，永远不超过批准之数。
create table grants.grant (
  id               uuid primary key,
  no               text not null unique,                  -- ZZ120101006-2024-0001
  call_id          uuid not null references grants.call,
  fund_id          uuid not null,
  area_code        text not null references directory.area, -- 社区或街镇
  title            text not null,
  use              text not null check (use in ('U1', 'U2', 'U3', 'U4', 'U5')),
  applicant_kind   text not null check (applicant_kind in ('organisation', 'cso', 'team', 'station', 'community')),
  applicant_name   text not null,
  organisation_id  uuid,                                  -- directory.organisation
  custodian        text not null default '',              -- 资金代管单位
  target_group     text not null,
  plan             text not null,
  starts_on        date not null,
  ends_on          date not null,
  other_income_fen bigint not null default 0 check (other_income_fen >= 0),
  asked_fen        bigint not null check (asked_fen > 0),
  granted_fen      bigint check (granted_fen > 0),
  paid_fen         bigint not null default 0,
  returned_fen     bigint not null default 0,
  related          text not null,                         -- 关联关系声明
  related_person_ids uuid[] not null default '{}',
  state            text not null check (state in ('draft', 'applied', 'checked', 'voting', 'voted', 'approved', 'publicised', 'agreed',
                     'midway', 'reported', 'accepted', 'closed', 'rejected', 'withdrawn', 'terminated', 'recovered')),
  resolution_id    uuid,
  publicised_from  date,
  publicised_until date,
  agreement        text not null default '',              -- 协议要点
  agreed_on        date,
  agreement_file_id uuid,
  people_served    integer check (people_served >= 0),
  hours_minutes    integer check (hours_minutes >= 0),
  report           text not null default '',
  closed_on        date,
  recorded_by      uuid not null,
  recorded_name    text not null,
  recorded_person_id uuid,                                -- 在手机上申请的本人
  recorded_at      timestamptz not null,
  version          integer not null default 1,
  constraint granted_within_asked check (granted_fen <= asked_fen),
  constraint paid_within_granted check (paid_fen between 0 and coalesce(granted_fen, 0)),
  constraint returned_within_paid check (returned_fen between 0 and paid_fen),
  constraint dates_in_order check (ends_on >= starts_on),
  constraint team_has_custodian check (applicant_kind not in ('cso', 'team') or custodian <> '')
);
create index grant_in_area on grants.grant (area_code, recorded_at desc);
create index grant_of_call on grants.grant (call_id);
create index grant_of_person on grants.grant (recorded_person_id);

create table grants.numbering (
  area_code text not null,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (area_code, year)
);

-- 联系人、电话和收款账户：加密保存，只在辖区和本人之内可见。
create table grants.contact (
  grant_id  uuid primary key references grants.grant,
  area_code text not null,
  person_id uuid,
  sealed    bytea not null,
  masked    text not null
);

-- 预算：一行一项，金额等于单价乘数量，合计等于申请金额加其他收入。结项时逐行记实际支出。
create table grants.budget_line (
  grant_id   uuid not null references grants.grant,
  position   integer not null,
  item       text not null,
  unit_fen   bigint not null check (unit_fen > 0),
  quantity   integer not null check (quantity > 0),
  amount_fen bigint not null,
  spent_fen  bigint check (spent_fen >= 0),
  evidence   text not null default '',
  file_ids   uuid[] not null default '{}',
  primary key (grant_id, position),
  constraint line_multiplies check (amount_fen = unit_fen * quantity)
);

-- 经过：每一步的人、时间、意见，只增不改。
create table grants.step (
  id         uuid primary key,
  grant_id   uuid not null references grants.grant,
  seq        integer not null,
  act        text not null,
  state      text not null,
  note       text not null default '',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null,
  unique (grant_id, seq)
);
select platform.append_only('grants.step');

-- 评分：委员各自独立打分，一人一次；marks 与征集的评分项目逐项对应，每项0到100。
create table grants.score (
  grant_id    uuid not null references grants.grant,
  person_id   uuid not null,
  marks       integer[] not null,
  hundredths  integer not null check (hundredths between 0 and 10000),  -- 加权后的百分之一分
  comment     text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  scored_at   timestamptz not null,
  primary key (grant_id, person_id)
);
select platform.append_only('grants.score');

-- 审定：按金额档要几人，逐人记；一人一次。
create table grants.approval (
  grant_id   uuid not null references grants.grant,
  post       text not null check (post in ('manager', 'accountant')),
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (grant_id, by_account)
);
select platform.append_only('grants.approval');

-- 公示期内的异议与答复。
create table grants.objection (
  id            uuid primary key,
  grant_id      uuid not null references grants.grant,
  objector      text not null,                            -- 遮盖后的姓名
  text          text not null,
  received_on   date not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('grants.objection');
create table grants.objection_answer (
  objection_id  uuid primary key references grants.objection,
  answer        text not null,
  by_name       text not null,
  at            timestamptz not null
);
select platform.append_only('grants.objection_answer');

create table grants.instalment (
  grant_id  uuid not null references grants.grant,
  position  integer not null,
  fen       bigint not null check (fen > 0),
  condition text not null,
  primary key (grant_id, position)
);

-- 付款：制单、复核、批准三手各不相同，最后记账；退回的不再办。一次分期至多一笔未退回的付款。
create table grants.payment (
  id            uuid primary key,
  grant_id      uuid not null references grants.grant,
  position      integer not null,
  fen           bigint not null check (fen > 0),
  state         text not null check (state in ('prepared', 'checked', 'approved', 'paid', 'refused')),
  prepared_by   uuid not null,
  prepared_name text not null,
  prepared_at   timestamptz not null,
  checked_by    uuid,
  checked_name  text,
  checked_at    timestamptz,
  approved_by   uuid,
  approved_name text,
  approved_at   timestamptz,
  refusal       text not null default '',
  refused_name  text,
  paid_on       date,
  voucher_no    text,
  entry_id      uuid unique,
  entry_no      text,
  version       integer not null default 1,
  foreign key (grant_id, position) references grants.instalment,
  constraint three_hands check (checked_by <> prepared_by and approved_by <> prepared_by and approved_by <> checked_by),
  constraint paid_has_entry check ((state = 'paid') = (entry_id is not null and paid_on is not null and voucher_no is not null))
);
create unique index one_payment_an_instalment on grants.payment (grant_id, position) where state <> 'refused';

create table grants.money_back (
  id            uuid primary key,
  grant_id      uuid not null references grants.grant,
  payment_id    uuid not null references grants.payment,
  fen           bigint not null check (fen > 0),
  returned_on   date not null,
  entry_id      uuid not null unique,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('grants.money_back');

-- 微心愿：替个人或家庭登记，只公开遮盖后的称呼。不收现金心愿。
create table grants.wish (
  id            uuid primary key,
  no            text not null unique,                     -- XY120101006-2024-0001
  area_code     text not null references directory.area,
  alias         text not null,                            -- 公开的称呼
  is_minor      boolean not null default false,
  guardian_consent text not null default '',
  item          text not null,
  spec          text not null default '',
  value_fen     bigint not null check (value_fen > 0),
  state         text not null check (state in ('recorded', 'published', 'claimed', 'bought', 'delivered', 'confirmed', 'cancelled')),
  claimer       text,                                     -- 公开的认领人称呼
  claimer_person_id uuid,
  grant_id      uuid references grants.grant,            -- 由基金认领：从哪一项资助列支
  claimed_on    date,
  spent_fen     bigint check (spent_fen > 0),
  proof         text not null default '',
  delivered_on  date,
  thanks        text not null default '',
  reason        text not null default '',
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint minor_has_consent check (not is_minor or guardian_consent <> ''),
  constraint claimed_by_somebody check (state in ('recorded', 'published', 'cancelled') or claimer is not null)
);
create index wish_in_area on grants.wish (area_code, recorded_at desc);
create table grants.wisher (
  wish_id   uuid primary key references grants.wish,
  area_code text not null,
  sealed    bytea not null
);

do $$ declare one text; begin
  foreach one in array array['contact', 'wisher'] loop
    execute format('alter table grants.%I enable row level security', one);
    execute format('alter table grants.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on grants.contact
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()));
create policy in_sight on grants.wisher
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

create view grants.pub_grant with (security_invoker = true) as
  select g.id, g.no, g.fund_id, case when a.level = 'community' then g.area_code end as community_code, g.title, g.use, g.applicant_name,
    g.asked_fen, g.granted_fen, g.paid_fen, g.state, g.starts_on, g.ends_on, g.closed_on, g.people_served, g.hours_minutes,
    g.agreed_on, cardinality(g.related_person_ids) > 0 as is_related
  from grants.grant g join directory.area a on a.code = g.area_code where g.state <> 'draft';
create view grants.pub_payment with (security_invoker = true) as
  select id, grant_id, entry_id, fen, paid_on from grants.payment where state = 'paid';
create view grants.pub_wish with (security_invoker = true) as
  select id, no, area_code, alias, item, value_fen, spent_fen, state, grant_id, claimed_on, delivered_on from grants.wish where state <> 'recorded';
