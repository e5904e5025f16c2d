-- 表格导入：一次上传为一批，先校验、后入库。declared = read = good + bad，stored + same = good，否则整批不入库并说明。
create table platform.import_batch (
  id          uuid primary key,
  kind        text not null,
  title       text not null,
  file_id     uuid not null references platform.file,
  file_name   text not null,
  file_sm3    text not null,
  scope       jsonb not null default '{}',
  area_path   text not null,
  status      text not null check (status in ('uploaded', 'checking', 'checked', 'storing', 'stored', 'refused', 'cancelled', 'failed')),
  mode        text check (mode in ('all-or-nothing', 'good-rows-only')),
  -- Rows of data: held by the file, read so far, right, wrong, written, and there already exactly alike.
  declared    integer not null default 0,
  read_rows   integer not null default 0,
  good        integer not null default 0,
  bad         integer not null default 0,
  stored      integer not null default 0,
  same        integer not null default 0,
  problems    integer not null default 0,
  -- What the person should know: rows passed over, columns not taken, why it was refused.
  note        text not null default '',
  -- The run that is checking now; a later run takes over and the earlier one stops.
  run_id      uuid,
  created_by  uuid,
  creator_name text not null default '',
  created_at  timestamptz not null,
  checked_at  timestamptz,
  finished_at timestamptz,
  version     integer not null default 1,
  constraint every_row_counted check (status not in ('checked', 'storing', 'stored') or (declared = read_rows and read_rows = good + bad)),
  constraint every_row_stored check (status <> 'stored' or (stored + same = good and mode is not null)),
  constraint all_or_nothing check (mode is distinct from 'all-or-nothing' or bad = 0)
);
create index batch_by_time on platform.import_batch (created_at desc);
create index batch_in_area on platform.import_batch (area_path text_pattern_ops);
-- 同一文件、同一范围只能入库一次
create unique index batch_stored_once on platform.import_batch (kind, file_sm3, scope) where status in ('storing', 'stored');

-- 待入库的行，个人信息已加密，入库或作废后即删。一页数千行存为一个数组 [[行号, 内容], …]：写入一次的代价，而不是数千次。
-- Unlogged: after a crash storing notices that rows are gone, and they are checked again from the file.
create unlogged table platform.import_page (
  batch_id uuid not null,
  page     integer not null,
  rows     integer not null,
  data     jsonb not null,
  primary key (batch_id, page)
);
alter table platform.import_page alter column data set storage external;
alter table platform.import_page enable row level security;
alter table platform.import_page force row level security;
-- No request reads staging; only the platform's own work does.
create policy own_work on platform.import_page
  using ((select platform.sees_all())) with check ((select platform.sees_all()));

-- For a request that gives a batch up: it may throw staging away, not read it.
create function platform.drop_staging(batch uuid) returns void language plpgsql as $$
declare seen text := current_setting('wushe.reach', true);
begin
  perform set_config('wushe.reach', '*', true);
  delete from platform.import_page where batch_id = batch;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
end $$;

create table platform.import_problem (
  batch_id uuid not null references platform.import_batch,
  position integer not null,
  row_no   integer,
  column_title text,
  shown    text not null default '',
  reason   text not null,
  primary key (batch_id, position)
);

-- 表格导出：由后台按筛选条件写成文件，行数与页面所示一致才算完成。
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
