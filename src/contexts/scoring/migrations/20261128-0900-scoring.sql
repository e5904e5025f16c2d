create schema scoring;

-- 评分表的一个版本：起草、审定两人。审定后内容不再改，要改另起一版。
create table scoring.score_table (
  id           uuid primary key,
  number       integer not null unique check (number > 0),
  title        text not null,
  state        text not null check (state in ('draft', 'fixed', 'dropped')),
  -- 用于哪些阶段；同一阶段以最近审定的一版为准，开始评分后不再更换
  stages       text[] not null check (stages <@ array['mid', 'final', 're']),
  content      jsonb not null,
  -- 随数据包装入的，记下其指纹，同样的内容不再装第二次
  package_digest text,
  reason       text not null default '',
  drafted_by   uuid,
  drafted_name text not null,
  drafted_at   timestamptz,
  fixed_by     uuid,
  fixed_name   text,
  fixed_at     timestamptz,
  fixed_on     date,
  version      integer not null default 1,
  check (state <> 'fixed' or fixed_on is not null),
  check (fixed_by is null or fixed_by <> drafted_by)
);
create unique index table_of_package on scoring.score_table (package_digest) where package_digest is not null;

-- 某一阶段从哪一天起用哪一版评分。只可新增：一把尺子量到底。
create table scoring.stage_use (
  stage      text primary key check (stage in ('mid', 'final', 're')),
  table_id   uuid not null references scoring.score_table,
  begun_at   timestamptz not null,
  begun_name text not null
);
select platform.append_only('scoring.stage_use');

-- 实地检查、抽查、满意度调查等看到的结果。只可新增：后来的代替先前的，已密封的评分单不变。
create table scoring.finding (
  id           uuid primary key,
  seq          integer generated always as identity,
  point_id     uuid not null references programme.point,
  area_code    text not null,
  stage        text not null check (stage in ('mid', 'final', 're')),
  item         text not null,
  part         bigint not null check (part >= 0),
  whole        bigint check (whole >= 0),
  source_kind  text not null,
  source_id    text not null,
  source_label text not null,
  found_by     uuid not null,
  found_name   text not null,
  found_at     timestamptz not null
);
create index finding_of_point on scoring.finding (point_id, stage, item, seq desc);
select platform.append_only('scoring.finding');

-- 密封的评分单：某一次评估所依据的数字、依据和规则，连同指纹，永不更改。
create table scoring.sheet (
  id          uuid primary key,
  point_id    uuid not null references programme.point,
  area_code   text not null,
  stage       text not null check (stage in ('mid', 'final', 're')),
  table_id    uuid not null references scoring.score_table,
  as_of       date not null,
  content     json not null,               -- json 而非 jsonb：原文一字不变，指纹可复核
  digest      text not null,               -- 原文的SM3
  sha256      text not null,               -- 原文的SHA-256，数据库自己也能核对
  sealed_by   uuid not null,
  sealed_name text not null,
  sealed_at   timestamptz not null
);
create index sheet_of_point on scoring.sheet (point_id, stage);
select platform.append_only('scoring.sheet');

create view scoring.pub_table as
  select id, number as version, state, title from scoring.score_table;
create view scoring.pub_sheet as
  select id, point_id, stage, table_id, as_of, sealed_at, digest from scoring.sheet;
