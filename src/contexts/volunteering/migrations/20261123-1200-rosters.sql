create schema volunteering;

-- 注册志愿者：按常住社区登记，一人一条。来源为花名册导入；离开填注销日。
create table volunteering.volunteer (
  id            uuid primary key,
  person_id     uuid not null unique references directory.person,
  area_code     text not null references directory.area,
  volunteer_no  text unique,
  registered_on date not null,
  left_on       date,
  batch_id      uuid,
  created_at    timestamptz not null,
  version       integer not null default 1,
  check (left_on is null or left_on >= registered_on)
);
create index volunteer_in_area on volunteering.volunteer (area_code, registered_on);

-- 服务时长：一人一次活动一条，以分钟计。只可新增，作废另加冲销行。
create table volunteering.service_record (
  id           uuid primary key,
  volunteer_id uuid not null references volunteering.volunteer,
  area_code    text not null references directory.area,
  served_on    date not null,
  minutes      integer not null check (minutes <> 0 and abs(minutes) <= 1440),
  activity     text not null,
  reverses_id  uuid unique references volunteering.service_record,
  batch_id     uuid,
  recorded_at  timestamptz not null,
  check ((minutes < 0) = (reverses_id is not null))
);
create index record_of_volunteer on volunteering.service_record (volunteer_id, served_on);
create index record_in_area on volunteering.service_record (area_code, served_on);
create unique index record_once on volunteering.service_record (volunteer_id, served_on, activity) where reverses_id is null;
select platform.append_only('volunteering.service_record');

do $$ declare one text; begin
  foreach one in array array['volunteer', 'service_record'] loop
    execute format('alter table volunteering.%I enable row level security', one);
    execute format('alter table volunteering.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on volunteering.volunteer
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
create policy in_sight on volunteering.service_record
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

create view volunteering.pub_volunteer with (security_invoker = true) as
  select id, person_id, area_code, registered_on, left_on, batch_id from volunteering.volunteer;
create view volunteering.pub_service_record with (security_invoker = true) as
  select r.id, r.volunteer_id, r.area_code, r.served_on, r.minutes, r.activity, r.batch_id
  from volunteering.service_record r
  where r.reverses_id is null and not exists (select from volunteering.service_record v where v.reverses_id = r.id);
