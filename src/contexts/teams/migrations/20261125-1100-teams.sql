create schema teams;

-- 志愿服务队伍：一支队伍属于一个社区（村）或街镇。同时备案为社区社会组织的，记其机构编号，两处计入时标明“一队两用”。
create table teams.team (
  id              uuid primary key,
  area_code       text not null references directory.area,
  name            text not null,
  organiser_kind  text not null check (organiser_kind in ('committee', 'organisation', 'unit')), -- 居委会内队伍 / 志愿服务组织 / 单位
  organisation_id uuid references directory.organisation,
  lead_person_id  uuid not null references directory.person,  -- 登记或更换之日须是注册志愿者
  founded_on      date not null,
  ended_on        date,                                       -- 解散之日；当日起不再计入
  ended_reason    text,
  categories      text[] not null default '{}',               -- 国家服务类别代码
  contact         text not null default '',                   -- 公开的联系方式
  about           text not null default '',
  batch_id        uuid,
  recorded_by     uuid,
  created_at      timestamptz not null,
  version         integer not null default 1,
  check (ended_on is null or ended_on >= founded_on),
  check ((ended_on is null) = (ended_reason is null))
);
create unique index team_name_once on teams.team (area_code, name) where ended_on is null;
create index team_of_lead on teams.team (lead_person_id);
create index team_of_organisation on teams.team (organisation_id) where organisation_id is not null;

-- 队员：申请、加入、退出各有时间。申请中与在队的，一人在一队只有一行；退出后再来另立一行。
create table teams.member (
  id           uuid primary key,
  team_id      uuid not null references teams.team,
  area_code    text not null references directory.area,       -- 队伍所在
  person_id    uuid not null references directory.person,
  state        text not null check (state in ('applied', 'withdrawn', 'refused', 'member', 'left')),
  shares_phone boolean not null default false,                -- 本人同意负责人看到手机号
  words        text not null default '',                      -- 申请时的话
  applied_at   timestamptz,
  from_date    date,
  to_date      date,                                          -- 在队的最后一天
  decided_by   uuid,
  decided_at   timestamptz,
  reason       text,                                          -- 不同意或退出的理由
  created_at   timestamptz not null,
  version      integer not null default 1,
  check ((state in ('member', 'left')) = (from_date is not null)),
  check ((state = 'left') = (to_date is not null)),
  check (to_date is null or to_date >= from_date),
  check (state not in ('refused') or reason is not null)
);
create unique index member_once on teams.member (team_id, person_id) where state in ('applied', 'member');
create index member_of_person on teams.member (person_id);

-- 志愿服务站点：一个社区（村）一个。六项标准、六项功能逐项核对，核对只可新增，各项以最近一次为准。
create table teams.station (
  id          uuid primary key,
  area_code   text not null unique references directory.area,
  name        text not null,
  address     text not null default '',
  opened_on   date not null,
  recorded_by uuid,
  created_at  timestamptz not null,
  version     integer not null default 1
);
create table teams.station_check (
  id              uuid primary key,
  station_id      uuid not null references teams.station,
  item            text not null check (item in ('place', 'team', 'project', 'equipment', 'rules', 'sign',
                    'needs', 'publishing', 'recruiting', 'organising', 'recording', 'display')),
  is_met          boolean not null,
  note            text not null default '',
  file_id         uuid references platform.file,
  checked_on      date not null,
  checked_by      uuid,
  checked_by_name text not null default '',
  recorded_at     timestamptz not null
);
create index check_of_station on teams.station_check (station_id, item, checked_on desc, recorded_at desc);
select platform.append_only('teams.station_check');

