create schema standards;

-- 每个创建点、每项标准（社区级则每个社区）、每一天的测量结果。改了记录只重测那一个社区。
create table standards.measurement (
  as_of       date not null,
  point_id    uuid not null,
  criterion   text not null,
  area_code   text not null,              -- 社区级为社区代码；项目级为街镇代码
  community_id uuid not null,             -- 社区级为 point_community 的编号；项目级为全零
  verdict     text not null check (verdict in ('met', 'not-met', 'no-data')),
  part        bigint,
  whole       bigint,
  floor_part  bigint,
  floor_whole bigint,
  missing     bigint not null default 0,
  reason      text not null default '',
  definition  text not null,
  measured_at timestamptz not null,
  primary key (as_of, point_id, criterion, community_id)
);
create index measurement_of_area on standards.measurement (area_code);

-- 某日已测过哪些创建点、按哪一套定义。记录一变，除当日外的结果即作废，用到时再测。
create sequence standards.turn;
create table standards.measured_point (
  as_of      date not null,
  point_id   uuid not null,
  definition text not null,
  -- 结果每换一次即换一号，号不重复；据此可知手头的结果是否仍是这一套
  turn       bigint not null default nextval('standards.turn'),
  primary key (as_of, point_id)
);

-- 冻结的快照：某日全部结果与所计记录，连同摘要，永不更改。
create table standards.snapshot (
  id         uuid primary key,
  milestone  text not null,
  as_of      date not null,
  reading    text not null,
  content    json not null,               -- json 而非 jsonb：原文一字不变，摘要可复核
  digest     text not null,
  frozen_by  uuid,
  frozen_at  timestamptz not null
);
select platform.append_only('standards.snapshot');
