create schema documents;

-- 公文：一份公文从拟稿到归档。正文和附件是分段的文字与表格，编号前只是草稿。
create table documents.document (
  id             uuid primary key,
  area_code      text not null references directory.area,     -- 发文机关所在区划
  genre          text not null check (genre in ('通知', '通报', '报告', '请示', '批复', '函', '纪要')),
  layout         text not null check (layout in ('document', 'letter')),
  issuer         text not null,
  title          text not null,
  addressee      text not null default '',
  body           jsonb not null,
  annexes        jsonb not null default '[]',
  copy_to        text not null default '',
  disclosure     text not null check (disclosure in ('open', 'on-request', 'closed')),
  to_areas       text[] not null default '{}',                 -- 印发后可以查看的收文地区
  about_kind     text,
  about_id       text,
  state          text not null check (state in ('drafted', 'returned', 'reviewed', 'signed', 'numbered', 'sealed', 'issued', 'published', 'archived', 'recalled', 'superseded')),
  no             text unique,                                   -- 发文字号：机关代字〔年〕序号号
  drafted_by     uuid not null,
  drafted_name   text not null,
  drafted_at     timestamptz not null,
  reviewed_by    uuid,
  signed_by      uuid,
  signer         text not null default '',                      -- 签发人姓名
  signed_on      date,                                          -- 成文日期
  seal_name      text not null default '',                      -- 印章名称
  sealed_on      date,
  issued_on      date,
  publish_by     date,                                          -- 主动公开的最后一天：形成之日起20个工作日
  published_on   date,
  published_at   text not null default '',                      -- 公开在哪里
  archive_no     text not null default '',
  superseded_by  uuid references documents.document,
  version        integer not null default 1,
  constraint about_whole check ((about_kind is null) = (about_id is null)),
  constraint number_when_signed check (no is null or signed_on is not null),
  constraint issued_when_sealed check (issued_on is null or (no is not null and sealed_on is not null)),
  constraint second_hand check (signed_by is null or signed_by <> drafted_by)
);
create index document_in_area on documents.document (area_code, drafted_at desc);
create index document_about on documents.document (about_kind, about_id) where about_id is not null;
create index document_to_publish on documents.document (publish_by) where published_on is null and publish_by is not null;

-- 办文经过：谁在什么时候做了什么、说了什么，只增不改。
create table documents.step (
  id          uuid primary key,
  seq         bigint generated always as identity,              -- 先后
  document_id uuid not null references documents.document,
  kind        text not null,
  note        text not null default '',
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null
);
create index step_of_document on documents.step (document_id, seq);
select platform.append_only('documents.step');

-- 盖章件：盖了章的扫描件，连同登记人在件上看到的字号和标题、摘要值，只增不改。
create table documents.scan (
  id          uuid primary key,
  document_id uuid not null unique references documents.document,
  file_id     uuid not null references platform.file,
  sm3         text not null,
  no_seen     text not null,
  title_seen  text not null,
  pages_seen  integer not null check (pages_seen > 0),
  pages_draft integer not null check (pages_draft > 0),
  by_account  uuid not null,
  by_name     text not null,
  at          timestamptz not null,
  constraint scan_is_whole check (pages_seen >= pages_draft)
);
select platform.append_only('documents.scan');

create view documents.pub_document as
  select id, no, genre, title, state, area_code, issued_on, about_kind, about_id from documents.document;
