create schema fieldwork;

-- 探访计划：一人同时至多一条待办；记下一次探访即办结，并按对象类别的周期排下一次。
create table fieldwork.visit_plan (
  id           uuid primary key,
  area_code    text not null references directory.area,
  person_id    uuid not null references directory.person,
  target_code  text not null default '' check (target_code = '' or target_code ~ '^T\d\d$'), -- 对象类别，空为未列册
  line         text not null check (line in ('elder', 'relief', 'child', 'disability', 'governance', 'environment', 'other')),
  due_on       date not null,
  due_at       text not null default '' check (due_at = '' or due_at ~ '^\d\d:\d\d$'),       -- 约好的时间，可空
  note         text not null default '',
  by_account   uuid not null,                                -- 由谁去
  by_person_id uuid,
  by_name      text not null,
  state        text not null check (state in ('planned', 'done', 'cancelled')),
  visit_id     uuid,
  reason       text not null default '',
  planned_by   uuid not null,
  planned_name text not null,
  planned_at   timestamptz not null,
  version      integer not null default 1,
  check ((state = 'done') = (visit_id is not null)),
  check (state <> 'cancelled' or reason <> '')
);
create unique index one_open_plan_a_person on fieldwork.visit_plan (person_id) where state = 'planned';
create index plan_in_area on fieldwork.visit_plan (area_code, due_on) where state = 'planned';
create index plan_of_worker on fieldwork.visit_plan (by_account, due_on) where state = 'planned';

-- 探访：号码由记录的手机给出，发几次都只记一次。谈到的情况、需求、所办和下次打算加密保存。只增不改，记错的作废重记。
create table fieldwork.visit (
  id           uuid primary key,
  area_code    text not null references directory.area,
  person_id    uuid not null references directory.person,
  plan_id      uuid references fieldwork.visit_plan,
  line         text not null check (line in ('elder', 'relief', 'child', 'disability', 'governance', 'environment', 'other')),
  way          text not null check (way in ('home', 'phone', 'elsewhere')),
  outcome      text not null check (outcome in ('met', 'absent', 'declined')),
  visited_on   date not null,
  by_account   uuid not null,
  by_person_id uuid,
  by_name      text not null,
  by_party     text not null check (by_party in ('community', 'social_worker')),
  sealed       bytea not null,
  has_need     boolean not null,
  need_id      uuid,                                         -- 发现的需求，由 needs 登记
  next_on      date,
  file_ids     uuid[] not null default '{}',
  recorded_at  timestamptz not null,
  check (next_on > visited_on),
  check (not has_need or outcome = 'met')
);
create index visit_in_area on fieldwork.visit (area_code, visited_on desc);
create index visit_of_person on fieldwork.visit (person_id, visited_on desc);
select platform.append_only('fieldwork.visit');

create table fieldwork.voided_visit (
  visit_id   uuid primary key references fieldwork.visit,
  area_code  text not null,
  reason     text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null
);
select platform.append_only('fieldwork.voided_visit');

-- 小组（MZ/T 095-2017）与社区活动（MZ/T 071-2016）：计划书在 plan 里；状态只由步骤推进。内容不含个人，不设行级权限；组员、记录另在各表。
create table fieldwork.group_work (
  id               uuid primary key,
  kind             text not null check (kind in ('group', 'activity')),
  type             text not null,                            -- 小组：教育、成长、支持、治疗、互助；活动：宣传、文体、便民、议事、互助
  area_code        text not null references directory.area,  -- 社区或街镇
  town_code        text not null,
  station_id       uuid,                                     -- workforce.pub_station
  title            text not null,
  line             text not null check (line in ('elder', 'relief', 'child', 'disability', 'governance', 'environment', 'other')),
  groups           text[] not null default '{}',             -- T01..T99
  people           integer not null check (people > 0),      -- 计划人数
  sessions         integer not null check (sessions > 0),    -- 计划节数；社区活动系列为场数
  starts_on        date not null,
  ends_on          date not null,
  plan             jsonb not null,
  budget_fen       bigint not null check (budget_fen >= 0),
  leader_account   uuid not null,
  leader_name      text not null,
  need_id          uuid,
  activity_id      uuid,                                     -- activities.pub_activity：志愿者的时长属于它
  filed_on         date,
  filing_no        text not null default '',                 -- 报街镇备案
  permit_no        text not null default '',                 -- 公安许可
  state            text not null check (state in ('proposed', 'returned', 'approved', 'recruiting', 'running', 'ended', 'evaluated', 'archived', 'cancelled')),
  sessions_held    integer not null default 0 check (sessions_held >= 0),
  started_on       date,
  closed_on        date,                                     -- 结束之日
  evaluation       jsonb,
  file_no          text unique,                              -- 120101006-XZ-2024-001
  created_by       uuid not null,
  created_name     text not null,
  created_at       timestamptz not null,
  approved_by      uuid,
  version          integer not null default 1,
  constraint dates_in_order check (ends_on >= starts_on),
  constraint four_eyes check (approved_by is distinct from created_by),
  constraint archived_has_number check ((state = 'archived') = (file_no is not null)),
  constraint running_has_begun check (state not in ('running', 'ended', 'evaluated', 'archived') or started_on is not null)
);
create index group_in_area on fieldwork.group_work (area_code, starts_on desc);
create index group_of_need on fieldwork.group_work (need_id) where need_id is not null;

