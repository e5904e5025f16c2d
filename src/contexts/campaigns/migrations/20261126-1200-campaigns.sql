create schema campaigns;

-- 募捐活动：一次公开募捐一行，一次一个方案、一个备案编号。预期数额只属于基金，没有分到人、户、单位的数。
create table campaigns.campaign (
  id                  uuid primary key,
  fund_id             uuid not null,              -- fund.fund
  area_code           text not null references directory.area,  -- 基金所在街镇
  title               text not null,
  purpose             text not null,
  starts_on           date not null,
  ends_on             date not null,
  is_emergency        boolean not null,
  place               text not null,              -- 募捐地域
  leader_name         text not null,              -- 负责人，慈善组织的专职工作人员
  leader_title        text not null,
  office_address      text not null,
  ways                text[] not null check (cardinality(ways) > 0),
  way_note            text not null default '',
  platforms           jsonb not null default '[]', -- 民政部指定的互联网平台：名称与链接
  account_name        text not null,              -- 慈善组织自己的账户
  account_bank        text not null,
  account_no          text not null,
  expected_fen        bigint not null check (expected_fen > 0),
  beneficiary_range   text not null,
  beneficiary_number  integer not null check (beneficiary_number >= 2),
  beneficiary_method  text not null,
  uses                text[] not null check (cardinality(uses) > 0 and uses <@ array['U1', 'U2', 'U3', 'U4', 'U5']),
  use_text            text not null,
  cost_fen            bigint not null check (cost_fen >= 0 and cost_fen < expected_fen),
  cost_text           text not null,
  surplus             text not null,
  partners            jsonb not null default '[]', -- 合作方：名称、分工、评估报告、书面协议
  state               text not null check (state in ('planned', 'host_approved', 'filed', 'running', 'ended', 'reported')),
  planned_by          uuid not null,
  planned_name        text not null,
  planned_at          timestamptz not null,
  return_reason       text not null default '',   -- 退回修改的理由
  approved_by         uuid,
  approved_name       text not null default '',
  approved_on         date,
  filing_no           text,
  filed_on            date,
  started_on          date,
  ended_on            date,
  end_reason          text not null default '',
  version             integer not null default 1,
  constraint runs_forward check (ends_on >= starts_on),
  constraint two_hands check (approved_by is null or approved_by <> planned_by),
  check (state = 'planned' or approved_by is not null),
  check (state <> 'filed' or filing_no is not null),
  check (state not in ('running', 'reported') or filing_no is not null or is_emergency),
  check ((filing_no is null) = (filed_on is null)),
  check ((state in ('ended', 'reported')) = (ended_on is not null))
);
create unique index filing_no_once on campaigns.campaign (filing_no) where filing_no is not null;
create index campaign_in_area on campaigns.campaign (area_code, starts_on desc);
create index campaign_of_fund on campaigns.campaign (fund_id, starts_on desc);

-- 备案经过：报送、要求补正、补正、取得备案编号。只可新增。
create table campaigns.filing_step (
  id            uuid primary key,
  campaign_id   uuid not null references campaigns.campaign,
  seq           integer not null check (seq > 0),
  kind          text not null check (kind in ('submitted', 'returned', 'completed', 'filed')),
  happened_on   date not null,
  note          text not null default '',
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  unique (campaign_id, seq)
);
select platform.append_only('campaigns.filing_step');

-- 备案后的变更：变了什么、为什么，何时变更。只可新增；报备另记一行。
create table campaigns.change (
  id            uuid primary key,
  campaign_id   uuid not null references campaigns.campaign,
  changed_on    date not null,
  items         jsonb not null,               -- [{ item, before, after }]，中文
  reason        text not null,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
create index change_of_campaign on campaigns.change (campaign_id, changed_on);
select platform.append_only('campaigns.change');

create table campaigns.change_filing (
  change_id     uuid primary key references campaigns.change,
  filed_on      date not null,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('campaigns.change_filing');

-- 全面情况：募捐活动结束后公开的募得款物和使用情况。只可新增，一次活动一份；更正由公开环节的更正说明办理。
create table campaigns.report (
  campaign_id        uuid primary key references campaigns.campaign,
  reported_on        date not null,
  raised_fen         bigint not null check (raised_fen >= 0),
  cost_fen           bigint not null check (cost_fen >= 0),
  spent_fen          bigint not null check (spent_fen >= 0),
  content            text not null,
  partner_evaluation text not null default '',
  link               text not null default '',
  recorded_by        uuid not null,
  recorded_name      text not null,
  recorded_at        timestamptz not null
);
select platform.append_only('campaigns.report');

create view campaigns.pub_campaign with (security_invoker = true) as
  select c.id, c.fund_id, c.area_code, c.filing_no, c.title, c.starts_on, c.ends_on, c.state, c.is_emergency, c.filed_on, c.ended_on,
    jsonb_array_length(c.partners) as partner_count, r.reported_on, r.raised_fen, r.cost_fen
  from campaigns.campaign c left join campaigns.report r on r.campaign_id = c.id;
