create schema interchange;

-- 对接批次：一次报送一个区划的一类数据，一个文件。declared 为成文前数出的行数，written 为写入文件的行数，read_back 为成文后从文件读回的行数，三者须相等。
create table interchange.batch (
  id          uuid primary key,
  number      text not null unique,            -- 批次号；与行号合成行标识，回执按它对应
  kind        text not null check (kind in ('volunteers', 'teams', 'projects', 'hours')),
  area_code   text not null,
  area_path   text not null,
  with_rejected boolean not null,              -- 连同退回后数据未变的一并重报
  format      text not null check (format in ('xlsx', 'csv')),
  bom         boolean not null,
  reason      text not null check (length(reason) >= 4),
  made_by     uuid not null,
  maker_name  text not null,
  made_at     timestamptz not null,
  status      text not null default 'waiting' check (status in ('waiting', 'running', 'ready', 'failed', 'cancelled', 'withdrawn')),
  declared    integer,
  written     integer,
  read_back   integer,
  gaps        integer not null default 0,      -- 缺必填项、没有报出的记录数
  is_full     boolean not null default false,  -- 达到一批的上限，其余留待下一批
  file_id     uuid,
  file_sm3    text,
  note        text not null default '',
  finished_at timestamptz,
  version     integer not null default 1,
  check ((status in ('ready', 'withdrawn')) = (file_id is not null)),
  check (file_id is null or (declared = written and written = read_back))
);
create index batch_by_time on interchange.batch (made_at desc, id);

-- 成文进度单独一行：成文的事务开始之后，批次一行只由取消来动。
create table interchange.batch_progress (
  batch_id  uuid primary key references interchange.batch,
  rows_done integer not null
);

-- 成文轮流进行：取快照之前先锁此表，同一记录不会同时进入两批。
create table interchange.turn (only_one boolean primary key default true check (only_one));

-- 没有报出的记录及原因：缺必填项的列名。
create table interchange.batch_gap (
  batch_id  uuid not null references interchange.batch,
  record_id uuid not null,
  area_code text not null,
  missing   text[] not null,
  primary key (batch_id, record_id)
);
select platform.append_only('interchange.batch_gap');

-- 对接的每一步。只可新增；一条记录的状态由最后一步得出。sent 即批次中的一行。
create table interchange.sync_event (
  seq         bigint generated always as identity primary key,
  kind        text not null,
  record_id   uuid not null,
  area_code   text not null,
  step        text not null check (step in ('sent', 'accepted', 'rejected', 'withdrawn')),
  act         text not null check (act in ('add', 'change', 'cancel')),
  batch_id    uuid not null references interchange.batch,
  line_no     integer not null,
  fingerprint text not null,                   -- 报送时内容的指纹；现值不同即为已变更
  reason      text,                            -- 退回原因
  by_account  uuid,
  taken_at    timestamptz not null,
  check ((step = 'rejected') = (reason is not null))
);
create unique index event_line on interchange.sync_event (batch_id, line_no) where step = 'sent';
create index event_of_line on interchange.sync_event (batch_id, line_no, seq) where step <> 'sent';
create index event_of_record on interchange.sync_event (kind, record_id, seq);
select platform.append_only('interchange.sync_event');

-- 每条记录的最后一步，与 sync_event 同一语句写入（checks 核对二者一致）：千万条时不必逐条找最后一步。
create table interchange.sync_state (
  kind        text not null,
  record_id   uuid not null,
  area_code   text not null,
  step        text not null,
  act         text not null,
  batch_id    uuid not null,
  line_no     integer not null,
  fingerprint text not null,
  reason      text,
  taken_at    timestamptz not null,
  primary key (kind, record_id)
);
create index state_in_area on interchange.sync_state (kind, area_code, step, act);

-- 外部编号：一条记录在一个系统中一个编号，一个编号只属一条记录。志愿者的记录是名录中的人。只可新增。
create table interchange.external_number (
  kind      text not null check (kind in ('volunteers', 'teams', 'projects', 'hours')),
  record_id uuid not null,
  number    text not null,
  system    text not null,
  from_date date not null,
  batch_id  uuid,                              -- 由哪次导入（回执或编号表）登记
  primary key (kind, system, record_id),
  unique (kind, system, number)
);
select platform.append_only('interchange.external_number');

-- 外部时长清单：国家系统导出的时长，只用来对账，不计入任何人的时长。
create table interchange.statement (
  id          uuid primary key,
  area_code   text not null,
  area_path   text not null,
  from_date   date not null,
  to_date     date not null,
  lines       integer not null,
  imported_by text not null,
  imported_at timestamptz not null,
  check (to_date >= from_date)
);
create table interchange.statement_line (
  statement_id uuid not null references interchange.statement,
  line_no      integer not null,
  area_code    text not null,                  -- 此人登记的社区；名录中没有的，为清单所属区划
  person_id    uuid,
  masked_name  text not null,
  masked_id    text,
  external_no  text,
  served_on    date not null,
  activity     text not null,
  minutes      integer not null check (minutes > 0),
  primary key (statement_id, line_no)
);
create index line_of_person on interchange.statement_line (statement_id, person_id, served_on, activity);
create index line_in_area on interchange.statement_line (statement_id, area_code, line_no);
select platform.append_only('interchange.statement');
select platform.append_only('interchange.statement_line');

do $$ declare one text; begin
  foreach one in array array['batch', 'batch_gap', 'sync_event', 'sync_state', 'statement', 'statement_line'] loop
    execute format('alter table interchange.%I enable row level security', one);
    execute format('alter table interchange.%I force row level security', one);
    execute format('create policy in_sight on interchange.%I using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())) with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))', one);
  end loop;
end $$;
