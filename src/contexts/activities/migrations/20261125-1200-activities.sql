create schema activities;

-- 活动：面向志愿者、居民或小组的一次安排。公开招募的内容本就示人，不设行级权限；参加的人另在报名、签到各表。
create table activities.activity (
  id            uuid primary key,
  area_code     text not null references directory.area,   -- 组织活动的社区（村）或街镇
  audience      text not null check (audience in ('volunteers', 'residents', 'group')),
  title         text not null,
  content       text not null,
  place         text not null,
  lat           double precision,
  lng           double precision,
  radius_metres integer,                                    -- 签到允许的距离；空则取方案参数
  organiser     text not null,
  team_id       uuid,                                       -- teams 的队伍、项目
  project_id    uuid,
  category      text,
  audiences     text[] not null default '{}',
  leader_person_id uuid references directory.person,
  leader_name   text not null,
  contact       text not null,
  risk_level    text not null check (risk_level in ('low', 'medium', 'high')),
  risks         text not null check (risks <> ''),          -- 条例第十二条：真实、准确、完整，包括风险
  conditions    text not null default '',
  min_age       integer,
  max_age       integer,
  is_family     boolean not null default false,             -- 亲子活动
  with_children boolean not null default false,             -- 服务未成年人：参加者须先查询
  hazards       text[] not null default '{}',               -- 未成年人不得参加的原因
  state         text not null default 'draft' check (state in ('draft', 'reviewing', 'returned', 'recruiting', 'closed', 'running', 'ended', 'recorded', 'cancelled')),
  starts_at     timestamptz not null,                       -- 各班次中最早的开始、最晚的结束
  ends_at       timestamptz not null,
  reason        text not null default '',                   -- 退回或取消的理由
  record_due_on date,                                       -- 令67第十一条：活动结束后10个工作日内完成记录
  recorded_on   date,
  created_by    uuid not null,
  created_by_name text not null,
  created_at    timestamptz not null,
  submitted_by  uuid,
  submitted_by_name text,
  reviewed_by   uuid,
  reviewed_by_name text,
  reviewed_at   timestamptz,
  version       integer not null default 1,
  check ((lat is null) = (lng is null)),
  check (ends_at > starts_at),
  check ((state in ('ended', 'recorded')) <= (record_due_on is not null)),
  check ((state = 'recorded') = (recorded_on is not null)),
  -- 四眼：审核的不是创建的，也不是提交的
  constraint four_eyes check (reviewed_by is distinct from created_by and (reviewed_by is null or reviewed_by is distinct from submitted_by))
);
create index activity_in_area on activities.activity (area_code, starts_at desc, id);
create index activity_by_start on activities.activity (starts_at, id);
create index activity_led_by on activities.activity (leader_person_id) where leader_person_id is not null;
create index activity_to_record on activities.activity (record_due_on) where state = 'ended';

-- 班次。taken、waiting 与报名表的行数一致：在班次行锁之下增减，最后一个名额不会给两个人。ticket_no 认出是哪一班的签到码。
create table activities.shift (
  id          uuid primary key,
  activity_id uuid not null references activities.activity,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  places      integer not null check (places > 0),
  taken       integer not null default 0 check (taken >= 0),
  waiting     integer not null default 0 check (waiting >= 0),
  ticket_no   text not null unique,
  closed_at   timestamptz,                                  -- 收尾：未签退的已标出
  check (ends_at > starts_at),
  constraint no_more_than_places check (taken <= places)
);
create index shift_of_activity on activities.shift (activity_id, starts_at);
create index shift_to_close on activities.shift (ends_at) where closed_at is null;

-- 保险：中、高风险的活动当日须在保险期内才能开始。
create table activities.policy (
  id          uuid primary key,
  activity_id uuid not null references activities.activity,
  insurer     text not null,
  policy_no   text not null,
  sum_yuan    integer not null check (sum_yuan > 0),        -- 每人保额，元
  from_date   date not null,
  to_date     date not null,
  file_id     uuid,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  check (to_date >= from_date)
);
create index policy_of_activity on activities.policy (activity_id);
select platform.append_only('activities.policy');

-- 报名：一人一班次一次；取消后可再报。候补按报名先后递补。
create table activities.sign_up (
  id           uuid primary key,
  activity_id  uuid not null references activities.activity,
  shift_id     uuid not null references activities.shift,
  person_id    uuid not null references directory.person,
  area_code    text not null,                               -- 活动所在
  state        text not null check (state in ('placed', 'waiting', 'cancelled')),
  via          text not null check (via in ('phone', 'desk', 'walk-in')),
  queue_no     bigint generated always as identity,         -- 先后
  starts_at    timestamptz not null,                        -- 班次的起止，供同一人不重叠
  ends_at      timestamptz not null,
  account_id   uuid,                                        -- 谁报的名，递补时给他消息
  signed_by    uuid,
  signed_up_at timestamptz not null,
  cancelled_at timestamptz,
  reason       text not null default '',
  version      integer not null default 1,
  check ((state = 'cancelled') = (cancelled_at is not null)),
  -- 同一人同一时间只报一处（候补不占）
  constraint one_place_at_a_time exclude using gist (person_id with =, tstzrange(starts_at, ends_at) with &&) where (state = 'placed')
);
create unique index sign_up_once on activities.sign_up (shift_id, person_id) where state <> 'cancelled';
create index sign_up_of_activity on activities.sign_up (activity_id, queue_no);
create index sign_up_of_person on activities.sign_up (person_id, starts_at desc);
create index sign_up_waiting on activities.sign_up (shift_id, queue_no) where state = 'waiting';

