create schema closing;

-- 整改：一次评估提出的一份整改要求。两次复查未通过即止，由批准人决定终止；延期只有一次。
create table closing.rectification (
  id             uuid primary key,
  point_id       uuid not null,                          -- programme.point
  area_code      text not null references directory.area, -- 街镇
  occasion_id    uuid not null,                          -- evaluation.occasion
  stage          text not null check (stage in ('mid', 'final', 're')),
  level          text not null check (level in ('city', 'district')),
  state          text not null check (state in ('open', 'answered', 'passed', 'failed', 'ended')),
  issued_on      date not null,
  first_due_on   date not null,
  due_on         date not null,
  extended_on    date,
  round          integer not null default 1 check (round between 1 and 2),
  fails          integer not null default 0 check (fails between 0 and 2),
  answered_on    date,
  late_reason    text not null default '',
  document_id    uuid,                                   -- 整改通知书
  demanded_by    uuid not null,
  demanded_name  text not null,
  answered_by    uuid,
  reminded_on    date,
  version        integer not null default 1,
  check (due_on >= issued_on),
  constraint two_fails_end check ((state in ('failed', 'ended')) = (fails = 2)),
  constraint answered_is_signed check (state <> 'answered' or (answered_on is not null and answered_by is not null))
);
-- 一次评估同时只有一份没有办完的整改。
create unique index one_open_for_occasion on closing.rectification (occasion_id) where state in ('open', 'answered');
create index rectification_of_point on closing.rectification (point_id, issued_on desc);
create index rectification_due on closing.rectification (due_on) where state = 'open';

-- 整改的问题：问题、依据、要求、责任单位。
create table closing.issue (
  id               uuid primary key,
  rectification_id uuid not null references closing.rectification,
  position         integer not null,
  issue            text not null,
  basis            text not null,
  demand           text not null,
  owner            text not null,
  unique (rectification_id, position)
);
select platform.append_only('closing.issue');

-- 逐条的答复与佐证：改写即另起一行，最后一行有效。
create table closing.answer (
  id          uuid primary key,
  issue_id    uuid not null references closing.issue,
  seq         integer generated always as identity,
  round       integer not null,
  text        text not null,
  file_ids    uuid[] not null default '{}',
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null
);
create index answer_of_issue on closing.answer (issue_id, seq desc);
select platform.append_only('closing.answer');

-- 结项申请：五项材料齐全才能提出；审核与批准不是同一人，也不是申请的人。
create table closing.closing (
  id            uuid primary key,
  point_id      uuid not null,
  area_code     text not null references directory.area,
  level         text not null check (level in ('city', 'district')),
  state         text not null check (state in ('draft', 'applied', 'checked', 'returned', 'closed', 'withdrawn')),
  drafted_by    uuid not null,
  drafted_name  text not null,
  applied_on    date,
  applied_by    uuid,
  checked_by    uuid,
  approved_by   uuid,
  closed_on     date,
  conditions    jsonb,                                   -- 批准那一刻的各项条件
  document_id   uuid,                                    -- 结项通知书
  version       integer not null default 1,
  constraint closed_is_whole check (state <> 'closed' or (closed_on is not null and conditions is not null and document_id is not null
    and applied_by <> checked_by and checked_by <> approved_by and applied_by <> approved_by))
);
create unique index one_closing_of_point on closing.closing (point_id) where state <> 'withdrawn';

-- 五项材料：总结报告、决算与审计、绩效表、成果目录、档案移交。
create table closing.part (
  closing_id uuid not null references closing.closing,
  kind       text not null check (kind in ('summary', 'accounts', 'performance', 'results', 'archive')),
  note       text not null default '',
  file_ids   uuid[] not null,
  put_by     uuid not null,
  put_name   text not null,
  put_at     timestamptz not null,
  primary key (closing_id, kind)
);

-- 市级对必达标准的豁免：对哪一条、谁、为什么，只增不改。
create table closing.waiver (
  id          uuid primary key,
  closing_id  uuid not null references closing.closing,
  code        text not null,
  reason      text not null,
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  unique (closing_id, code)
);
select platform.append_only('closing.waiver');

-- 经过：整改和结项的每一步，只增不改。
create table closing.step (
  id         uuid primary key,
  subject_id uuid not null,                              -- 整改或结项
  seq        integer generated always as identity,
  act        text not null,
  note       text not null default '',
  by_account uuid,
  by_name    text not null,
  at         timestamptz not null
);
create index step_of_subject on closing.step (subject_id, seq);
select platform.append_only('closing.step');

-- 档案包：后台生成的压缩包，可以看进度、可以停止。
create table closing.package (
  id          uuid primary key,
  closing_id  uuid not null references closing.closing,
  status      text not null check (status in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
  done        integer not null default 0,
  total       integer not null default 0,
  file_id     uuid,
  file_sm3    text,
  note        text not null default '',
  asked_by    uuid not null,
  asked_name  text not null,
  asked_at    timestamptz not null,
  finished_at timestamptz,
  version     integer not null default 1,
  check ((status = 'ready') = (file_id is not null))
);
create index package_of_closing on closing.package (closing_id, asked_at desc);
create unique index one_package_at_once on closing.package (closing_id) where status in ('waiting', 'running');

create view closing.pub_rectification as
  select id, point_id, area_code, occasion_id, stage, issued_on, due_on, state from closing.rectification;
create view closing.pub_closing as
  select id, point_id, area_code, state, applied_on, closed_on from closing.closing where state <> 'withdrawn';
