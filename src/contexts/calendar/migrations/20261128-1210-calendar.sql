create schema calendar;

-- 年度计划：一个区划一年一份。拟定和审定是两个人；审定之后不能改，退回的修改后再报。
create table calendar.plan (
  id            uuid primary key,
  area_code     text not null references directory.area,
  year          integer not null check (year between 2000 and 2100),
  title         text not null,
  state         text not null check (state in ('draft', 'submitted', 'returned', 'approved')),
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  decided_by    uuid,
  decided_name  text,
  decided_at    timestamptz,
  note          text not null default '',
  version       integer not null default 1,
  unique (area_code, year),
  constraint two_hands check (decided_by <> recorded_by)
);

-- 计划事项：几月、做什么、谁负责、对应哪条创建标准。
create table calendar.plan_item (
  plan_id    uuid not null references calendar.plan,
  position   integer not null,
  month      integer not null check (month between 1 and 12),
  title      text not null,
  owner      text not null,                              -- 责任科室或岗位
  standard   text not null default '',                   -- S1 … S7；空为不对应
  done_on    date,                                       -- 办完之日
  done_name  text,
  primary key (plan_id, position)
);

-- 提醒：一个人的一个期限只提醒一次。
create table calendar.reminded (
  account_id uuid not null,
  kind       text not null,
  item_id    text not null,
  due_on     date not null,
  at         timestamptz not null,
  primary key (account_id, kind, item_id, due_on)
);
select platform.append_only('calendar.reminded');

create view calendar.pub_plan as select id, area_code, year, state from calendar.plan;
