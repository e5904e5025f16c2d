create schema learning;

-- 案例：背景、做法、成效、启示四部分。写明步骤、成本与角色的案例是“可复制的做法”。
create table learning.case (
  id            uuid primary key,
  area_code     text not null references directory.area,  -- 创建点所在街镇
  point_id      uuid not null references programme.point,
  title         text not null,
  tags          text[] not null default '{}',
  background    text not null default '',
  practice      text not null default '',
  effect        text not null default '',
  insight       text not null default '',
  steps         jsonb not null default '[]',              -- [{title, how}]
  roles         jsonb not null default '[]',              -- [{role, does}]
  cost_fen      bigint check (cost_fen >= 0),             -- 照着做一遍要花多少
  cost_note     text not null default '',
  tells_of_people boolean not null,                       -- 文字写到能认出的个人
  state         text not null check (state in ('draft', 'submitted', 'reviewed', 'selected', 'promoted', 'withdrawn')),
  written_by    uuid not null,
  written_name  text not null,
  written_at    timestamptz not null,
  reviewed_by   uuid,
  reviewed_on   date,
  selected_on   date,
  promoted_on   date,
  version       integer not null default 1,
  constraint submitted_is_whole check (state in ('draft', 'withdrawn') or (background <> '' and practice <> '' and effect <> '' and insight <> '')),
  constraint state_has_days check (
    (state not in ('reviewed', 'selected', 'promoted') or reviewed_on is not null)
    and (state not in ('selected', 'promoted') or selected_on is not null) and (state <> 'promoted' or promoted_on is not null))
);
create index case_in_area on learning.case (area_code, written_at desc);

-- 案例的经过，只增不改。
create table learning.case_step (
  id       uuid primary key,
  case_id  uuid not null references learning.case,
  kind     text not null,
  note     text not null default '',
  by_id    uuid not null,
  by_name  text not null,
  at       timestamptz not null
);
create index step_of_case on learning.case_step (case_id, at);
select platform.append_only('learning.case_step');

-- 案例的附件：模板供别处照用，照片随案例公开。
create table learning.case_file (
  id           uuid primary key,
  case_id      uuid not null references learning.case,
  file_id      uuid not null,
  kind         text not null check (kind in ('template', 'photo')),
  title        text not null,
  shows_people boolean not null default false,
  consent_id   uuid,                                      -- 照片中人的同意
  added_by     uuid not null,
  added_at     timestamptz not null,
  removed_at   timestamptz,
  constraint only_photos_show_people check (kind = 'photo' or not shows_people)
);
create index file_of_case on learning.case_file (case_id);

-- 同意书：写到、拍到一个人，公开前须有本人（未成年人为监护人）的书面同意；可以随时撤回。姓名加密保存。
create table learning.consent (
  id            uuid primary key,
  area_code     text not null references directory.area,
  case_id       uuid references learning.case,
  publicity_id  uuid,
  masked        text not null,
  sealed        bytea not null,
  words         boolean not null,
  photos        boolean not null,
  by_guardian   boolean not null,
  given_on      date not null,
  file_id       uuid,
  withdrawn_on  date,
  recorded_by   uuid not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint for_something check (words or photos),
  constraint about_one check (num_nonnulls(case_id, publicity_id) = 1)
);
create index consent_of_case on learning.consent (case_id);
create index consent_of_publicity on learning.consent (publicity_id);
alter table learning.case_file add foreign key (consent_id) references learning.consent;
alter table learning.consent enable row level security;
alter table learning.consent force row level security;
create policy in_sight on learning.consent
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));

-- 公开页谁都能看，看不到同意书本身，故由函数只答某案例、某照片是否仍有同意。
create function learning.words_stand(of_case uuid) returns boolean stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer boolean;
begin
  perform set_config('wushe.reach', '*', true);
  select exists (select from learning.consent c where c.case_id = of_case and c.withdrawn_on is null and c.words) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;
create function learning.consent_stands(one uuid) returns boolean stable language plpgsql as $$
declare seen text := current_setting('wushe.reach', true); answer boolean;
begin
  perform set_config('wushe.reach', '*', true);
  select exists (select from learning.consent c where c.id = one and c.photos and c.withdrawn_on is null) into answer;
  perform set_config('wushe.reach', coalesce(seen, ''), true);
  return answer;
