create schema needs;

-- 需求：从居民开口到本人确认一行。状态只由经过里的步骤推进；due_on 是下一步的期限，办结的没有。
create table needs.need (
  id              uuid primary key,
  no              text not null unique,                   -- XQ120101006-2024-0001
  area_code       text not null references directory.area, -- 社区；不知道是哪个社区的记在街镇
  town_code       text not null,
  title           text not null,
  description     text not null default '',
  channel         text not null check (channel in ('phone', 'hotline', 'grid', 'meeting', 'paper', 'visit', 'wish')),
  external_no     text,                                   -- 热线工单号：同一张工单只收一次
  for_whom        text not null default 'self' check (for_whom in ('self', 'other', 'many')),
  is_nameless     boolean not null default false,         -- 不留名：工作人员看不到是谁，回音仍送到本人的账号
  reporter_account_id uuid,
  reporter_person_id  uuid,                               -- 不留名的没有
  beneficiary_person_id uuid,
  people_count    integer not null default 1 check (people_count between 1 and 100000),
  photo_file_id   uuid,
  state           text not null check (state in ('reported', 'verified', 'rejected', 'classified', 'assigned', 'in_service', 'referred',
                    'resolved', 'confirmed', 'archived', 'merged')),
  urgency         text not null default 'normal' check (urgency in ('urgent', 'normal')),
  reported_on     date not null,
  due_on          date,
  late_told_for   date,                                   -- 已为哪一个期限发过逾期提醒
  verified_on     date,
  verified_how    text check (verified_how in ('visit', 'call', 'site', 'records', 'met')),
  verified_by     uuid,
  verified_name   text,
  rejected_reason text not null default '',
  line            text check (line in ('elder', 'relief', 'child', 'disability', 'governance', 'environment', 'other')),
  groups          text[] not null default '{}',           -- 服务对象 T01至T99
  level           text check (level in ('case', 'group', 'community', 'policy')),
  benefit         text,                                   -- 属于哪一项政策待遇；有的须先转介街镇民政
  entitled        boolean not null generated always as (benefit is not null) stored,
  route           text check (route in ('entitlement', 'public', 'society')),
  route_reason    text not null default '',
  owner_party     text check (owner_party in ('community', 'social_worker', 'organisation', 'volunteers', 'charity', 'government')),
  owner_unit      text not null default '',
  owner_person_id uuid,
  assigned_on     date,
  means           text[] not null default '{}',           -- 靠什么办成的
  result          text not null default '',
  resolved_on     date,
  confirmed_on    date,
  confirmed_how   text check (confirmed_how in ('phone', 'paper')),
  rating          smallint check (rating between 1 and 5),
  comment         text not null default '',
  reopened        integer not null default 0 check (reopened >= 0),
  archived_on     date,
  merged_into     uuid references needs.need,
  recorded_by     uuid not null,
  recorded_name   text not null,
  recorded_at     timestamptz not null,
  version         integer not null default 1,
  constraint merged_has_target check ((state = 'merged') = (merged_into is not null) and merged_into is distinct from id),
  constraint rejected_has_reason check (state <> 'rejected' or rejected_reason <> ''),
  constraint classed_before_work check (state in ('reported', 'verified', 'rejected', 'merged') or (line is not null and level is not null and route is not null)),
  constraint owned_in_work check (state not in ('assigned', 'in_service', 'referred', 'resolved', 'confirmed', 'archived') or owner_party is not null),
  constraint resolved_has_result check (state not in ('resolved', 'confirmed') or (resolved_on is not null and result <> '' and cardinality(means) > 0)),
  constraint confirmed_has_rating check ((confirmed_on is null) = (rating is null) and (confirmed_on is null) = (confirmed_how is null)),
  constraint never_a_gift_alone check (not (benefit is not null and state in ('resolved', 'confirmed', 'archived') and means = array['gift']))
);
create unique index need_of_ticket on needs.need (external_no) where external_no is not null;
create index need_in_area on needs.need (area_code, reported_on desc, id);
create index need_due on needs.need (due_on) where due_on is not null;
create index need_of_account on needs.need (reporter_account_id, recorded_at desc) where reporter_account_id is not null;
create index need_of_owner on needs.need (owner_person_id) where owner_person_id is not null;
create index need_merged_into on needs.need (merged_into) where merged_into is not null;

create table needs.numbering (
  area_code text not null,
  year      integer not null,
  last_no   integer not null check (last_no > 0),
  primary key (area_code, year)
);

