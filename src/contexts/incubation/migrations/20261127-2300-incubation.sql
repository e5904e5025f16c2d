create schema incubation;

-- 社区社会组织：一个组织一行。来自名册的（source = roster）随名录自动列入，尚未纳入培育；其余由居民发起或社区代为登记。
-- 办理状态（state）与培育阶段（stage）各走各的：备案、登记是街镇和登记机关的事，培育是社区和社工站的事。
create table incubation.organisation (
  id               uuid primary key,
  organisation_id  uuid references directory.organisation,      -- 名录中的组织；备案之日起有
  area_code        text not null references directory.area,
  name             text not null,
  tier             text not null check (tier in ('A', 'B', 'C')), -- A 依法登记 / B 街镇备案管理 / C 社区党组织领导、居（村）委会指导
  domain           text check (domain in ('service', 'charity', 'neighbour', 'safety', 'culture', 'farming')),
  focus            text[] not null default '{}',                -- 天津重点：养老服务、社区服务、扶危助困、慈善救助
  scope            text not null default '',                    -- 业务范围
  place            text not null default '',                    -- 活动场所
  charter          text not null default '',                    -- 章程要点
  has_party_clause boolean not null default false,              -- 章程载明坚持党的领导
  party_link       text not null default '',                    -- 所属社区党组织
  head_person_id   uuid references directory.person,
  head_is_party    boolean not null default false,              -- 负责人是党员
  initiators       integer not null default 0 check (initiators >= 0),
  members          integer not null default 0 check (members >= 0),
  units            integer not null default 0 check (units >= 0), -- 单位会员
  funds_fen        bigint not null default 0 check (funds_fen >= 0),
  funds_source     text not null default '',
  custodian        text not null default '',                    -- 资金代管
  source           text not null check (source in ('roster', 'desk', 'self')),
  batch_id         uuid,                                        -- 名册的批次
  state            text not null check (state in ('idea', 'prepared', 'returned', 'community_checked', 'guided', 'filed', 'active', 'registered',
                     'rectifying', 'suspended', 'deregistered', 'withdrawn')),
  stage            text not null default 'none' check (stage in ('none', 'discovered', 'admitted', 'nurtured', 'graduated', 'tracked', 'left')),
  checked_by       uuid,                                        -- 社区初审人，不能再办理街镇备案
  filing_no        text,
  filed_on         date,                                        -- 第一次备案；换证延期不改
  valid_until      date,
  registered_no    text,
  registered_on    date,
  uscc             text,
  rectify_due      date,
  ended_on         date,
  end_kind         text check (end_kind in ('idle', 'illegal', 'own_wish', 'merged')),
  end_reason       text not null default '',
  cultivated_since date,                                        -- 签订培育方案之日
  level_start      integer check (level_start between 10 and 50), -- 十分之一级：24 即 2.4 级
  level_now        integer check (level_now between 10 and 50),
  recorded_by      uuid,
  recorded_name    text not null,
  recorded_person_id uuid,                                      -- 居民自己发起的，发起人
  recorded_at      timestamptz not null,
  version          integer not null default 1,
  constraint filed_has_day check (state not in ('filed', 'active') or filed_on is not null),
  constraint registered_has_day check (state <> 'registered' or registered_on is not null),
  constraint ended_has_day check ((state = 'deregistered') = (ended_on is not null)),
  constraint in_plan check (stage in ('none', 'discovered', 'left') or cultivated_since is not null),
  constraint plan_has_level check ((cultivated_since is null) = (level_start is null)),
  constraint rectifying_has_due check ((state = 'rectifying') = (rectify_due is not null))
);
create unique index organisation_name_once on incubation.organisation (area_code, name) where state not in ('deregistered', 'withdrawn');
create unique index organisation_linked_once on incubation.organisation (organisation_id) where organisation_id is not null;
create index organisation_of_head on incubation.organisation (head_person_id) where head_person_id is not null;
create index organisation_in_area on incubation.organisation (area_code, name, id);

-- 经过：谁在何时办了什么，只可新增。
create table incubation.step (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  seq             integer not null,
  act             text not null,
  state           text not null,
  stage           text not null,
  note            text not null default '',
  by_account      uuid,
  by_name         text not null,
  at              timestamptz not null,
  unique (organisation_id, seq)
);
select platform.append_only('incubation.step');

