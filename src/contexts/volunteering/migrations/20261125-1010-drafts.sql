-- 待定记录：一人一次服务，从签退到成为正式服务时长之间。所记内容不改：有误则本行记为已更正，另立一行（corrects_id）。
-- 通过全部环节后写入 volunteering.service_record 并从此计入；之前一律不计。
create table volunteering.draft_record (
  id             uuid primary key,
  person_id      uuid not null,                 -- 名录中的人
  volunteer_id   uuid not null references volunteering.volunteer,
  area_code      text not null,                 -- 志愿者登记的社区
  organiser_area_code text not null,            -- 活动所在的社区或街镇：由那里确认、复核
  activity_id    uuid,                          -- activities.activity；纸质补录可空
  shift_id       uuid,
  attendance_id  uuid,
  activity       text not null,
  content        text not null default '',
  place          text not null default '',
  organiser      text not null default '',
  category       text,                          -- 国家服务类别代码
  leader_person_id uuid,                        -- 活动负责人
  leader_name    text not null default '',
  served_on      date not null,
  started_at     timestamptz not null,
  ended_at       timestamptz not null,
  minutes        integer not null check (minutes between 1 and 1440),
  source         text not null check (source in ('qr', 'roll-call', 'paper', 'correction')),
  flags          text[] not null default '{}',
  activity_ended_at timestamptz not null,       -- 令67第十一条：记录时限自活动结束起算
  record_due_on  date not null,
  state          text not null default 'pending' check (state in ('pending', 'confirmed', 'verified', 'disputed', 'final', 'corrected', 'void')),
  corrects_id    uuid unique references volunteering.draft_record,
  record_id      uuid unique references volunteering.service_record,
  recorded_by    uuid,
  recorded_at    timestamptz not null,
  confirmed_by   uuid,
  confirmed_by_person uuid,
  confirmed_at   timestamptz,
  verified_by    uuid,
  verified_by_person uuid,
  verified_at    timestamptz,
  objection_until date,                         -- 公示给志愿者，到这一天（含）可提异议
  version        integer not null default 1,
  check (ended_at > started_at),
  -- 两手：自己的时长不由自己确认、复核；确认与复核不是同一人
  constraint not_by_themself check (confirmed_by_person is distinct from person_id and verified_by_person is distinct from person_id),
  constraint two_hands check (verified_by is null or verified_by is distinct from confirmed_by),
  constraint two_people check (verified_by_person is null or verified_by_person is distinct from confirmed_by_person),
  constraint confirmed_by_somebody check (state not in ('confirmed', 'verified', 'final') or confirmed_by is not null),
  constraint verified_by_somebody check (state not in ('verified', 'final') or verified_by is not null),
  -- 记入后又更正、作废的，仍指着它写入（并已冲销）的那条记录
  check (state <> 'final' or record_id is not null),
  check (record_id is null or state in ('final', 'corrected', 'void')),
  -- 同一人同一时间只能在一处服务
  constraint one_place_at_a_time exclude using gist (person_id with =, tstzrange(started_at, ended_at) with &&) where (state not in ('corrected', 'void'))
);
create index draft_of_activity on volunteering.draft_record (activity_id, id);
create index draft_of_person on volunteering.draft_record (person_id, served_on desc, id);
create index draft_to_do on volunteering.draft_record (organiser_area_code, state, record_due_on) where state in ('pending', 'confirmed', 'verified', 'disputed');
create index draft_to_settle on volunteering.draft_record (objection_until) where state = 'verified';
create unique index draft_of_attendance on volunteering.draft_record (attendance_id) where attendance_id is not null and state not in ('corrected', 'void');

create function volunteering.draft_keeps_what_it_says() returns trigger language plpgsql as $$
begin
  if (old.person_id, old.volunteer_id, old.area_code, old.served_on, old.started_at, old.ended_at, old.minutes, old.source, old.activity_id, old.recorded_by, old.recorded_at)
     is distinct from
     (new.person_id, new.volunteer_id, new.area_code, new.served_on, new.started_at, new.ended_at, new.minutes, new.source, new.activity_id, new.recorded_by, new.recorded_at) then
    raise exception 'a draft record is corrected by another, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keeps_what_it_says before update on volunteering.draft_record
  for each row execute function volunteering.draft_keeps_what_it_says();

-- 每一步是谁、何时、为什么。只可新增。
create table volunteering.draft_step (
  id        uuid primary key,
  draft_id  uuid not null references volunteering.draft_record,
  step      text not null check (step in ('recorded', 'confirmed', 'verified', 'agreed', 'disputed', 'kept', 'corrected', 'voided', 'final')),
  note      text not null default '',
  by_account uuid,
  by_name   text not null default '',
  taken_at  timestamptz not null,
  ordinal   bigint generated always as identity  -- 同一时刻的几步，按写入先后
);
create index step_of_draft on volunteering.draft_step (draft_id, ordinal);
select platform.append_only('volunteering.draft_step');

alter table volunteering.draft_record enable row level security;
alter table volunteering.draft_record force row level security;
create policy in_sight on volunteering.draft_record
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or organiser_area_code in (select directory.reachable_area_codes())
    or person_id = (select platform.own_person()) or leader_person_id = (select platform.own_person()))
  with check (true);
alter table volunteering.draft_step enable row level security;
alter table volunteering.draft_step force row level security;
create policy in_sight on volunteering.draft_step
  using ((select platform.sees_all()) or exists (select from volunteering.draft_record d where d.id = draft_id))
  with check (true);

-- 正式记录由哪一条待定记录而来；导入的没有。
alter table volunteering.service_record add column draft_id uuid references volunteering.draft_record;
create unique index record_of_draft on volunteering.service_record (draft_id) where draft_id is not null and reverses_id is null;

create view volunteering.pub_draft_record with (security_invoker = true) as
  select id, person_id, volunteer_id, area_code, organiser_area_code, activity_id, shift_id, attendance_id, activity, content, place, organiser, category,
    leader_name, served_on, started_at, ended_at, minutes, source, flags, activity_ended_at, record_due_on, state, record_id, recorded_at, confirmed_at, verified_at, corrects_id
  from volunteering.draft_record;
create or replace view volunteering.pub_service_record with (security_invoker = true) as
  select r.id, r.volunteer_id, r.area_code, r.served_on, r.minutes, r.activity, r.batch_id, r.draft_id
  from volunteering.service_record r
  where r.reverses_id is null and not exists (
    select from volunteering.service_record v where v.reverses_id = r.id and v.reverses_id is not null);
