create schema workforce;

-- 社会工作服务站：一街镇一站。
create table workforce.station (
  id            uuid primary key,
  town_code     text not null unique references directory.area,
  name          text not null,
  address       text not null default '',
  operator_name text not null default '',
  contract_no   text not null default '',
  contract_from date,
  contract_to   date,
  created_at    timestamptz not null,
  version       integer not null default 1,
  check (contract_to is null or contract_to >= contract_from)
);

-- 任职：专职社工在街镇社工站、社区工作者和“两委”成员在社区。一段一行，离任填止日（含当日）。
create table workforce.service_period (
  id         uuid primary key,
  person_id  uuid not null references directory.person,
  area_code  text not null references directory.area,
  kind       text not null check (kind in ('fulltime_social_worker', 'community_worker', 'two_committee_member')),
  title      text not null default '',
  from_date  date not null,
  to_date    date,
  batch_id   uuid,
  created_at timestamptz not null,
  version    integer not null default 1,
  check (to_date is null or to_date >= from_date),
  -- 同一人同一职务在同一处的任期不得重叠
  constraint period_once exclude using gist (person_id with =, kind with =, area_code with =, daterange(from_date, to_date, '[]') with &&),
  -- 专职社工同一时间只在一站：《通知》三（二）
  constraint one_station_at_a_time exclude using gist (person_id with =, daterange(from_date, to_date, '[]') with &&) where (kind = 'fulltime_social_worker')
);
create index period_in_area on workforce.service_period (area_code, kind);

create table workforce.certificate (
  id         uuid primary key,
  person_id  uuid not null references directory.person,
  area_code  text not null references directory.area,
  level      text not null check (level in ('assistant_social_worker', 'social_worker_mid', 'senior_social_worker')),
  number     text not null unique,
  issued_on  date not null,
  valid_to   date,
  batch_id   uuid,
  created_at timestamptz not null,
  version    integer not null default 1,
  check (valid_to is null or valid_to > issued_on)
);
create index certificate_of_person on workforce.certificate (person_id);
create index certificate_in_area on workforce.certificate (area_code, valid_to);

-- 参与项目的一次行动：谁、何日、做了什么。只可新增；作废另记一行，之后可重新登记（occurrence 加一）。
create table workforce.participation (
  id          uuid primary key,
  person_id   uuid not null references directory.person,
  area_code   text not null references directory.area,
  took_part_on date not null,
  activity    text not null,
  occurrence  smallint not null default 1,
  batch_id    uuid,
  recorded_by uuid,
  recorded_at timestamptz not null
);
create index participation_in_area on workforce.participation (area_code, took_part_on);
create unique index participation_once on workforce.participation (person_id, area_code, took_part_on, activity, occurrence);
select platform.append_only('workforce.participation');

create table workforce.voided_participation (
  participation_id uuid primary key references workforce.participation,
  area_code   text not null references directory.area,
  reason      text not null,
  recorded_by uuid,
  recorded_at timestamptz not null
);
select platform.append_only('workforce.voided_participation');

do $$ declare one text; begin
  foreach one in array array['service_period', 'certificate', 'participation'] loop
    execute format('alter table workforce.%I enable row level security', one);
    execute format('alter table workforce.%I force row level security', one);
    execute format('create policy in_sight on workforce.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
end $$;

-- 专职社工是否已在别的站，须查辖区之外；只答有无，不给出何处何人。
create function workforce.serves_at_other_station(person uuid, not_at text, first_day date, last_day date) returns boolean stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer boolean;
begin
  perform set_config('wushe.reach', '*', true);
  select exists (select from workforce.service_period s where s.person_id = person and s.kind = 'fulltime_social_worker' and s.area_code <> not_at
    and daterange(s.from_date, s.to_date, '[]') && daterange(first_day, last_day, '[]')) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;

create view workforce.pub_service_period with (security_invoker = true) as
  select id, person_id, area_code, kind, title, from_date, to_date, batch_id from workforce.service_period;
create view workforce.pub_certificate with (security_invoker = true) as
  select id, person_id, area_code, level, issued_on, valid_to, batch_id from workforce.certificate;
create view workforce.pub_participation with (security_invoker = true) as
  select id, person_id, area_code, took_part_on, activity, batch_id from workforce.participation p
  where not exists (select from workforce.voided_participation v where v.participation_id = p.id);
create view workforce.pub_station as
  select id, town_code, name, operator_name, contract_from, contract_to from workforce.station;
