create schema hardship;

-- 困难群众名册：民政等部门认定的结果，平台只保存、不重新认定。一人一段一行，可同时有多个类别；离开名册填止日（含当日）。
create table hardship.person (
  id          uuid primary key,
  area_code   text not null references directory.area,
  person_id   uuid not null references directory.person,
  codes       text[] not null check (cardinality(codes) > 0 and codes <@ array[
    'T01', 'T02', 'T03', 'T04', 'T05', 'T06', 'T07', 'T08', 'T09', 'T10', 'T11', 'T12', 'T13', 'T14', 'T15', 'T16', 'T99']),
  source      text not null check (source in ('list', 'self', 'worker')),
  evidence    text not null default '',          -- 凭据的名称，如“低保证”；不记证件号、病情和残疾等级
  note        text not null default '',          -- T99 须说明困难情形
  from_date   date not null,
  to_date     date,
  left_reason text,
  batch_id    uuid,
  recorded_by uuid,
  created_at  timestamptz not null,
  version     integer not null default 1,
  check (to_date is null or to_date >= from_date),
  check (not ('T99' = any(codes)) or note <> ''),
  -- 一人同一时间只在一个社区的名册上
  constraint one_place_at_a_time exclude using gist (person_id with =, area_code with <>, daterange(from_date, to_date, '[]') with &&)
);
create index person_in_area on hardship.person (area_code, from_date);
create index person_of_directory on hardship.person (person_id);
create index person_by_code on hardship.person using gin (codes);

alter table hardship.person enable row level security;
alter table hardship.person force row level security;
create policy in_sight on hardship.person
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

-- 同一时间是否已在别处的名册上，须查辖区之外；只答有无，不给出何处何人。
create function hardship.listed_elsewhere(person uuid, not_at text, first_day date, last_day date) returns boolean stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer boolean;
begin
  perform set_config('wushe.reach', '*', true);
  select exists (select from hardship.person l where l.person_id = person and l.area_code <> not_at
    and daterange(l.from_date, l.to_date, '[]') && daterange(first_day, last_day, '[]')) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;

-- 一人一类一行，供需求、服务和统计引用；看得到什么仍由名册的行级安全决定。
create view hardship.pub_listed with (security_invoker = true) as
  select l.id, l.area_code, l.person_id, one.code, l.from_date, l.to_date, l.batch_id
  from hardship.person l cross join lateral unnest(l.codes) as one(code);
