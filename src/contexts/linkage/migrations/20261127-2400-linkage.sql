create schema linkage;

-- 编号：ZY资源、FW服务、LD联动项目、HY联席会议、RW任务，按街镇（或所在区划）和年份连续。
create table linkage.numbering (
  area_code text not null,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (area_code, year)
);

-- 资源清单：谁有什么、多少、什么时候能用、有什么条件。过了期限即失效，不另改状态。
create table linkage.resource (
  id            uuid primary key,
  no            text not null unique,
  area_code     text not null references directory.area,
  owner_kind    text not null check (owner_kind in ('unit', 'enterprise', 'organisation', 'person', 'government')),
  owner_name    text not null,
  kind          text not null check (kind in ('money', 'goods', 'venue', 'service', 'people', 'information')),
  title         text not null,
  amount        text not null default '',
  lines         text[] not null default '{}',            -- 适合的服务方向；空为都可以
  from_date     date not null,
  to_date       date,
  conditions    text not null default '',
  value_fen     bigint check (value_fen >= 0),           -- 估算价值
  state         text not null check (state in ('available', 'occupied', 'withdrawn')),
  reason        text not null default '',
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint resource_dates check (to_date is null or to_date >= from_date)
);
create index resource_in_area on linkage.resource (area_code, recorded_at desc);

-- 资源联系人：加密保存，只在辖区之内可见。
create table linkage.resource_contact (
  resource_id uuid primary key references linkage.resource,
  area_code   text not null,
  sealed      bytea not null,
  masked      text not null
);

-- 服务清单：长年开着的服务，谁提供、给谁、什么时间、在哪里、怎么申请。
create table linkage.service (
  id            uuid primary key,
  no            text not null unique,
  area_code     text not null references directory.area,
  name          text not null,
  audience      text not null,
  lines         text[] not null default '{}',
  open_times    text not null,
  place         text not null,
  provider      text not null,
  how_to_apply  text not null,
  from_date     date not null,
  to_date       date,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint service_dates check (to_date is null or to_date >= from_date)
);
create index service_in_area on linkage.service (area_code, recorded_at desc);

-- 对接：一条需求选中一项资源或一项服务，连同当时说明的理由。
create table linkage.match (
  id          uuid primary key,
  need_id     uuid not null,                             -- needs.need
  area_code   text not null references directory.area,
  resource_id uuid references linkage.resource,
  service_id  uuid references linkage.service,
  reasons     text[] not null,
  picked_by   uuid not null,
  picked_name text not null,
  picked_at   timestamptz not null,
  released_at timestamptz,
  released_name text,
  release_reason text not null default '',
  version     integer not null default 1,
  constraint one_thing check (num_nonnulls(resource_id, service_id) = 1)
);
create unique index one_match_a_resource on linkage.match (need_id, resource_id) where released_at is null and resource_id is not null;
create unique index one_match_a_service on linkage.match (need_id, service_id) where released_at is null and service_id is not null;
create index match_of_need on linkage.match (need_id);

-- 联动项目：由一条或几条需求成立，一人牵头。办结要求各条需求都已解决；中止须写明原因。
create table linkage.project (
  id            uuid primary key,
  no            text not null unique,
  area_code     text not null references directory.area, -- 社区或街镇
  town_code     text not null references directory.area,
  title         text not null,
  goal          text not null,
  starts_on     date not null,
  ends_on       date not null,
  lead_account  uuid not null,
  lead_name     text not null,
  state         text not null check (state in ('running', 'finished', 'stopped')),
  result        text not null default '',                -- 办结时写的结果，公开页上用；不写姓名
  reason        text not null default '',
  closed_on     date,
  closed_by     uuid,
  closed_name   text,
  started_by    uuid not null,
  started_name  text not null,
  started_at    timestamptz not null,
  version       integer not null default 1,
  constraint project_dates check (ends_on >= starts_on),
  constraint closed_has_day check ((state = 'running') = (closed_on is null))
);
create index project_in_area on linkage.project (area_code, starts_on desc);

-- 一条需求同一时间只在一个未中止的项目里（由程序在同一事务里核对）。
create table linkage.project_need (
  project_id uuid not null references linkage.project,
  need_id    uuid not null,
  primary key (project_id, need_id)
);
create index project_of_need on linkage.project_need (need_id);

-- 预算按来源分列，以分计。
create table linkage.budget_line (
  project_id uuid not null references linkage.project,
  source     text not null check (source in ('fund', 'fiscal', 'organisation', 'donation', 'other')),
  fen        bigint not null check (fen > 0),
  primary key (project_id, source)
);

-- 五个席位：由谁来。只写单位和对接人的账号；是否行动不在这里，只看别处的记录。
create table linkage.seat (
  project_id uuid not null references linkage.project,
  party      text not null check (party in ('community', 'social_worker', 'organisation', 'volunteers', 'charity')),
  unit_name  text not null,
  unit_id    uuid,                                       -- 社会组织、志愿队伍或基金
  primary key (project_id, party)
);

