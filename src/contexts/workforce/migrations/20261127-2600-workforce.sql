-- 社工站：功能室、电话、开放时间、站牌照片、启用日期。
alter table workforce.station
  add column phone text not null default '',
  add column opening_hours text not null default '',
  add column opened_on date,
  add column rooms text[] not null default '{}' check (rooms <@ array['office', 'casework', 'group', 'hall', 'archive']),
  add column sign_file_id uuid;

-- 政府购买服务合同：一份一行，期限不超过三年（财政部令第102号）；提前终止填终止日。金额单位：分。
create table workforce.contract (
  id            uuid primary key,
  station_id    uuid not null references workforce.station,
  town_code     text not null references directory.area,
  number        text not null,
  purchaser     text not null default '',
  operator_name text not null default '',
  amount_fen    bigint not null default 0 check (amount_fen >= 0),
  way           text not null default 'other' check (way in ('open_tender', 'invited_tender', 'negotiation', 'consultation', 'single_source', 'inquiry', 'framework', 'other')),
  from_date     date not null,
  to_date       date not null,
  payments      jsonb not null default '[]',        -- 付款计划：[{dueOn, amountFen, note}]
  ended_on      date,
  ended_reason  text,
  recorded_by   uuid,
  created_at    timestamptz not null,
  version       integer not null default 1,
  check (to_date >= from_date),
  check (to_date < from_date + interval '3 years'),
  check ((ended_on is null) = (ended_reason is null)),
  check (ended_on is null or ended_on between from_date and to_date),
  constraint contract_one_at_a_time exclude using gist (station_id with =, daterange(from_date, coalesce(ended_on, to_date), '[]') with &&)
);
create index contract_in_town on workforce.contract (town_code, from_date);

insert into workforce.contract (id, station_id, town_code, number, operator_name, from_date, to_date, created_at)
  select gen_random_uuid(), id, town_code, contract_no, operator_name, contract_from,
         least(coalesce(contract_to, (contract_from + interval '1 year - 1 day')::date), (contract_from + interval '3 years - 1 day')::date), created_at
  from workforce.station where contract_from is not null;

drop view workforce.pub_station;
alter table workforce.station drop column contract_no, drop column contract_from, drop column contract_to;
create view workforce.pub_station as
  select s.id, s.town_code, s.name, coalesce(last.operator_name, s.operator_name) as operator_name,
         last.from_date as contract_from, coalesce(last.ended_on, last.to_date) as contract_to
  from workforce.station s left join lateral (
    select c.operator_name, c.from_date, c.to_date, c.ended_on from workforce.contract c where c.station_id = s.id order by c.from_date desc limit 1) as last on true;

-- 考勤月表：一站一月一张，全员在岗、只填例外；再次保存即改正，谁何时填的留在表上。
create table workforce.attendance_sheet (
  id          uuid primary key,
  town_code   text not null references directory.area,
  month       date not null check (extract(day from month) = 1),
  upto        date not null,                        -- 填到哪一日
  insured     uuid[] not null default '{}',         -- 当月社会保险名单上的人
  insurance_file_id uuid,
  note        text not null default '',
  recorded_by uuid,
  recorded_name text not null default '',
  recorded_at timestamptz not null,
  version     integer not null default 1,
  unique (town_code, month)
);
create table workforce.attendance (
  sheet_id  uuid not null references workforce.attendance_sheet on delete cascade,
  area_code text not null references directory.area,
  person_id uuid not null references directory.person,
  on_date   date not null,
  state     text not null check (state in ('on_duty', 'leave', 'training', 'away')),
  note      text not null default '',
  primary key (person_id, on_date, area_code)
);
create index attendance_in_area on workforce.attendance (area_code, on_date);
create index attendance_of_sheet on workforce.attendance (sheet_id);

-- 继续教育和培训：一人一次一行。只可新增，作废另记。
create table workforce.training (
  id          uuid primary key,
  person_id   uuid not null references directory.person,
  area_code   text not null references directory.area,
  title       text not null,
  body        text not null default '',             -- 举办单位
  kind        text not null check (kind in ('professional', 'ethics', 'policy', 'supervision', 'degree')),
  held_on     date not null,                        -- 结束之日；学历教育为取得学位之日
  minutes     integer not null check (minutes >= 0),
  file_id     uuid,
  recorded_by uuid,
  recorded_at timestamptz not null
);
create index training_in_area on workforce.training (area_code, held_on);
create index training_of_person on workforce.training (person_id, held_on);
select platform.append_only('workforce.training');
create table workforce.voided_training (
  training_id uuid primary key references workforce.training,
  reason      text not null,
  recorded_by uuid,
  recorded_at timestamptz not null
);
select platform.append_only('workforce.voided_training');

-- 证书到期前提醒过一次：记下提醒的是哪个截止日。
alter table workforce.certificate add column reminded_for date;

do $$ declare one text; begin
  foreach one in array array['attendance', 'training'] loop
    execute format('alter table workforce.%I enable row level security', one);
    execute format('alter table workforce.%I force row level security', one);
    execute format('create policy in_sight on workforce.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
end $$;
alter table workforce.attendance_sheet enable row level security;
alter table workforce.attendance_sheet force row level security;
create policy in_sight on workforce.attendance_sheet
  using ((select platform.sees_all()) or town_code in (select directory.reachable_area_codes()))
  with check ((select platform.sees_all()) or town_code in (select directory.reachable_area_codes()));

create view workforce.pub_attendance with (security_invoker = true) as
  select person_id, area_code, on_date, state from workforce.attendance;