-- 怎样找到人：姓名、电话、住处和替谁说的，加密保存；列表上只显示遮盖后的。
create table needs.contact (
  need_id    uuid primary key references needs.need,
  area_code  text not null,
  account_id uuid,
  sealed     bytea not null,
  masked     text not null
);

-- 经过：每一步的人、时间、话，只增不改。party 是五方和居民、政府里的哪一方；别的业务做的事也记在这里（source）。
create table needs.step (
  id          uuid primary key,
  seq         bigint not null generated always as identity,
  need_id     uuid not null references needs.need,
  area_code   text not null,
  kind        text not null,
  state       text,                                       -- 这一步之后的状态；不改状态的没有
  party       text not null check (party in ('community', 'social_worker', 'organisation', 'volunteers', 'charity', 'resident', 'government')),
  note        text not null default '',
  is_told     boolean not null default true,              -- 这句话给居民看
  source_kind text,
  source_id   uuid,
  by_account  uuid,
  by_person   uuid,
  by_name     text not null,
  at          timestamptz not null
);
create index step_of_need on needs.step (need_id, seq);
select platform.append_only('needs.step');

-- 转介：属于政策待遇的先转到街镇民政，回执有编号、日期和经手人；结论由对方作出，这里只记。
create table needs.referral (
  id            uuid primary key,
  seq           bigint not null generated always as identity,
  need_id       uuid not null references needs.need,
  area_code     text not null,
  benefit       text not null,
  to_unit       text not null,
  referred_on   date not null,
  note          text not null default '',
  referred_by   uuid not null,
  referred_name text not null,
  receipt_no    text,
  receipt_on    date,
  receipt_name  text,                                     -- 对方的经手人
  receipt_by    uuid,
  receipt_at    timestamptz,
  outcome       text check (outcome in ('granted', 'declined', 'withdrawn')),
  outcome_on    date,
  outcome_note  text not null default '',
  outcome_by    uuid,
  outcome_at    timestamptz,
  constraint receipt_is_whole check (num_nulls(receipt_no, receipt_on, receipt_name, receipt_by, receipt_at) in (0, 5)),
  constraint outcome_is_whole check (num_nulls(outcome, outcome_on, outcome_by, outcome_at) in (0, 4)),
  constraint outcome_after_receipt check (outcome is null or receipt_no is not null)
);
create index referral_of_need on needs.referral (need_id);
create unique index one_referral_under_way on needs.referral (need_id) where outcome is null;

-- 需求在哪里，不论问的人看不看得到它：别的业务记一步时用，只答区划代码。
create function needs.area_of(wanted uuid) returns text stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); found text;
begin
  perform set_config('wushe.reach', '*', true);
  select n.area_code into found from needs.need n where n.id = wanted;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return found;
end $$;

-- 一张热线工单已经登记成哪件需求，不论在哪里：只答编号。
create function needs.ticket_of(wanted text) returns text stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); found text;
begin
  perform set_config('wushe.reach', '*', true);
  select n.no into found from needs.need n where n.external_no = wanted;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return found;
end $$;

do $$ declare one text; begin
  foreach one in array array['need', 'contact', 'step', 'referral'] loop
    execute format('alter table needs.%I enable row level security', one);
    execute format('alter table needs.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on needs.need
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or reporter_account_id = (select platform.own_account()) or owner_person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
    or reporter_account_id = (select platform.own_account()) or owner_person_id = (select platform.own_person()));
create policy in_sight on needs.contact
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or account_id = (select platform.own_account()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or account_id = (select platform.own_account()));
-- 别的一方（社会组织、志愿者）做了事，谁都可以记上一步；看则只看得到自己管辖的和自己的需求。
create policy in_sight on needs.step
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or need_id in (select id from needs.need))
  with check (true);
create policy in_sight on needs.referral
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or need_id in (select id from needs.need))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

create view needs.pub_need with (security_invoker = true) as
  select id, no, area_code, title, line, groups, urgency, level, state, reporter_person_id, beneficiary_person_id, people_count,
    reported_on, verified_on, resolved_on, confirmed_on, rating, owner_party, owner_person_id, entitled, channel, due_on, merged_into
  from needs.need;
create view needs.pub_step with (security_invoker = true) as
  select id, need_id, kind, party, by_person as person_id, by_account as account_id, at, note, source_kind, source_id from needs.step;
