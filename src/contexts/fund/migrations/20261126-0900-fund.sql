create schema fund;

-- 慈善组织：具有公开募捐资格、可设立专项基金的市级慈善组织；名称、统一社会信用代码在组织名录里。
create table fund.charity (
  id                uuid primary key,
  organisation_id   uuid not null unique references directory.organisation,
  area_code         text not null references directory.area,
  kind              text not null check (kind in ('foundation', 'association', 'service')),
  certificate_no    text not null,                    -- 公开募捐资格证书编号
  certificate_from  date not null,
  certificate_to    date,                             -- 空为长期
  is_abnormal       boolean not null default false,   -- 在活动异常名录或严重违法失信名单上
  management_cap_bp integer not null check (management_cap_bp between 0 and 2000), -- 年度管理费用上限，万分之一
  recorded_by       uuid not null,
  recorded_at       timestamptz not null,
  version           integer not null default 1,
  check (certificate_to is null or certificate_to >= certificate_from)
);
create index charity_in_area on fund.charity (area_code);

-- 社区基金：慈善组织内的专项基金，不是法人，没有自己的账户（《慈善法》第二十六条）。一街镇同时只有一只。
create table fund.fund (
  id                uuid primary key,
  area_code         text not null references directory.area,   -- 街镇
  charity_id        uuid not null references fund.charity,
  name              text not null,
  keeper_name       text not null,                     -- 慈善组织的专职管理人员
  purpose           text not null,
  source            text not null default '',          -- 资金来源
  start_fen         bigint not null default 0 check (start_fen >= 0),
  use_of_money      text not null default '',
  rights            text not null default '',
  voting            text not null default '',
  management_fee_bp integer not null default 0 check (management_fee_bp between 0 and 2000),
  disclosure        text not null default '',
  from_date         date,
  to_date           date,
  end_conditions    text not null default '',
  surplus           text not null default '',          -- 剩余财产的处理
  disputes          text not null default '',
  state             text not null default 'planned' check (state in ('planned', 'agreement_drafted', 'host_board_approved', 'signed', 'announced', 'operating', 'suspended', 'rectifying', 'terminating', 'settled')),
  signed_on         date,
  operating_from    date,
  ended_on          date,
  prepared_by       uuid not null,
  prepared_name     text not null,
  prepared_at       timestamptz not null,
  version           integer not null default 1,
  check (to_date is null or from_date is null or to_date > from_date),
  check (signed_on is not null or state in ('planned', 'agreement_drafted', 'host_board_approved'))
);
create unique index fund_once_a_town on fund.fund (area_code) where state <> 'settled';
create index fund_of_charity on fund.fund (charity_id, state);

-- 办理经过，只增不改。
create table fund.step (
  id         uuid primary key,
  fund_id    uuid not null references fund.fund,
  from_state text not null,
  to_state   text not null,
  reason     text not null default '',
  by_account uuid not null,
  by_name    text not null,
  taken_at   timestamptz not null
);
create index step_of_fund on fund.step (fund_id, taken_at);
select platform.append_only('fund.step');

-- 设立文件，只增不改：同类的以最后一份为准。
create table fund.paper (
  id       uuid primary key,
  fund_id  uuid not null references fund.fund,
  kind     text not null check (kind in ('application', 'feasibility', 'agreement', 'rules', 'committee_list', 'board_minutes', 'announcement', 'settlement', 'other')),
  file_id  uuid not null,
  name     text not null,
  by_name  text not null,
  added_at timestamptz not null
);
create index paper_of_fund on fund.paper (fund_id, kind, added_at desc);
select platform.append_only('fund.paper');

-- 社区分账：一只基金内记到社区的份额，不是子基金。
create table fund.earmark (
  fund_id        uuid not null references fund.fund,
  community_code text not null references directory.area,
  opened_at      timestamptz not null,
  primary key (fund_id, community_code)
);
select platform.append_only('fund.earmark');

-- 管理委员会委员和监督员。任期按日；提前离任填 ended_on。
create table fund.member (
  id          uuid primary key,
  fund_id     uuid not null references fund.fund,
  person_id   uuid not null references directory.person,
  area_code   text not null,
  seat        text not null check (seat in ('member', 'monitor')),
  stands_for  text not null check (stands_for in ('donor', 'host', 'town', 'station', 'community', 'firm', 'resident')),
  employer_id uuid references directory.organisation,
  from_date   date not null,
  to_date     date not null,
  ended_on    date,
  added_by    uuid not null,
  added_at    timestamptz not null,
  version     integer not null default 1,
  check (to_date > from_date),
  constraint one_seat_at_a_time exclude using gist (fund_id with =, person_id with =, daterange(from_date, least(to_date, coalesce(ended_on, to_date)), '[]') with &&)
);
create index member_of_fund on fund.member (fund_id, seat);
create index member_person on fund.member (person_id);