-- 年度计划：一个社区（村）一年一份。另一人批准后才计入；退回的改后再报。
create table teams.yearly_plan (
  id           uuid primary key,
  area_code    text not null references directory.area,
  year         smallint not null check (year between 2020 and 2100),
  goals        text not null,
  budget_note  text not null default '',
  file_id      uuid references platform.file,
  state        text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned')),
  recorded_by  uuid,
  submitted_by uuid,
  submitted_at timestamptz,
  approved_by  uuid,
  approved_on  date,
  created_at   timestamptz not null,
  version      integer not null default 1,
  unique (area_code, year),
  check ((state = 'approved') = (approved_on is not null)),
  check ((state = 'approved') = (approved_by is not null)),
  -- 两手：填报、提交的人不批准
  constraint two_hands check (approved_by is null or (approved_by is distinct from submitted_by and approved_by is distinct from recorded_by))
);
create index plan_to_approve on teams.yearly_plan (area_code) where state = 'submitted';
create table teams.planned_activity (
  id       uuid primary key,
  plan_id  uuid not null references teams.yearly_plan,
  month    smallint not null check (month between 1 and 12),
  name     text not null,
  content  text not null default '',
  people   integer check (people > 0),
  position smallint not null
);
create index planned_in_plan on teams.planned_activity (plan_id, month, position);
create table teams.plan_step (
  id         uuid primary key,
  plan_id    uuid not null references teams.yearly_plan,
  step       text not null check (step in ('drafted', 'edited', 'submitted', 'withdrawn', 'approved', 'returned', 'reopened')),
  note       text not null default '',
  by_account uuid,
  by_name    text not null default '',
  taken_at   timestamptz not null
);
create index step_of_plan on teams.plan_step (plan_id, taken_at);
select platform.append_only('teams.plan_step');

-- 志愿服务项目：《通知》三（五）五个方向至少一个，另有国家服务类别与服务对象代码。
create table teams.project (
  id             uuid primary key,
  area_code      text not null references directory.area,
  team_id        uuid references teams.team,
  name           text not null,
  tags           text[] not null check (cardinality(tags) >= 1),
  category       text not null,
  audiences      text[] not null default '{}',
  from_date      date not null,
  to_date        date,
  content        text not null,
  place          text not null default '',
  planned_people integer check (planned_people > 0),
  planned_times  integer check (planned_times > 0),
  state          text not null default 'draft' check (state in ('draft', 'running', 'ended')),
  started_on     date,
  ended_on       date,
  ended_note     text not null default '',
  batch_id       uuid,
  recorded_by    uuid,
  created_at     timestamptz not null,
  version        integer not null default 1,
  check (to_date is null or to_date >= from_date),
  check ((state <> 'draft') = (started_on is not null)),
  check ((state = 'ended') = (ended_on is not null)),
  check (ended_on is null or ended_on >= started_on)
);
create unique index project_name_once on teams.project (area_code, name, from_date);
create index project_of_team on teams.project (team_id) where team_id is not null;

-- 令67第八条 培训：名称、主要内容、学习时长、举办单位和日期。
create table teams.training (
  id          uuid primary key,
  area_code   text not null references directory.area,
  team_id     uuid references teams.team,
  name        text not null,
  content     text not null,
  minutes     integer not null check (minutes between 1 and 6000),
  host        text not null,
  held_on     date not null,
  recorded_by uuid,
  created_at  timestamptz not null,
  version     integer not null default 1
);
create index training_in_area on teams.training (area_code, held_on);
create table teams.training_attendance (
  id          uuid primary key,
  training_id uuid not null references teams.training,
  area_code   text not null references directory.area,
  person_id   uuid not null references directory.person,
  minutes     integer not null check (minutes between 1 and 6000),
  recorded_by uuid,
  recorded_at timestamptz not null,
  voided_on   date,
  void_reason text,
  version     integer not null default 1,
  check ((voided_on is null) = (void_reason is null))
);
create unique index attended_once on teams.training_attendance (training_id, person_id) where voided_on is null;
create index training_of_person on teams.training_attendance (person_id);

-- 令67第九条 表彰奖励：名称、日期、授予单位和证明。
create table teams.award (
  id            uuid primary key,
  area_code     text not null references directory.area,
  person_id     uuid not null references directory.person,
  name          text not null,
  awarded_on    date not null,
  awarding_body text not null,
  file_id       uuid references platform.file,
  recorded_by   uuid,
  recorded_at   timestamptz not null,
  voided_on     date,
  void_reason   text,
  version       integer not null default 1,
  check ((voided_on is null) = (void_reason is null))
);
create index award_of_person on teams.award (person_id);
create index award_in_area on teams.award (area_code, awarded_on);