end $$;

-- 采用：另一个创建点照着做，从计划到结果，数字有前有后。
create table learning.adoption (
  id           uuid primary key,
  case_id      uuid not null references learning.case,
  point_id     uuid not null references programme.point,
  area_code    text not null references directory.area,   -- 采用的街镇
  adopted_on   date not null,
  plan         text not null,
  ends_on      date not null,
  measure      text not null,                             -- 用什么数衡量
  unit         text not null,
  before_value integer not null check (before_value >= 0),
  after_value  integer check (after_value >= 0),
  result       text not null default '',
  result_on    date,
  state        text not null check (state in ('planned', 'under_way', 'finished', 'stopped')),
  reason       text not null default '',
  adopted_by   uuid not null,
  adopted_name text not null,
  adopted_at   timestamptz not null,
  version      integer not null default 1,
  constraint finished_has_result check ((state = 'finished') = (after_value is not null and result <> '' and result_on is not null)),
  constraint stopped_has_reason check ((state = 'stopped') = (reason <> ''))
);
create unique index one_open_adoption on learning.adoption (case_id, point_id) where state in ('planned', 'under_way');
create index adoption_in_area on learning.adoption (area_code, adopted_on desc);

-- 宣传：何时在哪家媒体登过什么，级别，链接或截图。
create table learning.publicity (
  id              uuid primary key,
  area_code       text not null references directory.area,
  point_id        uuid not null references programme.point,
  title           text not null,
  kind            text not null check (kind in ('measure', 'deed', 'person', 'experience')),
  media           text not null,
  level           text not null check (level in ('nation', 'city', 'district', 'town', 'own')),
  published_on    date not null,
  link            text not null default '',
  file_id         uuid,
  tells_of_people boolean not null,
  batch_id        uuid,
  link_state      text not null default 'unchecked' check (link_state in ('none', 'unchecked', 'alive', 'dead')),
  link_note       text not null default '',
  link_checked_at timestamptz,
  link_failures   integer not null default 0,
  recorded_by     uuid not null,
  recorded_name   text not null,
  recorded_at     timestamptz not null,
  voided_at       timestamptz,
  void_reason     text not null default '',
  version         integer not null default 1,
  constraint has_proof check (link <> '' or file_id is not null),
  constraint no_link_no_state check ((link = '') = (link_state = 'none'))
);
create index publicity_in_area on learning.publicity (area_code, published_on desc);
create unique index same_publicity_once on learning.publicity (point_id, published_on, media, title) where voided_at is null;
alter table learning.consent add foreign key (publicity_id) references learning.publicity;

-- 研究：专题、作者、状态；完成须附成果文件。
create table learning.research (
  id            uuid primary key,
  area_code     text not null references directory.area,
  point_id      uuid not null references programme.point,
  title         text not null,
  topic         text not null check (topic in ('linkage', 'fund', 'social_work', 'other')),
  author        text not null,
  expert_contact_id uuid,                                 -- experts.contact
  state         text not null check (state in ('planned', 'under_way', 'finished', 'stopped')),
  summary       text not null default '',
  started_on    date not null,
  finished_on   date,
  file_id       uuid,
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint finished_has_report check ((state = 'finished') = (finished_on is not null) and (state <> 'finished' or file_id is not null))
);
create index research_in_area on learning.research (area_code, started_on desc);

create view learning.pub_case as
  select c.id, c.point_id, c.area_code, c.title, c.state, c.reviewed_on, c.selected_on,
    jsonb_array_length(c.steps) > 0 and jsonb_array_length(c.roles) > 0 and c.cost_fen is not null as is_playbook,
    (select count(*)::int from learning.adoption a where a.case_id = c.id and a.state <> 'stopped') as adoptions
  from learning.case c;
create view learning.pub_publicity as
  select id, point_id, area_code, title, media, kind, level, published_on, link_state, batch_id from learning.publicity where voided_at is null;
create view learning.pub_research as
  select id, point_id, area_code, title, topic, state, finished_on from learning.research;
create view learning.pub_adoption as
  select id, case_id, point_id, area_code, adopted_on, state from learning.adoption;
