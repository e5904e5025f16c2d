create schema casework;

-- 平台自己的工作（定时任务、数据核验）：看得到全部，且没有任何账号在场。市级账号的“看全部”不算。
create function casework.own_work() returns boolean stable language sql as
  $$ select platform.sees_all() and platform.own_account() is null $$;

-- 个案：一位居民在一个社工站同一时间只有一个没有结束的个案。只有经办社工、社工站负责人、指派的督导看得到（按本人，而不按辖区）。
-- 叙述性内容（L4）一律加密存放，不导出。
create table casework.case (
  id                   uuid primary key,
  no                   text not null unique,            -- 120101006-GA-2024-0001
  station_id           uuid,                            -- workforce.station；一街镇一站，未登记的为空
  area_code            text not null references directory.area,
  town_code            text not null references directory.area,
  person_id            uuid not null,                   -- 服务对象，directory.person
  worker_account_id    uuid not null,
  worker_person_id     uuid not null,
  worker_name          text not null,
  lead_person_id       uuid not null,
  lead_name            text not null,
  supervisor_person_id uuid,
  supervisor_name      text,
  line                 text not null check (line in ('elder', 'relief', 'child', 'disability', 'governance', 'environment', 'other')),
  groups               text[] not null default '{}',    -- T01…T99
  source               text not null check (source in ('self', 'outreach', 'referral')),
  risk                 text not null check (risk in ('low', 'middle', 'high')),
  is_minor             boolean not null,
  adult_on             date,                            -- 年满十八周岁的日期
  state                text not null check (state in ('intake', 'accepted', 'assessed', 'planned', 'in_service', 'reviewed', 'evaluated',
                         'closed', 'followed_up', 'archived', 'rejected', 'referred', 'suspended', 'crisis')),
  suspended_from       text,
  consent_on           date,                            -- 知情同意书签署日
  consent_file_id      uuid,
  plan_state           text not null default 'none' check (plan_state in ('none', 'submitted', 'approved')),
  closing              text not null default 'none' check (closing in ('none', 'asked')),
  evaluations          integer not null default 0,
  crisis_on            date,
  backfill_by          date,                            -- 危机介入后补齐服务计划的期限
  opened_on            date not null,
  closed_on            date,
  kept_until           date,                            -- 保管期限
  archived_on          date,
  need_id              uuid,                            -- needs.need
  sealed               bytea not null,                  -- 服务对象称呼与联系方式
  recorded_at          timestamptz not null,
  version              integer not null default 1,
  constraint no_plan_without_consent check (plan_state = 'none' or consent_on is not null),
  constraint no_service_without_plan check (state not in ('planned', 'in_service', 'reviewed') or plan_state = 'approved'),
  constraint no_closure_without_evaluation check (state not in ('closed', 'followed_up') or evaluations > 0),
  constraint closed_has_day check (state not in ('closed', 'followed_up') or (closed_on is not null and kept_until is not null)),
  constraint suspended_from_somewhere check ((state = 'suspended') = (suspended_from is not null)),
  constraint supervisor_stands_apart check (supervisor_person_id is null or supervisor_person_id not in (worker_person_id, lead_person_id))
);
create unique index one_open_case_a_person on casework.case (town_code, person_id)
  where state not in ('closed', 'followed_up', 'archived', 'rejected', 'referred');
create index case_of_worker on casework.case (worker_person_id, opened_on desc);
create index case_of_lead on casework.case (lead_person_id, opened_on desc);
create index case_of_supervisor on casework.case (supervisor_person_id) where supervisor_person_id is not null;
create index case_of_need on casework.case (need_id) where need_id is not null;

create table casework.numbering (
  town_code text not null,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (town_code, year)
);

