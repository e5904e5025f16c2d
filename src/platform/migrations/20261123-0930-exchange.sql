-- 一次导入。declared = read = good + bad，stored = good，否则整批作废并说明。
create table platform.import_batch (
  id         uuid primary key,
  kind       text not null,
  title      text not null,
  file_id    uuid not null references platform.file,
  file_name  text not null,
  file_sm3   text not null,
  scope      jsonb not null default '{}',
  area_path  text not null,
  status     text not null check (status in ('uploaded', 'checking', 'checked', 'storing', 'stored', 'refused', 'cancelled', 'failed')),
  mode       text check (mode in ('all-or-nothing', 'good-rows-only')),
  declared   integer not null default 0,
  read_rows  integer not null default 0,
  good       integer not null default 0,
  bad        integer not null default 0,
  stored     integer not null default 0,
  same       integer not null default 0,
  problems   integer not null default 0,
  note       text not null default '',
  created_by uuid,
  creator_name text not null default '',
  created_at timestamptz not null,
  finished_at timestamptz,
  version    integer not null default 1
);
create index batch_by_time on platform.import_batch (created_at desc);
-- 同一文件、同一范围只能入库一次
create unique index batch_stored_once on platform.import_batch (kind, file_sm3, scope) where status in ('storing', 'stored');

create unlogged table platform.import_row (
  batch_id uuid not null,
  row_no   integer not null,
  data     jsonb not null
);
create index import_row_of_batch on platform.import_row (batch_id, row_no);

create table platform.import_problem (
  batch_id uuid not null references platform.import_batch,
  position integer not null,
  row_no   integer,
  column_title text,
  shown    text not null default '',
  reason   text not null,
  primary key (batch_id, position)
);

create table platform.export_batch (
  id         uuid primary key,
  kind       text not null,
  title      text not null,
  filter     jsonb not null default '{}',
  reach      text[] not null,
  status     text not null check (status in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
  rows_done  integer not null default 0,
  file_id    uuid references platform.file,
  note       text not null default '',
  created_by uuid not null,
  creator_name text not null,
  created_at timestamptz not null,
  finished_at timestamptz,
  version    integer not null default 1
);
create index export_of_account on platform.export_batch (created_by, created_at desc);
