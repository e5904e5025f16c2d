-- 督导的指派：谁自何日起督导哪个街镇的社工站。督导凭本人岗位办事，只看得到指派给自己的。
create table workforce.supervisor (
  id         uuid primary key,
  person_id  uuid not null references directory.person,
  area_code  text not null references directory.area,
  level      text not null check (level in ('supervisor', 'trainee', 'assistant')),
  side       text not null check (side in ('city_team', 'outside', 'operator')),
  from_date  date not null,
  to_date    date,
  recorded_by uuid,
  created_at timestamptz not null,
  version    integer not null default 1,
  check (to_date is null or to_date >= from_date),
  constraint supervisor_once exclude using gist (person_id with =, area_code with =, daterange(from_date, to_date, '[]') with &&)
);
create index supervisor_in_area on workforce.supervisor (area_code);

-- 督导记录：督导先签，被督导的社工各自再签；签字后不再修改。个案只写化名和档案号。
create table workforce.supervision (
  id          uuid primary key,
  no          text not null unique,
  area_code   text not null references directory.area,
  supervisor_person_id uuid not null references directory.person,
  supervisor_level text not null check (supervisor_level in ('supervisor', 'trainee', 'assistant')),
  kind        text not null check (kind in ('individual', 'group', 'peer', 'field')),
  held_on     date not null,
  minutes     integer not null check (minutes between 1 and 720),
  place       text not null default '',
  topic       text not null,
  case_refs   text not null default '',
  problem     text not null,
  advice      text not null,
  follow_up   text not null default '',
  answer_due  date,
  answer      text,
  answered_at timestamptz,
  answered_by uuid,
  next_on     date,
  signed_at   timestamptz,                          -- 督导签字
  recorded_by uuid,
  created_at  timestamptz not null,
  version     integer not null default 1,
  check ((follow_up = '') = (answer_due is null)),
  check ((answer is null) = (answered_at is null))
);
create index supervision_in_area on workforce.supervision (area_code, held_on);
create index supervision_by_supervisor on workforce.supervision (supervisor_person_id, held_on);
create table workforce.supervisee (
  supervision_id uuid not null references workforce.supervision on delete cascade,
  person_id      uuid not null references directory.person,
  area_code      text not null references directory.area,
  signed_at      timestamptz,
  primary key (supervision_id, person_id)
);
create index supervisee_person on workforce.supervisee (person_id);

-- 三方各凭本人看得到：街镇以上按辖区，督导看自己记的，社工看督导自己的。两表互查会循环，故由函数只答编号。
create function workforce.supervisions_of(person uuid) returns setof uuid stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true);
begin
  perform set_config('wushe.reach', '*', true);
  return query select s.id from workforce.supervision s where s.supervisor_person_id = person
    union select e.supervision_id from workforce.supervisee e where e.person_id = person;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
end $$;

alter table workforce.supervisor enable row level security;
alter table workforce.supervisor force row level security;
create policy in_sight on workforce.supervisor
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
alter table workforce.supervision enable row level security;
alter table workforce.supervision force row level security;
create policy in_sight on workforce.supervision
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or id in (select workforce.supervisions_of((select platform.own_person()))))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or id in (select workforce.supervisions_of((select platform.own_person()))) or supervisor_person_id = (select platform.own_person()));
alter table workforce.supervisee enable row level security;
alter table workforce.supervisee force row level security;
create policy in_sight on workforce.supervisee
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or supervision_id in (select workforce.supervisions_of((select platform.own_person()))))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or supervision_id in (select workforce.supervisions_of((select platform.own_person()))));

-- 指派给某督导的社工站上当日在岗的专职社工；督导不在辖区内任职，故由函数只答指派范围内的人。
create function workforce.workers_supervised(supervisor uuid, on_day date) returns table (person_id uuid, area_code text, name text) stable language plpgsql as $$
#variable_conflict use_column
declare seen text := current_setting('wushe.reach', true);
begin
  perform set_config('wushe.reach', '*', true);
  return query select distinct p.person_id, p.area_code, d.name
    from workforce.supervisor v
    join workforce.service_period p on p.area_code = v.area_code and p.kind = 'fulltime_social_worker'
    join directory.person d on d.id = p.person_id
    where v.person_id = supervisor and on_day between v.from_date and coalesce(v.to_date, 'infinity')
      and on_day between p.from_date and coalesce(p.to_date, 'infinity');
  perform set_config('wushe.reach', coalesce(seen, ''), true);
end $$;

-- 市级督导团队到市区联合创建点走访。
create table workforce.city_visit (
  id          uuid primary key,
  area_code   text not null references directory.area,
  visited_on  date not null,
  visitors    text not null,                        -- 走访的督导，姓名
  findings    text not null,
  advice      text not null,
  answer_due  date not null,
  answer      text,
  answered_at timestamptz,
  answered_by uuid,
  file_id     uuid,
  recorded_by uuid,
  recorded_at timestamptz not null,
  version     integer not null default 1,
  check ((answer is null) = (answered_at is null))
);
create index city_visit_in_area on workforce.city_visit (area_code, visited_on);

create view workforce.pub_supervision with (security_invoker = true) as
  select s.id, s.area_code, s.kind, s.held_on, s.minutes, e.person_id, s.signed_at is not null and e.signed_at is not null as is_signed
  from workforce.supervision s join workforce.supervisee e on e.supervision_id = s.id;
create view workforce.pub_city_visit as
  select id, area_code, visited_on, answer_due, answered_at from workforce.city_visit;

-- 编号按街镇、年度连续：督导只看得到自己的记录，数号须看全部。
create function workforce.supervisions_numbered(head text) returns integer stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer integer;
begin
  perform set_config('wushe.reach', '*', true);
  select count(*) from workforce.supervision s where starts_with(s.no, head) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;