-- 年度计划：未来12个月的工作与资金安排，经管委会表决和慈善组织审定。
create table fund.plan (
  id            uuid primary key,
  fund_id       uuid not null references fund.fund,
  from_date     date not null,
  to_date       date not null,
  text          text not null,
  income_fen    bigint not null check (income_fen >= 0),
  spending_fen  bigint not null check (spending_fen >= 0),
  state         text not null default 'voting' check (state in ('voting', 'voted', 'approved', 'rejected')),
  resolution_id uuid,
  by_account    uuid not null,
  by_name       text not null,
  made_at       timestamptz not null,
  approved_by   uuid,
  approved_on   date,
  version       integer not null default 1,
  check (to_date > from_date),
  constraint plan_two_hands check (approved_by is null or approved_by <> by_account)
);
create index plan_of_fund on fund.plan (fund_id, from_date desc);

-- 提请管委会表决的事项。人数、法定人数在提请时定下，之后换届不影响。
create table fund.resolution (
  id             uuid primary key,
  fund_id        uuid not null references fund.fund,
  kind           text not null check (kind in ('grant', 'budget', 'plan', 'rules', 'use-change', 'termination')),
  title          text not null,
  subject_kind   text not null,
  subject_id     uuid not null,
  amount_fen     bigint check (amount_fen > 0),
  is_major       boolean not null,
  interested_people        uuid[] not null default '{}',
  interested_organisations uuid[] not null default '{}',
  opened_by      uuid not null,
  opened_name    text not null,
  opened_at      timestamptz not null,
  closes_on      date not null,
  state          text not null default 'open' check (state in ('open', 'passed', 'rejected', 'lapsed', 'vetoed')),
  closed_at      timestamptz,
  veto_reason    text,
  vetoed_name    text,
  version        integer not null default 1
);
create index resolution_of_fund on fund.resolution (fund_id, opened_at desc);
create index resolution_open on fund.resolution (closes_on) where state = 'open';
create unique index resolution_once on fund.resolution (subject_kind, subject_id) where state = 'open';

-- 有表决权的委员：提请时在任的每一人一行。回避、委托都记在这里；一人只投一票，投后不改。
create table fund.ballot (
  resolution_id uuid not null references fund.resolution,
  member_id     uuid not null references fund.member,
  person_id     uuid not null,
  recused       text,                                   -- 回避的原因
  delegate_id   uuid references fund.member,            -- 委托谁代投
  choice        text check (choice in ('for', 'against', 'abstain')),
  reason        text not null default '',
  cast_by       uuid,
  cast_name     text,
  cast_at       timestamptz,
  primary key (resolution_id, member_id),
  check (delegate_id <> member_id),
  constraint no_vote_with_interest check (recused is null or choice is null)
);
create index ballot_person on fund.ballot (person_id);

-- 监督员意见，只增不改。
create table fund.opinion (
  id            uuid primary key,
  resolution_id uuid not null references fund.resolution,
  member_id     uuid not null references fund.member,
  text          text not null,
  given_at      timestamptz not null
);
create index opinion_on on fund.opinion (resolution_id);
select platform.append_only('fund.opinion');

-- 投过的票不能改，也不能删。
create function fund.keep_vote() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a ballot is never deleted'; end if;
  if old.choice is not null and (new.choice is distinct from old.choice or new.reason <> old.reason or new.cast_at is distinct from old.cast_at) then
    raise exception 'a vote is never changed';
  end if;
  return new;
end $$;
create trigger keep_vote before update or delete on fund.ballot for each row execute function fund.keep_vote();

create view fund.pub_charity with (security_invoker = true) as
  select c.id, c.organisation_id, o.name, c.kind, c.certificate_no, c.certificate_from, c.certificate_to, c.is_abnormal
  from fund.charity c join directory.organisation o on o.id = c.organisation_id;
create view fund.pub_fund with (security_invoker = true) as
  select f.id, f.area_code, f.name, f.state, f.charity_id, o.name as charity_name, f.signed_on, f.operating_from, f.ended_on,
    f.management_fee_bp, f.purpose, c.certificate_no, (f.signed_on between c.certificate_from and coalesce(c.certificate_to, f.signed_on)) as is_certified
  from fund.fund f join fund.charity c on c.id = f.charity_id join directory.organisation o on o.id = c.organisation_id;
create view fund.pub_member with (security_invoker = true) as
  select id, fund_id, person_id, seat, from_date, least(to_date, coalesce(ended_on, to_date)) as to_date from fund.member;
create view fund.pub_paper with (security_invoker = true) as select id, fund_id, kind, added_at from fund.paper;
create view fund.pub_earmark with (security_invoker = true) as select fund_id, community_code from fund.earmark;
create view fund.pub_plan with (security_invoker = true) as
  select id, fund_id, from_date, to_date, state, approved_on, income_fen, spending_fen from fund.plan;
create view fund.pub_resolution with (security_invoker = true) as
  select id, fund_id, kind, title, subject_kind, subject_id, amount_fen, state, opened_at, closed_at from fund.resolution;
