create schema reporting;

-- 区级报告：一区一种一期一份。编写 drafted → 送签 handed → 签署报送 signed → 市级接收 accepted；市级退回 returned 后修改再送签，轮次加一。
-- 数字由平台取得；手工更改的，取得的数、更改的数、理由和更改人一并留在 figures 里，随报告和导出一起标明。
create table reporting.report (
  id            uuid primary key,
  area_code     text not null references directory.area, -- 报送的区
  kind          text not null check (kind in ('half-year', 'mid', 'final')),
  period        text not null,                  -- 2023-H2，或节点编号
  title         text not null,
  from_on       date not null,
  to_on         date not null,
  as_of         date not null,                  -- 进度数字截至
  due_on        date not null,
  state         text not null default 'drafted' check (state in ('drafted', 'handed', 'signed', 'returned', 'accepted')),
  round         integer not null default 1 check (round > 0),
  figures       jsonb not null,
  points        jsonb not null,                 -- 逐个创建点，按附件次序
  parts         jsonb not null default '{}',    -- 文字部分：编号 → 内容
  counted_at    timestamptz not null,           -- 最近一次取数
  writers       uuid[] not null,                -- 编写、更改、送签过的账号：不能签署
  handed_name   text,
  handed_at     timestamptz,
  submitted_on  date,                           -- 本轮签署报送的日期；退回后清空
  first_submitted_on date,                      -- 首次报送：按时与否以此为准
  accepted_on   date,
  version       integer not null default 1,
  unique (area_code, kind, period),
  check (to_on >= from_on and due_on > from_on),
  check ((state in ('signed', 'accepted')) = (submitted_on is not null)),
  check ((state = 'accepted') = (accepted_on is not null)),
  check (state not in ('handed', 'signed', 'accepted') or handed_name is not null)
);
create index report_due on reporting.report (due_on, area_code);

-- 报告经过的每一步。只可新增。
create table reporting.step (
  id         uuid primary key,
  seq        integer generated always as identity,
  report_id  uuid not null references reporting.report,
  act        text not null,
  state      text not null,
  round      integer not null,
  note       text not null default '',
  by_account uuid not null,
  by_name    text not null,
  at         timestamptz not null
);
create index step_of_report on reporting.step (report_id, seq);
select platform.append_only('reporting.step');

-- 签署人的 SM2 密钥：一人一对。私钥以平台密钥加密；mark 为账号与公钥的加密校验，换掉公钥即可发现。
create table reporting.signing_key (
  id             uuid primary key,
  account_id     uuid not null unique,
  public_key     text not null,
  sealed_private bytea not null,
  mark           bytea not null,
  made_at        timestamptz not null
);
select platform.append_only('reporting.signing_key');

-- 每轮签署时冻结的全文及其 SM3 摘要、SM2 签名。只可新增。
create table reporting.seal (
  report_id      uuid not null references reporting.report,
  round          integer not null,
  content        text not null,                 -- 规范文本，签名所签
  digest         text not null,
  signature      text not null,
  key_id         uuid not null references reporting.signing_key,
  public_key     text not null,
  signer_account uuid not null,
  signer_name    text not null,
  signed_at      timestamptz not null,
  primary key (report_id, round)
);
select platform.append_only('reporting.seal');

-- 每夜核验签章发现的问题；核验一次换一次。
create table reporting.seal_doubt (
  report_id uuid not null references reporting.report,
  round     integer not null,
  verdict   text not null check (verdict in ('changed', 'broken')),
  found_at  timestamptz not null,
  primary key (report_id, round)
);

-- 已提醒过的报送期限：到期前一次，逾期一次。只可新增。
create table reporting.reminder (
  area_code text not null,
  kind      text not null,
  period    text not null,
  stage     text not null check (stage in ('soon', 'late')),
  told_at   timestamptz not null,
  primary key (area_code, kind, period, stage)
);
select platform.append_only('reporting.reminder');

-- 通报表扬（五（三）：对推进有力、成效明显的区予以通报）。算式、权重和各区的数在拟定时冻结；只比较区，不排列人。
create table reporting.commendation (
  id             uuid primary key,
  area_code      text not null references directory.area, -- 市
  stage          text not null check (stage in ('mid', 'final')),
  title          text not null,
  as_of          date not null,
  weights        jsonb not null,
  least_points   integer not null,
  least_total_centi integer not null,
  candidates     jsonb not null,
  chosen         text[] not null default '{}',
  passed         jsonb not null default '[]',   -- 分数不低于入选区而未入选的，及理由
  merits         text not null default '',      -- 突出的做法
  state          text not null default 'drafted' check (state in ('drafted', 'proposed', 'decided', 'refused')),
  prepared_by    uuid not null,
  hands          uuid[] not null,               -- 计算、选择、提请过的账号：不能决定
  prepared_name  text not null,
  prepared_at    timestamptz not null,
  proposed_name  text,
  decided_by     uuid,
  decided_name   text,
  decided_on     date,
  decision_note  text not null default '',
  version        integer not null default 1,
  constraint two_hands check (decided_by is null or decided_by <> all (hands)),
  check ((state in ('decided', 'refused')) = (decided_by is not null and decided_on is not null)),
  check (state <> 'decided' or cardinality(chosen) > 0)
);
create unique index one_commendation_at_a_time on reporting.commendation (stage) where state in ('drafted', 'proposed');

do $$ declare one text; begin
  foreach one in array array['report', 'step', 'seal', 'seal_doubt', 'signing_key', 'commendation'] loop
    execute format('alter table reporting.%I enable row level security', one);
    execute format('alter table reporting.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on reporting.report
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
create policy in_sight on reporting.commendation
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
create policy in_sight on reporting.step
  using ((select platform.sees_all()) or exists (select from reporting.report r where r.id = report_id));
create policy in_sight on reporting.seal
  using ((select platform.sees_all()) or exists (select from reporting.report r where r.id = report_id));
create policy in_sight on reporting.seal_doubt
  using ((select platform.sees_all()) or exists (select from reporting.report r where r.id = report_id));
-- 密钥只有本人签署时和平台核验时读得到。
create policy in_sight on reporting.signing_key
  using ((select platform.sees_all()) or account_id = (select platform.own_account()));

create view reporting.pub_report with (security_invoker = true) as
  select id, area_code as district_code, area_code, kind, period, due_on, state, accepted_on from reporting.report;