-- 个案文书：接案、同意、预估、计划、审定、回顾、评估、结案、转介、督导意见……一份一行，内容加密，只增不改；也就是这个个案的经过。
create table casework.paper (
  id           uuid primary key,
  case_id      uuid not null references casework.case,
  seq          integer not null,
  kind         text not null,
  state        text not null,                           -- 此后个案的状态
  sealed       bytea not null,
  by_account   uuid,
  by_person_id uuid,
  by_name      text not null,
  at           timestamptz not null,
  unique (case_id, seq)
);
select platform.append_only('casework.paper');

-- 过程记录：每次接触一条，三个工作日内记（参数）；迟记的照收，标明迟记。key 由手机在现场生成，断网后补传只记一次。
create table casework.contact (
  id           uuid primary key,
  case_id      uuid not null references casework.case,
  key          uuid not null,
  held_on      date not null,
  minutes      integer not null check (minutes between 1 and 1440),
  way          text not null check (way in ('visit', 'station', 'phone', 'online', 'other')),
  due_on       date not null,                           -- 应当记录的最后一天
  is_late      boolean not null,
  sealed       bytea not null,
  by_account   uuid not null,
  by_person_id uuid not null,
  by_name      text not null,
  recorded_at  timestamptz not null,
  unique (case_id, key)
);
create index contact_of_case on casework.contact (case_id, held_on);
select platform.append_only('casework.contact');

-- 结案后的回访：到期日由参数（一个月、三个月）推算。
create table casework.follow_up (
  case_id  uuid not null references casework.case,
  position integer not null,
  due_on   date not null,
  done_on  date,
  primary key (case_id, position)
);
create index follow_up_due on casework.follow_up (due_on) where done_on is null;

-- 谁看过：每读一次个案留一行，只给负责人看。
create table casework.reading (
  id         uuid primary key,
  case_id    uuid not null references casework.case,
  part       text not null,
  account_id uuid not null,
  person_id  uuid not null,
  name       text not null,
  at         timestamptz not null
);
create index reading_of_case on casework.reading (case_id, at desc);
select platform.append_only('casework.reading');

-- 强制报告：未保法第十一条、反家暴法第十四条。不得修改、不得删除；告知哪个部门、何时、回执，逐条另记。
create table casework.report (
  id           uuid primary key,
  no           text not null unique,                    -- 120101006-QB-2024-0001
  area_code    text not null references directory.area,
  town_code    text not null references directory.area,
  kind         text not null check (kind in ('minor', 'violence')),
  found_at     timestamptz not null,
  due_at       timestamptz not null,                    -- 最迟告知有关部门的时刻
  case_id      uuid,
  sealed       bytea not null,
  by_account   uuid not null,
  by_person_id uuid,
  by_name      text not null,
  at           timestamptz not null
);
create index report_in_town on casework.report (town_code, found_at desc);
select platform.append_only('casework.report');

create table casework.report_step (
  id          uuid primary key,
  report_id   uuid not null references casework.report,
  body        text not null check (body in ('police', 'civil', 'education', 'other')),
  told_at     timestamptz not null,
  way         text not null,
  receipt     text not null default '',                 -- 回执：接警编号、签收人
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null
);
create index step_of_report on casework.report_step (report_id, told_at);
select platform.append_only('casework.report_step');

do $$ declare one text; begin
  foreach one in array array['case', 'paper', 'contact', 'follow_up', 'reading', 'report', 'report_step'] loop
    execute format('alter table casework.%I enable row level security', one);
    execute format('alter table casework.%I force row level security', one);
  end loop;
end $$;

create policy in_sight on casework.case for select
  using ((select casework.own_work()) or (select platform.own_person()) in (worker_person_id, lead_person_id, supervisor_person_id));
create policy kept on casework.case for insert
  with check ((select casework.own_work()) or (select platform.own_person()) in (worker_person_id, lead_person_id));
create policy worked on casework.case for update
  using ((select casework.own_work()) or (select platform.own_person()) in (worker_person_id, lead_person_id))
  with check ((select casework.own_work()) or (select platform.own_person()) in (worker_person_id, lead_person_id));

