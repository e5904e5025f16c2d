create schema inspection;

-- 自评：一点一个阶段一份。开始时按评分表预填每项的满分和系统算出的分；到期之前交出，交出后不再变动。
create table inspection.assessment (
  id              uuid primary key,
  point_id        uuid not null,                             -- programme.point
  area_code       text not null references directory.area,   -- 街镇
  stage           text not null check (stage in ('mid', 'final', 're')),
  table_id        uuid,                                      -- scoring.pub_table
  table_title     text not null,
  due_on          date not null,
  state           text not null check (state in ('draft', 'submitted')),
  own_total_centi integer,
  started_by      uuid not null,
  started_name    text not null,
  started_at      timestamptz not null,
  submitted_on    date,
  submitted_by    uuid,
  submitted_name  text,
  version         integer not null default 1,
  unique (point_id, stage),
  constraint submitted_has_day check ((state = 'submitted') = (submitted_on is not null and own_total_centi is not null)),
  constraint submitted_in_time check (submitted_on <= due_on)
);
create index assessment_in_area on inspection.assessment (area_code);

create table inspection.assessment_item (
  assessment_id  uuid not null references inspection.assessment,
  position       integer not null,
  code           text not null,                              -- A1…E4，评分表的项
  dimension      text not null,
  second         text not null,
  title          text not null,
  full_centi     integer not null check (full_centi > 0),    -- 满分，百分之一分
  kind           text not null check (kind in ('computed', 'judged')),
  computed_centi integer,                                    -- 开始时系统算出的分；没有数据或由人评的为空
  rule           text not null,
  basis          text not null,                              -- 系统怎样算出的
  words          text not null default '',
  own_centi      integer,
  links          text[] not null default '{}',
  file_ids       uuid[] not null default '{}',
  primary key (assessment_id, code),
  check (own_centi between 0 and full_centi)
);

-- 实地检查：先排定日期和两名以上检查人，在现场用手机记（没有网络也能记），由另一名检查人核签。
create table inspection.visit (
  id             uuid primary key,
  point_id       uuid not null,
  area_code      text not null references directory.area,
  stage          text not null check (stage in ('mid', 'final', 're')),
  place          text not null,
  planned_on     date not null,
  note           text not null default '',
  state          text not null check (state in ('planned', 'recorded', 'confirmed', 'cancelled')),
  planned_by     uuid not null,
  planned_name   text not null,
  planned_at     timestamptz not null,
  reason         text not null default '',                   -- 取消的理由
  record_id      uuid unique,                                -- 由记录的手机给出，发几次都只记一次
  visited_on     date,
  checks         jsonb,                                      -- [{ code, verdict, note }]，检查表见 rules/check-list.ts
  list_from      date,                                       -- 所用检查表自哪天起
  met            text not null default '',                   -- 见了谁、谈了什么
  summary        text not null default '',
  latitude       numeric(9,6),                               -- 定位可有可无
  longitude      numeric(9,6),
  accuracy_m     integer,
  file_ids       uuid[] not null default '{}',
  recorded_by    uuid,
  recorded_name  text,
  recorded_at    timestamptz,
  confirmed_by   uuid,
  confirmed_name text,
  confirmed_at   timestamptz,
  remark         text not null default '',                   -- 核签人的不同看法
  version        integer not null default 1,
  constraint recorded_is_whole check ((state in ('recorded', 'confirmed')) =
    (record_id is not null and visited_on is not null and checks is not null and recorded_by is not null)),
  constraint confirmed_has_hand check ((state = 'confirmed') = (confirmed_by is not null)),
  constraint confirmed_by_another check (confirmed_by <> recorded_by),
  check (state <> 'cancelled' or reason <> '')
);
create index visit_in_area on inspection.visit (area_code, planned_on desc);
create index visit_of_point on inspection.visit (point_id, stage);

create table inspection.inspector (
  visit_id   uuid not null references inspection.visit,
  account_id uuid not null,
  person_id  uuid,
  name       text not null,
  primary key (visit_id, account_id)
);
create index inspector_of_account on inspection.inspector (account_id);

-- 满意度调查：每个社区按抽样计划发一张张写有一次性号码的纸；答卷不记名，号码与答卷分开存放，互不相连。
create table inspection.survey (
  id          uuid primary key,
  no          text not null unique,                          -- 号码的前六位
  point_id    uuid not null,
  area_code   text not null references directory.area,
  stage       text not null check (stage in ('mid', 'final', 're')),
  form_from   date not null,                                 -- 所用问卷自哪天起，见 rules/questions.ts
  closes_on   date not null,
  state       text not null check (state in ('open', 'closed')),
  opened_on   date not null,
  opened_by   uuid not null,
  opened_name text not null,
  closed_on   date,
  closed_by   uuid,
  closed_name text,
  reason      text not null default '',                      -- 份数不足而结束的理由
  version     integer not null default 1,
  check ((state = 'closed') = (closed_on is not null)),
  check (closes_on >= opened_on)
);
create unique index one_open_survey on inspection.survey (point_id, stage) where state = 'open';
create index survey_in_area on inspection.survey (area_code, opened_on desc);