-- 请哪一方做什么、什么时候之前回应。
create table linkage.request (
  id         uuid primary key,
  project_id uuid not null references linkage.project,
  party      text not null,
  what       text not null,
  due_on     date not null,
  told       integer not null,                           -- 发给了几人
  asked_by   uuid not null,
  asked_name text not null,
  asked_at   timestamptz not null,
  foreign key (project_id, party) references linkage.seat
);
create index request_of_project on linkage.request (project_id, party, asked_at);
select platform.append_only('linkage.request');

-- 催办：一个席位一天一次。
create table linkage.reminder (
  project_id uuid not null references linkage.project,
  party      text not null,
  on_date    date not null,
  told       integer not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (project_id, party, on_date),
  foreign key (project_id, party) references linkage.seat
);
select platform.append_only('linkage.reminder');

-- 关联：牵头人把别处已有的记录选到项目里。行动仍以那条记录为准。
create table linkage.tie (
  id          uuid primary key,
  project_id  uuid not null references linkage.project,
  source_kind text not null check (source_kind in ('activities.activity', 'incubation.service', 'grants.grant', 'goods.handout')),
  source_id   uuid not null,
  tied_by     uuid not null,
  tied_name   text not null,
  tied_at     timestamptz not null
);
create index tie_of_project on linkage.tie (project_id);
select platform.append_only('linkage.tie');
create table linkage.untied (
  tie_id     uuid primary key references linkage.tie,
  reason     text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null
);
select platform.append_only('linkage.untied');

-- 联席会议。开过（held）之后纪要定稿，不再修改。
create table linkage.meeting (
  id            uuid primary key,
  no            text not null unique,
  level         text not null check (level in ('city', 'district', 'town', 'community')),
  area_code     text not null references directory.area,
  title         text not null,
  held_on       date not null,
  starts_at     text not null,                           -- HH:MM
  place         text not null,
  chair         text not null,
  state         text not null check (state in ('planned', 'held', 'cancelled')),
  minutes       text not null default '',
  quorum_percent integer,                                -- 定稿时适用的法定人数比例
  reason        text not null default '',
  closed_at     timestamptz,
  closed_name   text,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1
);
create index meeting_in_area on linkage.meeting (area_code, held_on desc);

-- 应到人员，按哪一方；签到记时间和经手人。
create table linkage.attendee (
  id         uuid primary key,
  meeting_id uuid not null references linkage.meeting,
  area_code  text not null,
  position   integer not null,
  party      text not null check (party in ('community', 'social_worker', 'organisation', 'volunteers', 'charity', 'resident', 'government')),
  unit_name  text not null,
  name       text not null,
  signed_at  timestamptz,
  signed_name text
);
create index attendee_of_meeting on linkage.attendee (meeting_id);

-- 议题：来自需求或另提；决议通过须到会过半。
create table linkage.item (
  id            uuid primary key,
  meeting_id    uuid not null references linkage.meeting,
  position      integer not null,
  topic         text not null,
  need_id       uuid,
  discussion    text not null default '',
  resolution    text not null default '',
  outcome       text check (outcome in ('passed', 'rejected', 'deferred')),
  votes_for     integer check (votes_for >= 0),
  votes_against integer check (votes_against >= 0),
  votes_abstain integer check (votes_abstain >= 0),
  present       integer,                                 -- 作出决议时到会人数
  task_id       uuid,
  unique (meeting_id, position),
  constraint passed_by_more check (outcome is distinct from 'passed' or votes_for * 2 > present)
);

-- 任务清单：来自决议或项目，有人负责、有期限。
create table linkage.task (
  id            uuid primary key,
  no            text not null unique,
  area_code     text not null references directory.area,
  project_id    uuid references linkage.project,
  item_id       uuid references linkage.item,
  title         text not null,
  owner_party   text not null check (owner_party in ('community', 'social_worker', 'organisation', 'volunteers', 'charity', 'resident', 'government')),
  owner_unit    text not null,
  owner_account uuid not null,
  owner_name    text not null,
  due_on        date not null,
  state         text not null check (state in ('open', 'done', 'cancelled')),
  done_on       date,
  made_by       uuid not null,
  made_name     text not null,
  made_at       timestamptz not null,
  version       integer not null default 1,
  constraint done_has_day check ((state = 'done') = (done_on is not null))
);
create index task_in_area on linkage.task (area_code, due_on);
create index task_of_owner on linkage.task (owner_account) where state = 'open';

-- 任务经过：进展、完成、改期、取消、催办，只增不改。
create table linkage.task_step (
  id         uuid primary key,
  task_id    uuid not null references linkage.task,
  kind       text not null check (kind in ('made', 'progress', 'done', 'moved', 'cancelled', 'reminded')),
  note       text not null default '',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null
);
create index step_of_task on linkage.task_step (task_id, at);
select platform.append_only('linkage.task_step');

do $$ declare one text; begin
  foreach one in array array['resource_contact', 'attendee'] loop
    execute format('alter table linkage.%I enable row level security', one);
    execute format('alter table linkage.%I force row level security', one);
    execute format($policy$create policy in_sight on linkage.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))$policy$, one);
  end loop;
end $$;