-- 材料：各项以最近一次为准，撤下的另记一行。
create table incubation.document (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  item            text not null,
  is_there        boolean not null,
  file_id         uuid,
  note            text not null default '',
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index document_of on incubation.document (organisation_id, item, recorded_at desc);
select platform.append_only('incubation.document');

-- 培育方案：签订之日起算纳入培育；再签一份即续签。
create table incubation.plan (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  signed_on       date not null,
  until_date      date not null check (until_date > signed_on),
  goals           text not null,
  mentor          text not null,                                -- 导师或指导单位
  supports        text[] not null default '{}',
  file_id         uuid,
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index plan_of on incubation.plan (organisation_id, signed_on);
select platform.append_only('incubation.plan');

-- 能力评估：五个方面各 1–5 分，每季度一次；同一季度再评，以最近一次为准。
create table incubation.assessment (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  year            integer not null check (year between 2015 and 2100),
  quarter         integer not null check (quarter between 1 and 4),
  governance      integer not null check (governance between 1 and 5),  -- 组织治理
  backbone        integer not null check (backbone between 1 and 5),    -- 骨干
  projects        integer not null check (projects between 1 and 5),    -- 项目
  funding         integer not null check (funding between 1 and 5),     -- 筹资
  disclosure      integer not null check (disclosure between 1 and 5),  -- 信息公开
  note            text not null default '',
  assessed_on     date not null,
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index assessment_of on incubation.assessment (organisation_id, year, quarter, recorded_at);
select platform.append_only('incubation.assessment');

-- 培育记录：培训、导师辅导、场地与代管等支持、微资助（对应资助编号）。
create table incubation.support (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  kind            text not null check (kind in ('training', 'mentoring', 'place', 'custody', 'grant', 'other')),
  on_date         date not null,
  title           text not null,
  minutes         integer check (minutes > 0),
  people          integer check (people > 0),
  grant_id        uuid,
  note            text not null default '',
  file_id         uuid,
  recorded_name   text not null,
  recorded_at     timestamptz not null,
  check ((kind = 'grant') = (grant_id is not null))
);
create unique index support_grant_once on incubation.support (grant_id) where grant_id is not null;
create index support_of on incubation.support (organisation_id, on_date);
select platform.append_only('incubation.support');

-- 公益活动与为民服务：组织自己在手机上记，或由社区代记；记错了另记一行作废，不修改。
create table incubation.service (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  area_code       text not null references directory.area,
  served_on       date not null,
  kind            text not null check (kind in ('activity', 'delivery')),
  title           text not null,
  people          integer not null check (people between 1 and 100000),
  note            text not null default '',
  need_id         uuid,
  activity_id     uuid,
  file_ids        uuid[] not null default '{}',
  by_party        text not null check (by_party in ('organisation', 'community')),
  recorded_by     uuid not null,
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index service_of on incubation.service (organisation_id, served_on);
create index service_of_need on incubation.service (need_id) where need_id is not null;
create unique index service_activity_once on incubation.service (organisation_id, activity_id) where activity_id is not null;
select platform.append_only('incubation.service');
create table incubation.service_void (
  service_id    uuid primary key references incubation.service,
  reason        text not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('incubation.service_void');

-- 满意度：“两委”、居民、驻区单位分别问，记问了多少、满意多少。
create table incubation.rating (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  rater           text not null check (rater in ('committee', 'residents', 'units')),
  rated_on        date not null,
  asked           integer not null check (asked > 0),
  satisfied       integer not null check (satisfied >= 0 and satisfied <= asked),
  note            text not null default '',
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index rating_of on incubation.rating (organisation_id, rated_on);
select platform.append_only('incubation.rating');

-- 向社区“两委”报告工作。
create table incubation.report (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  reported_on     date not null,
  content         text not null,
  by_party        text not null check (by_party in ('organisation', 'community')),
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index report_of on incubation.report (organisation_id, reported_on);
select platform.append_only('incubation.report');

-- 评估等级（5A 至 1A）：只有依法登记的组织有，有效期五年；降级、取消另记。
create table incubation.grade (
  id              uuid primary key,
  organisation_id uuid not null references incubation.organisation,
  grade           integer not null check (grade between 1 and 5),
  body            text not null,
  from_date       date not null,
  to_date         date not null check (to_date > from_date),
  recorded_name   text not null,
  recorded_at     timestamptz not null
);
create index grade_of on incubation.grade (organisation_id, from_date);
select platform.append_only('incubation.grade');
create table incubation.grade_end (
  grade_id      uuid primary key references incubation.grade,
  kind          text not null check (kind in ('lowered', 'cancelled')),
  ended_on      date not null,
  reason        text not null,
  recorded_name text not null,
  recorded_at   timestamptz not null
);
select platform.append_only('incubation.grade_end');

create view incubation.pub_organisation as
  select o.id, o.organisation_id, o.area_code, coalesce(case when a.level = 'town' then a.code end, t.code) as town_code, o.name, o.tier, o.state, o.stage,
    o.filed_on, o.filing_no, o.registered_on, least(o.filed_on, o.registered_on) as first_standing_on, o.ended_on, o.head_person_id, o.cultivated_since,
    coalesce(least(o.filed_on, o.registered_on) >= (select min(p.starts_on) from programme.pub_programme p), true) as is_new,
    o.level_start, o.level_now, o.source, o.batch_id
  from incubation.organisation o join directory.area a on a.code = o.area_code
  left join directory.area t on t.code = a.parent_code and t.level = 'town'
  where o.state <> 'withdrawn';
create view incubation.pub_assessment as
  select distinct on (organisation_id, year, quarter) organisation_id, year, quarter, assessed_on,
    2 * (governance + backbone + projects + funding + disclosure) as level
  from incubation.assessment order by organisation_id, year, quarter, recorded_at desc;
create view incubation.pub_service as
  select s.id, s.organisation_id, s.area_code, s.served_on, s.kind, s.need_id, a.project_id, s.title, s.people, s.activity_id, s.by_party
  from incubation.service s left join activities.pub_activity a on a.id = s.activity_id
  where not exists (select from incubation.service_void v where v.service_id = s.id);

-- 名录中已有的社区社会组织列入登记册：状态照名册，尚未纳入培育。
insert into incubation.organisation (id, organisation_id, area_code, name, tier, scope, source, batch_id, state, filing_no, filed_on, registered_no,
    registered_on, uscc, ended_on, end_reason, recorded_name, recorded_at)
  select gen_random_uuid(), o.id, o.area_code, o.name, case o.standing when 'registered' then 'A' when 'filed' then 'B' else 'C' end, o.domain, 'roster', o.batch_id,
    case when o.ended_on is not null then 'deregistered' when o.standing = 'registered' then 'registered' when o.standing = 'filed' then 'filed' else 'guided' end,
    case when o.standing = 'filed' then o.standing_no end, case when o.standing = 'filed' then o.standing_on end,
    case when o.standing = 'registered' then o.standing_no end, case when o.standing = 'registered' then o.standing_on end, o.uscc, o.ended_on,
    case when o.ended_on is not null then '名录中已注销' else '' end, '名册', o.created_at
  from directory.organisation o where o.kind = 'community_social_org';
