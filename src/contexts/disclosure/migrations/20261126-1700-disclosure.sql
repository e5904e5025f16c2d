create schema disclosure;

-- 公开事项：由事实和带日期的参数自动生成，一件一行；同一事项再次生成仍是同一行。
create table disclosure.duty (
  id            uuid primary key,
  fund_id       uuid not null,                -- fund.fund
  area_code     text not null references directory.area,  -- 基金所在街镇
  kind          text not null check (kind in ('campaign-progress', 'campaign-report', 'campaign-partner', 'grant-progress', 'grant-report',
                                              'quarter-statement', 'yearly-report', 'related-gift', 'related-grant', 'large-items')),
  subject_id    uuid not null,                -- 募捐活动、资助项目、捐赠或基金
  subject_title text not null,
  key           text not null,                -- 第几次、哪一季、哪一年
  from_date     date not null,
  to_date       date not null,
  due_on        date not null,                -- 最后一日，含当日
  state         text not null check (state in ('open', 'prepared', 'published', 'dropped')),
  draft         jsonb,                        -- 待发布的内容：标题、正文、慈善中国链接、附件
  prepared_by   uuid,
  prepared_name text not null default '',
  prepared_at   timestamptz,
  return_reason text not null default '',
  notice_id     uuid,
  made_at       timestamptz not null,
  version       integer not null default 1,
  unique (kind, subject_id, key),
  check (from_date <= to_date),
  check ((state = 'prepared') <= (draft is not null and prepared_by is not null)),
  check ((state = 'published') = (notice_id is not null))
);
create index duty_in_area on disclosure.duty (area_code, due_on);
create index duty_of_fund on disclosure.duty (fund_id, due_on);

-- 公告：已公开的内容，只可新增。写错了另发更正说明，原公告保留（民政部令第81号第十六条）。
create table disclosure.notice (
  id             uuid primary key,
  no             text not null unique,
  fund_id        uuid not null,
  area_code      text not null references directory.area,
  duty_id        uuid references disclosure.duty,
  kind           text not null,
  title          text not null,
  content        text not null,
  link           text not null default '',    -- 慈善中国上的链接
  file_id        uuid,                        -- 公开页面的快照
  from_date      date not null,
  to_date        date not null,
  corrects_id    uuid references disclosure.notice,
  what           text not null default '',    -- 更正：错在哪里、改成什么
  why            text not null default '',    -- 更正：原因
  prepared_by    uuid,
  prepared_name  text not null default '',
  published_by   uuid not null,
  published_name text not null,
  published_at   timestamptz not null,
  published_on   date not null,
  constraint two_hands check (prepared_by is distinct from published_by),
  check ((kind = 'correction') = (corrects_id is not null)),
  check (kind <> 'correction' or (what <> '' and why <> '')),
  check (kind = 'correction' or duty_id is not null)
);
create unique index noticed_once on disclosure.notice (duty_id) where kind <> 'correction';
create index notice_of_fund on disclosure.notice (fund_id, published_at desc);
select platform.append_only('disclosure.notice');

alter table disclosure.duty add foreign key (notice_id) references disclosure.notice;

-- 季度收支公告的数据，发布时冻结；更正的另存一版，原来的保留。
create table disclosure.statement (
  id         uuid primary key,
  notice_id  uuid not null unique references disclosure.notice,
  fund_id    uuid not null,
  area_code  text not null references directory.area,
  from_date  date not null,
  to_date    date not null,
  seq        integer not null check (seq > 0),
  content    text not null,                   -- JSON 原文，摘要按它计算
  digest     text not null check (digest ~ '^[0-9a-f]{64}$'),   -- SM3
  frozen_at  timestamptz not null,
  unique (fund_id, from_date, seq)
);
select platform.append_only('disclosure.statement');

-- 公告编号：一街镇一年一串。
create table disclosure.numbering (
  area_code text not null references directory.area,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (area_code, year)
);

create view disclosure.pub_duty with (security_invoker = true) as
  select id, fund_id, area_code, kind, subject_id, due_on, state from disclosure.duty;
create view disclosure.pub_notice with (security_invoker = true) as
  select id, no, fund_id, area_code, duty_id, kind, title, from_date, to_date, published_on from disclosure.notice;