create table inspection.survey_community (
  survey_id      uuid not null references inspection.survey,
  community_code text not null references directory.area,
  planned        integer not null check (planned > 0),       -- 至少收回的份数
  first_seq      integer not null check (first_seq > 0),     -- 这个社区的号码从几到几
  last_seq       integer not null,
  primary key (survey_id, community_code),
  check (last_seq - first_seq + 1 >= planned)
);

create table inspection.used_code (
  survey_id uuid not null references inspection.survey,
  seq       integer not null,
  primary key (survey_id, seq)
);
select platform.append_only('inspection.used_code');

create table inspection.answer (
  id             uuid primary key,
  survey_id      uuid not null,
  community_code text not null,
  answered_on    date not null,                              -- 只到日，不记时刻
  choices        jsonb not null,                             -- { 题号: 选项 }
  is_satisfied   boolean not null,                           -- 总的满意：很满意、满意
  sealed         bytea,                                      -- 意见建议，加密
  foreign key (survey_id, community_code) references inspection.survey_community
);
create index answer_of_survey on inspection.answer (survey_id, community_code);
select platform.append_only('inspection.answer');

-- 档案抽查：种子定了，抽到哪些就定了，谁来重算都一样。名单抽出即冻结，逐份判定。
create table inspection.sample (
  id                uuid primary key,
  point_id          uuid not null,
  area_code         text not null references directory.area,
  stage             text not null check (stage in ('mid', 'final', 're')),
  kind              text not null check (kind in ('case', 'group', 'hours', 'voucher', 'meeting')),
  seed              text not null,
  population        text[] not null,                         -- 全部档案的键，从小到大
  list_digest       text not null,                           -- 种子、全部档案、抽出名单的 SM3
  sampled           integer not null check (sampled > 0),
  passed            integer not null default 0,
  state             text not null check (state in ('open', 'closed', 'voided')),
  drawn_on          date not null,
  drawn_by          uuid not null,
  drawn_name        text not null,
  closed_on         date,
  closed_name       text,
  reason            text not null default '',                -- 作废的理由
  version           integer not null default 1,
  check (sampled <= cardinality(population)),
  check ((state = 'closed') = (closed_on is not null)),
  check (state <> 'voided' or reason <> '')
);
create unique index one_sample_a_kind on inspection.sample (point_id, stage, kind) where state <> 'voided';
create index sample_in_area on inspection.sample (area_code, drawn_on desc);

create table inspection.sampled_file (
  sample_id    uuid not null references inspection.sample,
  position     integer not null,
  key          text not null,
  label        text not null,
  detail       text not null,
  page         text,                                         -- 打开原记录的页面；个案只有编号，没有页面
  verdict      text check (verdict in ('passed', 'failed')),
  faults       text[] not null default '{}' check (faults <@ array['incomplete', 'improper']),
  reason       text not null default '',
  checked_by   uuid,
  checked_name text,
  checked_at   timestamptz,
  primary key (sample_id, position),
  unique (sample_id, key),
  check ((verdict = 'failed') = (cardinality(faults) > 0) or verdict is null),
  check (verdict <> 'failed' or reason <> ''),
  check ((verdict is null) = (checked_by is null))
);

-- 抽出的名单不再增减、不再改动：只有判定可以写。
create function inspection.list_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.sample_id, old.position, old.key, old.label, old.detail) is distinct from (new.sample_id, new.position, new.key, new.label, new.detail)
    then raise exception 'a drawn list is frozen' using errcode = 'restrict_violation'; end if;
  return new;
end $$;
create trigger list_is_frozen before update or delete on inspection.sampled_file for each row execute function inspection.list_is_frozen();

create view inspection.pub_assessment as
  select id, point_id, area_code, stage, submitted_on, own_total_centi, due_on from inspection.assessment;
create view inspection.pub_visit as
  select v.id, v.point_id, v.area_code, v.stage, v.visited_on,
    (select coalesce(array_agg(i.person_id order by i.person_id) filter (where i.person_id is not null), '{}') from inspection.inspector i where i.visit_id = v.id) as person_ids,
    (select array_agg(i.account_id order by i.account_id) from inspection.inspector i where i.visit_id = v.id) as account_ids
  from inspection.visit v where v.state in ('recorded', 'confirmed');
create view inspection.pub_survey as
  select s.id, s.point_id, s.area_code, s.stage, c.community_code, c.planned,
    (select count(*)::int from inspection.answer a where a.survey_id = s.id and a.community_code = c.community_code) as answers,
    (select count(*)::int from inspection.answer a where a.survey_id = s.id and a.community_code = c.community_code and a.is_satisfied) as satisfied,
    s.closed_on
  from inspection.survey s join inspection.survey_community c on c.survey_id = s.id;
create view inspection.pub_sample as
  select id, point_id, area_code, stage, kind, seed, sampled, passed, closed_on from inspection.sample where state <> 'voided';
