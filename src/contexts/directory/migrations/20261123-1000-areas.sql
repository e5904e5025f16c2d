create schema directory;

-- 区划树：市/区/街镇/社区。代码为国家统计局统计用区划代码；改名、拆分不改旧行，只加新行与有效期。
create table directory.area (
  code        text primary key,
  level       text not null check (level in ('city', 'district', 'town', 'community')),
  name        text not null,
  short_name  text not null,                       -- 去掉“社区居委会”等后缀，用来比对
  kind        text not null check (kind in ('city', 'district', 'street_office', 'town_government', 'functional_zone', 'urban', 'rural')),
  parent_code text references directory.area,
  path        text not null unique,
  is_virtual  boolean not null default false,
  source      text not null,
  valid_from  date not null,
  valid_to    date,
  check (valid_to is null or valid_to >= valid_from)
);
create index area_children on directory.area (parent_code, code);
create index area_path on directory.area (path text_pattern_ops);
create index area_short_name on directory.area using gin (short_name gin_trgm_ops);

create table directory.area_alias (
  id         uuid primary key,
  area_code  text not null references directory.area,
  alias      text not null,
  short_name text not null,
  source     text not null,
  valid_from date not null,
  valid_to   date,
  unique (area_code, alias)
);

-- 相近而不相同的名称，须由人确认，机器不代为决定。
create table directory.name_match (
  id             uuid primary key,
  written_name   text not null,
  parent_code    text not null references directory.area,
  candidate_code text references directory.area,
  status         text not null default 'pending' check (status in ('pending', 'confirmed', 'rejected')),
  area_code      text references directory.area,   -- 确认的结果，可与候选不同
  source         text not null,
  reason         text,
  decided_by     uuid,
  decided_at     timestamptz,
  created_at     timestamptz not null,
  version        integer not null default 1,
  unique (parent_code, written_name),
  check ((status = 'confirmed') = (area_code is not null))
);

-- 常住人口：值、截至日、来源、盖章件。只可新增，更正另报一期。
create table directory.population_return (
  id          uuid primary key,
  area_code   text not null references directory.area,
  as_of       date not null,
  residents   integer not null check (residents > 0),
  source_kind text not null check (source_kind in ('police', 'statistics', 'town_sealed', 'community_register')),
  note        text not null default '',
  file_id     uuid,
  batch_id    uuid,
  recorded_by uuid,
  recorded_at timestamptz not null
);
create index population_of_area on directory.population_return (area_code, as_of desc, recorded_at desc);
select platform.append_only('directory.population_return');

-- 冻结的分母：从某日起，以哪一期为准。只可新增，换基数另加一行。
create table directory.population_base (
  id         uuid primary key,
  area_code  text not null references directory.area,
  return_id  uuid not null references directory.population_return,
  valid_from date not null,
  reason     text not null,
  frozen_by  uuid,
  frozen_at  timestamptz not null
);
create index base_of_area on directory.population_base (area_code, valid_from desc, frozen_at desc);
select platform.append_only('directory.population_base');

-- 路径区间 [上级., 上级/) 即其全部下级（'/' 紧接 '.'），由 area_path 索引作答，不必逐行比对
create function directory.reachable_area_codes() returns setof text stable language sql as $$
  select a.code from platform.reach() as top join directory.area a on a.path = top
  union all
  select a.code from platform.reach() as top join directory.area a on a.path ~>=~ (top || '.') and a.path ~<~ (top || '/')
$$;

-- 自然人。证件号、电话、住址合封为 sealed（SM4-CTR + HMAC-SM3），以盲索引查找；列表只用打码值。
create table directory.person (
  id            uuid primary key,
  area_code     text not null references directory.area,
  name          text not null,
  sealed        bytea,
  id_blind      bytea unique,
  phone_blind   bytea,
  masked_id     text,
  masked_phone  text,
  sex           smallint check (sex in (0, 1, 2, 9)),
  birth_date    date,
  batch_id      uuid,
  created_at    timestamptz not null,
  version       integer not null default 1
);
create index person_in_area on directory.person (area_code, id);
create index person_by_phone on directory.person (phone_blind) where phone_blind is not null;
create index person_by_name on directory.person (name);

alter table directory.person enable row level security;
alter table directory.person force row level security;
create policy in_sight on directory.person
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or id = (select platform.own_person()));

create table directory.organisation (
  id           uuid primary key,
  area_code    text not null references directory.area,
  name         text not null,
  kind         text not null check (kind in ('community_social_org', 'operator_org', 'host_charity', 'volunteer_org', 'other')),
  uscc         text unique,
  standing     text not null check (standing in ('registered', 'filed', 'unregistered')),  -- 登记 / 备案 / 未备案
  standing_no  text,
  standing_on  date,
  ended_on     date,
  domain       text not null default '',
  head_name    text not null default '',
  batch_id     uuid,
  created_at   timestamptz not null,
  version      integer not null default 1,
  check (standing = 'unregistered' or standing_on is not null)
);
create index organisation_in_area on directory.organisation (area_code, kind);
create unique index organisation_once on directory.organisation (area_code, name);

create view directory.pub_population_base as
  select area_code, return_id, valid_from, frozen_at from directory.population_base;
create view directory.pub_population_return as
  select id, area_code, as_of, residents, source_kind, batch_id, recorded_at from directory.population_return;
