-- 补录、更正的依据（纸质签到表等）
alter table volunteering.draft_record add column evidence_file_id uuid;

-- 时长异议：志愿者对一条待定或已记入的时长提出，或申请补记没有记下的服务（两者皆空）。答复另有其人。
create table volunteering.objection (
  id             uuid primary key,
  person_id      uuid not null,
  volunteer_id   uuid not null references volunteering.volunteer,
  area_code      text not null,               -- 志愿者登记的社区
  organiser_area_code text not null,          -- 由这里答复
  draft_id       uuid references volunteering.draft_record,
  record_id      uuid references volunteering.service_record,
  activity       text not null,
  served_on      date not null,
  minutes        integer,                     -- 提出时所记的分钟数；申请补记的为空
  wanted_minutes integer check (wanted_minutes between 0 and 1440),
  reason         text not null,
  state          text not null default 'open' check (state in ('open', 'kept', 'corrected', 'voided')),
  raised_by      uuid not null,
  raised_at      timestamptz not null,
  answer_due_on  date not null,
  answer         text,
  answer_draft_id uuid references volunteering.draft_record,  -- 更正、补记所立的待定记录
  answered_by    uuid,
  answered_by_person uuid,
  answered_by_name text not null default '',
  answered_at    timestamptz,
  version        integer not null default 1,
  check ((state = 'open') = (answered_at is null)),
  check ((state = 'corrected') = (answer_draft_id is not null)),
  constraint objection_not_by_themself check (answered_by_person is distinct from person_id)
);
create unique index objection_open_once on volunteering.objection (draft_id) where state = 'open' and draft_id is not null;
create unique index objection_to_record_open_once on volunteering.objection (record_id) where state = 'open' and record_id is not null;
create index objection_of_draft on volunteering.objection (draft_id) where draft_id is not null;
create index objection_of_record on volunteering.objection (record_id) where record_id is not null;
create index objection_of_person on volunteering.objection (person_id, raised_at desc);
create index objection_to_answer on volunteering.objection (organiser_area_code, answer_due_on) where state = 'open';

-- 导入时长的疑点：一个文件给一个社区带来大量完全相同的行。照常计入，但标出，直到有人核查。
create table volunteering.import_flag (
  id          uuid primary key,
  batch_id    uuid not null,
  area_code   text not null,
  activity    text not null,
  served_on   date not null,
  minutes     integer not null,
  records     integer not null,
  state       text not null default 'open' check (state in ('open', 'kept', 'voided')),
  note        text,
  settled_by  uuid,
  settled_by_name text,
  settled_at  timestamptz,
  raised_at   timestamptz not null,
  version     integer not null default 1,
  unique (batch_id, area_code, activity, served_on, minutes),
  check ((state = 'open') = (settled_at is null)),
  check (state = 'open' or note is not null)
);
create index flag_to_settle on volunteering.import_flag (area_code, served_on) where state = 'open';

do $$ declare one text; begin
  foreach one in array array['objection', 'import_flag'] loop
    execute format('alter table volunteering.%I enable row level security', one);
    execute format('alter table volunteering.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on volunteering.objection
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or organiser_area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check (true);
create policy in_sight on volunteering.import_flag
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
  with check (true);

-- 志愿者看得到自己的时长
alter policy in_sight on volunteering.service_record
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or volunteer_id in (select v.id from volunteering.volunteer v where v.person_id = (select platform.own_person())));

create view volunteering.pub_import_flag with (security_invoker = true) as
  select id, batch_id, area_code, activity, served_on, minutes, state from volunteering.import_flag;