-- 文书：三只手看得到；督导只能加意见和结案签署。
create policy in_sight on casework.paper for select using (exists (select from casework.case c where c.id = case_id));
create policy kept on casework.paper for insert with check ((select casework.own_work()) or (by_person_id = (select platform.own_person())
  and exists (select from casework.case c where c.id = case_id and ((select platform.own_person()) in (c.worker_person_id, c.lead_person_id)
    or (c.supervisor_person_id = (select platform.own_person()) and kind in ('advice', 'supervisor-sign'))))));
create policy in_sight on casework.contact for select using (exists (select from casework.case c where c.id = case_id));
create policy kept on casework.contact for insert with check ((select casework.own_work()) or (by_person_id = (select platform.own_person())
  and exists (select from casework.case c where c.id = case_id and (select platform.own_person()) in (c.worker_person_id, c.lead_person_id))));
create policy in_sight on casework.follow_up
  using (exists (select from casework.case c where c.id = case_id))
  with check ((select casework.own_work())
    or exists (select from casework.case c where c.id = case_id and (select platform.own_person()) in (c.worker_person_id, c.lead_person_id)));
create policy in_sight on casework.reading for select using ((select casework.own_work())
  or exists (select from casework.case c where c.id = case_id and c.lead_person_id = (select platform.own_person())));
create policy kept on casework.reading for insert
  with check (person_id = (select platform.own_person()) and exists (select from casework.case c where c.id = case_id));

create policy in_sight on casework.report
  using ((select casework.own_work()) or area_code in (select directory.reachable_area_codes()) or by_account = (select platform.own_account()))
  with check ((select casework.own_work()) or area_code in (select directory.reachable_area_codes()) or by_account = (select platform.own_account()));
create policy in_sight on casework.report_step
  using (exists (select from casework.report r where r.id = report_id))
  with check (exists (select from casework.report r where r.id = report_id));

-- 归档即封存：个案和文书不再变动。
create function casework.sealed_when_archived() returns trigger language plpgsql as $$
begin
  if old.state = 'archived' then raise exception 'an archived case is sealed' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger sealed_when_archived before update on casework.case for each row execute function casework.sealed_when_archived();

-- 统计用：不含任何人，也不含经办。借平台自己的眼睛读，读完即还。
create function casework.facts_of_cases() returns table (
  id uuid, station_id uuid, area_code text, town_code text, line text, groups text[], state text, opened_on date, closed_on date, need_id uuid)
  stable language plpgsql as $$
#variable_conflict use_column
declare
  reach text := coalesce(current_setting('wushe.reach', true), '');
  account text := coalesce(current_setting('wushe.account', true), '');
begin
  perform set_config('wushe.reach', '*', true), set_config('wushe.account', '', true);
  return query select c.id, c.station_id, c.area_code, c.town_code, c.line, c.groups, c.state, c.opened_on, c.closed_on, c.need_id from casework.case c;
  perform set_config('wushe.reach', reach, true), set_config('wushe.account', account, true);
end $$;

-- 谁在哪一天得到过个案服务：只在测量之内（平台看全部）有行；以任何辖区的眼睛来问，一行也没有。
create function casework.people_served() returns table (person_id uuid, area_code text, served_on date, case_id uuid)
  stable language plpgsql as $$
#variable_conflict use_column
declare account text := coalesce(current_setting('wushe.account', true), '');
begin
  if not platform.sees_all() then return; end if;
  perform set_config('wushe.account', '', true);
  return query select distinct c.person_id, c.area_code, k.held_on, c.id from casework.contact k join casework.case c on c.id = k.case_id;
  perform set_config('wushe.account', account, true);
end $$;

create view casework.pub_case with (security_invoker = true) as
  select id, station_id, area_code, town_code, line, groups, state, opened_on, closed_on, need_id from casework.facts_of_cases();
create view casework.pub_served with (security_invoker = true) as
  select person_id, area_code, served_on, case_id from casework.people_served();