-- 令67第十条 评价：由活动组织者就一次活动或一段时间的服务质量评一至五分。
create table teams.rating (
  id            uuid primary key,
  area_code     text not null references directory.area,
  person_id     uuid not null references directory.person,
  activity_id   uuid,                      -- activities.activity
  activity      text not null default '',  -- 活动名称
  from_date     date not null,
  to_date       date not null,
  quality       smallint not null check (quality between 1 and 5),
  note          text not null default '',
  rated_on      date not null,
  rated_by      uuid,
  rated_by_name text not null default '',
  recorded_at   timestamptz not null,
  voided_on     date,
  void_reason   text,
  version       integer not null default 1,
  check (to_date >= from_date),
  check ((voided_on is null) = (void_reason is null))
);
create index rating_of_person on teams.rating (person_id);
create index rating_in_area on teams.rating (area_code, rated_on);

do $$ declare one text; begin
  foreach one in array array['member', 'training_attendance', 'award', 'rating'] loop
    execute format('alter table teams.%I enable row level security', one);
    execute format('alter table teams.%I force row level security', one);
  end loop;
  foreach one in array array['training_attendance', 'award', 'rating'] loop
    execute format('create policy in_sight on teams.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
end $$;
-- 队员：辖区内的、本人的、自己带的队伍的。
create policy in_sight on teams.member
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person())
    or team_id in (select id from teams.team where lead_person_id = (select platform.own_person())))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person())
    or team_id in (select id from teams.team where lead_person_id = (select platform.own_person())));

-- 在队人数公开，谁在队不公开：只答数目。
create function teams.members_of(team uuid, on_day date) returns integer stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer integer;
begin
  perform set_config('wushe.reach', '*', true);
  select count(distinct m.person_id) into answer from teams.member m
    where m.team_id = team and m.from_date <= on_day and coalesce(m.to_date, 'infinity') >= on_day;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;

-- 负责人看不到别人的注册登记，但要知道申请人当日是不是注册志愿者：只答是否。
create function teams.is_registered_on(person uuid, on_day date) returns boolean stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer boolean;
begin
  perform set_config('wushe.reach', '*', true);
  select exists (select from volunteering.pub_volunteer v where v.person_id = person
    and v.registered_on <= on_day and coalesce(v.left_on, 'infinity') >= on_day) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;

create view teams.pub_team as
  select id, name, area_code, organiser_kind, organisation_id, lead_person_id, founded_on, ended_on, categories, contact, about, batch_id from teams.team;
create view teams.pub_member with (security_invoker = true) as
  select team_id, person_id, from_date, to_date from teams.member where state in ('member', 'left');
create view teams.pub_station as
  select s.id, s.area_code, s.name, s.address, s.opened_on,
    (select count(*)::int from (select distinct on (c.item) c.is_met from teams.station_check c where c.station_id = s.id
       order by c.item, c.checked_on desc, c.recorded_at desc) as latest where is_met) as items_met
  from teams.station s;
create view teams.pub_yearly_plan as
  select id, area_code, year, state, approved_on from teams.yearly_plan;
create view teams.pub_planned_activity as
  select id, plan_id, month, name, content, people from teams.planned_activity;
create view teams.pub_project as
  select id, name, area_code, team_id, tags, category, audiences, from_date, to_date, content, place, planned_people, planned_times, state, started_on, ended_on, batch_id
  from teams.project;
create view teams.pub_training_attendance with (security_invoker = true) as
  select a.id, a.training_id, a.person_id, a.area_code, t.name, t.content, t.host, t.held_on, t.minutes as training_minutes, a.minutes
  from teams.training_attendance a join teams.training t on t.id = a.training_id where a.voided_on is null;
create view teams.pub_award with (security_invoker = true) as
  select id, person_id, area_code, name, awarded_on, awarding_body, file_id from teams.award where voided_on is null;
create view teams.pub_rating with (security_invoker = true) as
  select id, person_id, area_code, activity_id, activity, from_date, to_date, quality, note, rated_on from teams.rating where voided_on is null;