create table fieldwork.numbering (
  series  text primary key,                                  -- 120101006-XZ-2024
  last_no integer not null check (last_no > 0)
);

create table fieldwork.step (
  id         uuid primary key,
  group_id   uuid not null references fieldwork.group_work,
  seq        integer not null,
  act        text not null,
  state      text not null,
  note       text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  unique (group_id, seq)
);
select platform.append_only('fieldwork.step');

-- 组员：从招募、筛选到契约和离组。
create table fieldwork.member (
  id          uuid primary key,
  group_id    uuid not null references fieldwork.group_work,
  person_id   uuid not null references directory.person,
  area_code   text not null,                                 -- 小组所在
  source      text not null,                                 -- 怎么招募来的
  screening   text not null check (screening in ('waiting', 'accepted', 'declined')),
  screening_note text not null default '',
  contract_on date,
  before_score integer check (before_score between 0 and 1000),
  after_score  integer check (after_score between 0 and 1000),
  left_on     date,
  left_reason text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  unique (group_id, person_id),
  check (contract_on is null or screening = 'accepted'),
  check (left_on is null or left_reason <> '')
);

-- 每节记录：只增不删。误记的作废（写明理由），作废错了可恢复，见 session_mark。
create table fieldwork.session (
  id           uuid primary key,
  group_id     uuid not null references fieldwork.group_work,
  area_code    text not null,
  seq          integer not null,
  held_on      date not null,
  place        text not null,
  minutes      integer not null check (minutes > 0),
  phase        text not null check (phase in ('start', 'turn', 'mature', 'end', 'whole')),
  process      text not null,
  interaction  text not null default '',
  reflection   text not null default '',
  people_count integer not null check (people_count >= 0),
  file_ids     uuid[] not null default '{}',
  by_account   uuid not null,
  by_name      text not null,
  recorded_at  timestamptz not null,
  unique (group_id, seq)
);
select platform.append_only('fieldwork.session');

create table fieldwork.session_mark (
  session_id uuid not null references fieldwork.session,
  seq        integer not null,
  kind       text not null check (kind in ('voided', 'restored')),
  reason     text not null,
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null,
  primary key (session_id, seq),
  check ((kind = 'voided') = (seq % 2 = 1))                  -- 先作废，再恢复，再作废……
);
select platform.append_only('fieldwork.session_mark');

create table fieldwork.attendance (
  session_id uuid not null references fieldwork.session,
  group_id   uuid not null,
  person_id  uuid not null references directory.person,
  area_code  text not null,
  on_date    date not null,
  state      text not null check (state in ('present', 'late', 'leave', 'absent')),
  note       text not null default '',                       -- 组员表现
  primary key (session_id, person_id)
);
create index attendance_of_person on fieldwork.attendance (person_id, on_date);
select platform.append_only('fieldwork.attendance');

-- 需求评估报告：登记题目、时间、做法、发现和存放处。只增不改。
create table fieldwork.assessment (
  id            uuid primary key,
  area_code     text not null references directory.area,
  title         text not null,
  from_date     date not null,
  to_date       date not null,
  methods       text not null,
  people_asked  integer not null check (people_asked > 0),
  findings      text not null,
  kept_at       text not null,
  file_id       uuid,
  by_account    uuid not null,
  by_name       text not null,
  recorded_at   timestamptz not null,
  check (to_date >= from_date)
);
create index assessment_in_area on fieldwork.assessment (area_code, to_date desc);
select platform.append_only('fieldwork.assessment');

do $$ declare one text; begin
  foreach one in array array['visit_plan', 'visit', 'voided_visit', 'member', 'session', 'attendance'] loop
    execute format('alter table fieldwork.%I enable row level security', one);
    execute format('alter table fieldwork.%I force row level security', one);
  end loop;
  foreach one in array array['voided_visit', 'session'] loop
    execute format('create policy in_sight on fieldwork.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
  -- 去的人看得到自己的计划和探访
  foreach one in array array['visit_plan', 'visit'] loop
    execute format('create policy in_sight on fieldwork.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or by_person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
  foreach one in array array['member', 'attendance'] loop
    execute format('create policy in_sight on fieldwork.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
end $$;

-- 有效的每节记录
create view fieldwork.session_now with (security_invoker = true) as
  select s.*, coalesce((select m.kind = 'voided' from fieldwork.session_mark m where m.session_id = s.id order by m.seq desc limit 1), false) as is_voided
  from fieldwork.session s;

create view fieldwork.pub_visit with (security_invoker = true) as
  select id, area_code, person_id, visited_on, by_person_id, by_party, need_id, line
  from fieldwork.visit v where outcome = 'met' and not exists (select from fieldwork.voided_visit x where x.visit_id = v.id);
create view fieldwork.pub_group as
  select id, area_code, town_code, kind, line, groups, state, started_on, closed_on, need_id, sessions_held, title, activity_id
  from fieldwork.group_work;
create view fieldwork.pub_attended with (security_invoker = true) as
  select a.group_id, a.person_id, a.on_date from fieldwork.attendance a join fieldwork.session_now s on s.id = a.session_id
  where a.state in ('present', 'late') and not s.is_voided;