-- 签到：一人一班次一行，有进有出。verdict 是生成待定时长的结果。几百人同时签到，逐行外键核对会争锁同一活动、同一班次的行，改由数据核验（checks）保证。
create table activities.attendance (
  id          uuid primary key,
  activity_id uuid not null,
  shift_id    uuid not null,
  person_id   uuid not null references directory.person,
  sign_up_id  uuid references activities.sign_up,
  area_code   text not null,
  in_at       timestamptz not null,
  out_at      timestamptz,
  in_source   text not null check (in_source in ('qr', 'roll-call', 'paper')),
  out_source  text check (out_source in ('qr', 'roll-call', 'paper', 'cancelled')),
  missing_out boolean not null default false,               -- 班次结束仍未签退，待负责人说明
  verdict     text check (verdict in ('recorded', 'not-registered', 'overlaps', 'too-short', 'not-counted')),
  minutes     integer,
  constraint attendance_once unique (shift_id, person_id),
  check (out_at > in_at),
  check ((out_at is null) = (out_source is null)),
  check (not (missing_out and out_at is not null))
);
create index attendance_of_activity on activities.attendance (activity_id, in_at);
create index attendance_of_person on activities.attendance (person_id, in_at desc);
create index attendance_open on activities.attendance (shift_id) where out_at is null;

-- 签到的每一步，只可新增。一次扫码凭据只用一次（pass_no）。
create table activities.attendance_event (
  id            uuid primary key,
  attendance_id uuid not null references activities.attendance,
  activity_id   uuid not null,
  person_id     uuid not null,
  area_code     text not null,
  kind          text not null check (kind in ('in', 'out', 'missing-out')),
  at            timestamptz not null,                       -- 所记的时刻
  recorded_at   timestamptz not null,                       -- 服务器收到的时刻
  source        text not null check (source in ('qr', 'roll-call', 'paper', 'cancelled', 'auto')),
  pass_no       text unique,
  metres        integer,                                    -- 离活动地点，给了位置才有
  file_id       uuid,                                       -- 纸质签到表扫描件
  by_account    uuid,
  by_name       text not null default ''
);
create index event_of_attendance on activities.attendance_event (attendance_id, recorded_at);
select platform.append_only('activities.attendance_event');

-- 点名的每一笔：同一笔发几次都是一样的答复。只可新增。
create table activities.roll_mark (
  activity_id uuid not null references activities.activity,
  key         uuid not null,
  outcome     text not null check (outcome in ('recorded', 'refused')),
  told        text not null,
  attendance_id uuid,
  area_code   text not null,
  by_account  uuid not null,
  recorded_at timestamptz not null,
  primary key (activity_id, key)
);
select platform.append_only('activities.roll_mark');

-- 监护人同意书：监护人证件号加密；拍照另行同意；可随时撤回。
create table activities.consent (
  id            uuid primary key,
  activity_id   uuid not null references activities.activity,
  person_id     uuid not null references directory.person,
  area_code     text not null,
  guardian_name text not null,
  relation      text not null,
  guardian_sealed bytea not null,
  guardian_masked text not null,
  scope         text not null check (scope in ('activity', 'all')),
  accompanies   boolean not null,
  photo         boolean not null,
  file_id       uuid,
  valid_from    date not null,
  valid_to      date not null,
  withdrawn_on  date,
  withdrawn_reason text not null default '',
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  check (valid_to >= valid_from)
);
create index consent_of_person on activities.consent (person_id, valid_to);
create index consent_of_activity on activities.consent (activity_id);

-- 服务未成年人的人员查询（未成年人保护法第六十二条），每年重查。只可新增，以最近一次为准。
create table activities.background_check (
  id          uuid primary key,
  person_id   uuid not null references directory.person,
  area_code   text not null,
  checked_on  date not null,
  result      text not null check (result in ('clear', 'barred')),
  next_due    date not null,
  note        text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index check_of_person on activities.background_check (person_id, checked_on desc);
create index check_in_area on activities.background_check (area_code, next_due);
select platform.append_only('activities.background_check');

do $$ declare one text; begin
  foreach one in array array['sign_up', 'attendance', 'attendance_event', 'consent', 'roll_mark', 'background_check'] loop
    execute format('alter table activities.%I enable row level security', one);
    execute format('alter table activities.%I force row level security', one);
  end loop;
  -- 本人、活动负责人、辖区内的岗位
  foreach one in array array['sign_up', 'attendance', 'attendance_event', 'consent'] loop
    execute format('create policy in_sight on activities.%I
      using ((select platform.sees_all()) or person_id = (select platform.own_person()) or area_code in (select directory.reachable_area_codes())
        or activity_id in (select a.id from activities.activity a where a.leader_person_id = (select platform.own_person())))
      with check (true)', one);
  end loop;
end $$;
create policy in_sight on activities.roll_mark
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or activity_id in (select a.id from activities.activity a where a.leader_person_id = (select platform.own_person())))
  with check (true);
create policy in_sight on activities.background_check
  using ((select platform.sees_all()) or person_id = (select platform.own_person()) or area_code in (select directory.reachable_area_codes()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

create view activities.pub_activity as
  select id, title, area_code, team_id, project_id, audience, category, state, starts_at, ends_at, leader_person_id, record_due_on, recorded_on
  from activities.activity;
create view activities.pub_shift as
  select id, activity_id, starts_at, ends_at, places, taken, waiting from activities.shift;
create view activities.pub_attendance with (security_invoker = true) as
  select id, activity_id, shift_id, person_id, in_at, out_at, in_source as source from activities.attendance;
