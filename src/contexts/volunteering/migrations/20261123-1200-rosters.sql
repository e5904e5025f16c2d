create schema volunteering;

-- 注册志愿者：按常住社区登记。离开填注销日；迁到别的社区后另登记一行，同一时间一人只有一行在册。
create table volunteering.volunteer (
  id            uuid primary key,
  person_id     uuid not null references directory.person,
  area_code     text not null,  -- 社区代码。成批入库十万行，逐行外键核对占去三成时间，改由数据核验（checks）保证
  volunteer_no  text,
  registered_on date not null,
  left_on       date,
  batch_id      uuid,
  created_at    timestamptz not null,
  version       integer not null default 1,
  check (left_on is null or left_on >= registered_on)
);
-- 列表按此序翻页；附带列使计数不必读表
create index volunteer_in_area on volunteering.volunteer (area_code, registered_on, id) include (person_id, left_on);
create unique index volunteer_registered_once on volunteering.volunteer (person_id, registered_on);
create unique index volunteer_active_once on volunteering.volunteer (person_id) where left_on is null;
create index volunteer_by_no on volunteering.volunteer (volunteer_no) where volunteer_no is not null;

-- 服务时长：一人一次活动一条，以分钟计，记在志愿者登记的社区名下。只可新增；作废另加冲销行，之后可重新登记（occurrence 加一）。
create table volunteering.service_record (
  id           uuid primary key,
  volunteer_id uuid not null references volunteering.volunteer,
  area_code    text not null,
  served_on    date not null,
  minutes      integer not null check (minutes <> 0 and abs(minutes) <= 1440),
  activity     text not null,
  occurrence   smallint not null default 1,
  reverses_id  uuid unique references volunteering.service_record,
  reason       text,
  batch_id     uuid,
  recorded_by  uuid,
  recorded_at  timestamptz not null,
  check ((minutes < 0) = (reverses_id is not null)),
  check ((reason is not null) = (reverses_id is not null))
);
create unique index record_once on volunteering.service_record (volunteer_id, served_on, activity, occurrence) where reverses_id is null;
create index record_in_area on volunteering.service_record (area_code, served_on, id) where reverses_id is null;
create index record_by_day on volunteering.service_record (served_on, id) where reverses_id is null;
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
