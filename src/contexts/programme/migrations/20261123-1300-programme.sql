create schema programme;

-- 一个创建项目即一个数据包；包的内容以摘要为凭，换包须重新装入。
create table programme.programme (
  id         text primary key,
  title      text not null,
  document_no text not null,
  starts_on  date not null,
  ends_on    date not null,
  root_code  text not null references directory.area,
  package    jsonb not null,
  digest     text not null,
  loaded_at  timestamptz not null,
  version    integer not null default 1
);

create table programme.quota (
  district_code text primary key references directory.area,
  position      integer not null,
  -- 附件1所列；数据包更改时随之更改
  notice_towns       integer not null check (notice_towns >= 0),
  notice_communities integer not null check (notice_communities >= 0),
  -- 现行：附件1加历次决定
  towns         integer not null check (towns >= 0),
  communities   integer not null check (communities >= 0),
  -- 经市里同意，以仅辐射社区补足的个数（不占社区名额）
  covered       integer not null default 0 check (covered >= 0),
  version       integer not null default 1
);

-- 名额的每次变动及其依据。只可新增。
create table programme.quota_decision (
  id            uuid primary key,
  district_code text not null references programme.quota,
  way           text not null check (way in ('more-quota', 'cover-only', 'fewer-towns', 'take-back')),
  -- 街镇名额、社区名额、仅辐射补足个数的增减
  towns         integer not null,
  communities   integer not null,
  covered       integer not null,
  reason        text not null,
  -- 收回的是哪一次决定；一次决定只能收回一次
  takes_back    uuid unique references programme.quota_decision,
  decided_by    uuid,
  actor_name    text not null,
  decided_at    timestamptz not null,
  check ((way = 'take-back') = (takes_back is not null))
);
select platform.append_only('programme.quota_decision');

-- 示范项目（创建点）。申报与创建是同一件事的先后：一行走完全程。
create table programme.point (
  id                  uuid primary key,
  kind                text not null check (kind in ('joint', 'district')),
  seq                 integer unique,
  district_code       text not null references programme.quota,
  town_code           text not null references directory.area,
  -- 通知或申报所写的名称（泰达街道），与统计全称可以不同
  town_name           text not null,
  status              text not null check (status in ('draft', 'town_submitted', 'district_reviewing', 'returned',
                      'district_approved', 'city_filed', 'city_rejected', 'published', 'active', 'replaced', 'withdrawn', 'closed')),
  project_name        text not null default '',
  leader_name         text not null default '',
  contact_phone       text not null default '',
  eligibility         text not null default '',
  fund_threshold_fen  bigint,
  starts_on           date,
  ended_on            date,
  -- 附件2的联合创建点由数据包装入，没有经办人
  created_by          uuid,
  created_at          timestamptz not null,
  submitted_by        uuid,
  approved_by         uuid,
  version             integer not null default 1,
  check ((kind = 'joint') = (seq is not null)),
  check (status <> 'active' or starts_on is not null)
);
-- 一个街镇只能有一个在办、在建或已结项的创建点
create unique index town_once on programme.point (town_code)
  where status not in ('replaced', 'withdrawn', 'city_rejected');
create index point_of_district on programme.point (district_code);

create table programme.point_community (
  id           uuid primary key,
  point_id     uuid not null references programme.point,
  position     integer not null,
  written_name text not null,
  area_code    text references directory.area,
  name_match_id uuid references directory.name_match,
  role         text not null check (role in ('pilot', 'covered_only')),
  from_date    date not null,
  to_date      date,
  unique (point_id, written_name),
  check (area_code is not null or name_match_id is not null)
);
create unique index community_once on programme.point_community (area_code) where to_date is null and area_code is not null;

create table programme.point_event (
  id         uuid primary key,
  point_id   uuid not null references programme.point,
  seq        integer generated always as identity,
  verb       text not null,
  from_status text,
  to_status  text not null,
  reason     text not null default '',
  acted_by   uuid,
  actor_name text not null,
  acted_at   timestamptz not null
);
create index event_of_point on programme.point_event (point_id, acted_at);
select platform.append_only('programme.point_event');

-- 任务树：标准 → 任务（每条创建标准一项）→ 子任务。任务由创建标准生成，子任务由街镇自行分解。
create table programme.task (
  id         uuid primary key,
  point_id   uuid not null references programme.point,
  parent_id  uuid references programme.task,
  criterion  text not null,
  title      text not null,
  weight     integer not null,
  owner_name text not null default '',
  status     text not null default 'not_started'
             check (status in ('not_started', 'in_progress', 'submitted', 'verified', 'returned', 'done', 'cancelled')),
  starts_on  date,
  due_on     date not null,
  note       text not null default '',
  submitted_by uuid,
  changed_by uuid,
  changed_at timestamptz,
  version    integer not null default 1,
  check (parent_id is null or weight = 0)
);
create unique index task_of_criterion on programme.task (point_id, criterion) where parent_id is null;
create index task_of_parent on programme.task (parent_id) where parent_id is not null;

create view programme.pub_point as
  select p.id, p.kind, p.seq, p.district_code, p.town_code, p.town_name, p.status, p.fund_threshold_fen, p.starts_on, p.ended_on
  from programme.point p;
create view programme.pub_point_community as
  select c.id, c.point_id, c.position, c.written_name, c.area_code, c.role, c.from_date, c.to_date
  from programme.point_community c;
create view programme.pub_quota as
  select district_code, position, towns, communities from programme.quota;
create view programme.pub_programme as
  select id, title, document_no, starts_on, ends_on, root_code, package, digest from programme.programme;
