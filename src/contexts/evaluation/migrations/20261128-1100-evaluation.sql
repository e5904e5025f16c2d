create schema evaluation;

-- 一次评估：某个创建点、某个阶段、由市还是由区评。
create table evaluation.occasion (
  id              uuid primary key,
  no              text not null unique,
  point_id        uuid not null references programme.point,
  area_code       text not null references directory.area,          -- 创建点所在街镇
  level           text not null check (level in ('city', 'district')),
  host_code       text not null references directory.area,          -- 组织评估的市或区
  stage           text not null check (stage in ('mid', 'final', 're')),
  state           text not null check (state in ('forming', 'scoring', 'discussing', 'preliminary', 'told', 'objected', 'reviewing',
                    'reviewed', 'final', 'published', 'cancelled')),
  as_of           date not null,                                    -- 数字截至哪一天
  round           smallint not null default 1 check (round in (1, 2)),  -- 2为异议后另组的评估组
  sheet_id        uuid references scoring.sheet,
  table_id        uuid,
  scoring_ends_on date,
  spread_centi    integer check (spread_centi >= 0),
  discussion      text not null default '',
  first_centi     integer check (first_centi between 0 and 10000),   -- 第一组的结果，复核后仍在
  total_centi     integer check (total_centi between 0 and 10000),
  grade           text not null default '',
  vetoed          boolean not null default false,
  told_on         date,
  object_until    date,
  objection       text not null default '',
  objected_on     date,
  decide_until    date,
  decision        text not null default '',
  final_on        date,
  settled_by      uuid,
  reason          text not null default '',                         -- 取消的原因
  opened_by       uuid not null,
  opened_name     text not null,
  opened_at       timestamptz not null,
  version         integer not null default 1,
  constraint sealed_before_scoring check (state in ('forming', 'cancelled') or sheet_id is not null),
  constraint settled_has_result check (state not in ('preliminary', 'told', 'objected', 'reviewing', 'reviewed', 'final', 'published')
    or (total_centi is not null and grade <> '')),
  constraint apart_has_discussion check (state <> 'discussing' or spread_centi is not null),
  constraint objected_has_words check (state not in ('objected', 'reviewing', 'reviewed') or objection <> ''),
  constraint told_has_days check ((told_on is null) = (object_until is null))
);
-- 同一创建点、同一阶段、同一级，不能同时有两次评估
create unique index occasion_open on evaluation.occasion (point_id, stage, level) where state <> 'cancelled';
create index occasion_of_area on evaluation.occasion (area_code);

-- 评估组的一个席位。
create table evaluation.seat (
  id            uuid primary key,
  occasion_id   uuid not null references evaluation.occasion,
  area_code     text not null references directory.area,
  round         smallint not null check (round in (1, 2)),
  person_id     uuid not null references directory.person,
  name          text not null,
  unit          text not null default '',                           -- 现工作单位
  role          text not null check (role in ('lead', 'member')),
  fields        text[] not null default '{}' check (fields <@ array['social_work', 'finance', 'governance', 'charity']),
  state         text not null check (state in ('asked', 'declared', 'submitted', 'withdrawn')),
  statement     text not null default '',                           -- 声明或回避的原话
  declared_at   timestamptz,
  submitted_at  timestamptz,
  total_centi   integer check (total_centi between 0 and 10000),
  withdrawn_at  timestamptz,
  version       integer not null default 1,
  constraint declared_has_time check (state not in ('declared', 'submitted') or declared_at is not null),
  constraint submitted_has_total check ((state = 'submitted') = (submitted_at is not null) and (submitted_at is null) = (total_centi is null)),
  constraint withdrawn_has_reason check ((state = 'withdrawn') = (withdrawn_at is not null) and (state <> 'withdrawn' or statement <> ''))
);
create unique index seat_of_person on evaluation.seat (occasion_id, round, person_id);
alter table evaluation.seat enable row level security;
alter table evaluation.seat force row level security;
create policy in_sight on evaluation.seat using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
  or person_id = (select platform.own_person()));

-- 一名成员给一项的分。只可新增：后来的代替先前的，改过几次都看得到。
create table evaluation.mark (
  id         uuid primary key,
  seq        integer generated always as identity,
  seat_id    uuid not null references evaluation.seat,
  item       text not null,
  centi      integer not null check (centi between 0 and 10000),
  reason     text not null default '',
  marked_at  timestamptz not null
);
create index mark_of_seat on evaluation.mark (seat_id, item, seq desc);
select platform.append_only('evaluation.mark');

-- 一票否决事项：谁、凭什么记的。
create table evaluation.veto (
  id          uuid primary key,
  occasion_id uuid not null references evaluation.occasion,
  code        text not null,
  title       text not null,
  evidence    text not null check (evidence <> ''),
  noted_by    uuid not null,
  noted_name  text not null,
  noted_at    timestamptz not null,
  unique (occasion_id, code)
);
select platform.append_only('evaluation.veto');

-- 被评单位申请某成员回避。
create table evaluation.challenge (
  id           uuid primary key,
  occasion_id  uuid not null references evaluation.occasion,
  area_code    text not null references directory.area,
  seat_id      uuid not null references evaluation.seat,
  reason       text not null check (reason <> ''),
  asked_by     uuid not null,
  asked_name   text not null,
  asked_on     date not null,
  answer_until date not null,
  upheld       boolean,
  answer       text not null default '',
  answered_by  uuid,
  answered_name text,
  answered_on  date,
  version      integer not null default 1,
  constraint answered_whole check (num_nulls(upheld, answered_by, answered_name, answered_on) in (0, 4)),
  constraint other_hand check (answered_by is null or answered_by <> asked_by)
);
create unique index challenge_open on evaluation.challenge (seat_id) where upheld is null;

-- 经过：谁在何时做了什么。只可新增。
create table evaluation.step (
  id          uuid primary key,
  seq         integer generated always as identity,
  occasion_id uuid not null references evaluation.occasion,
  kind        text not null,
  note        text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null
);
create index step_of_occasion on evaluation.step (occasion_id, seq);
select platform.append_only('evaluation.step');

create view evaluation.pub_occasion as
  select id, no, point_id, area_code, host_code, stage, level, state, sheet_id, scoring_ends_on, total_centi, grade, vetoed, told_on, final_on
  from evaluation.occasion;
create view evaluation.pub_member with (security_invoker = true) as
  select occasion_id, person_id, role from evaluation.seat where state <> 'withdrawn';
