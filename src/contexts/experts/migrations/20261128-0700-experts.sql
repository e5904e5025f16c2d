create schema experts;

-- 联系点：哪位专家（或督导）联系哪个创建点，从哪天到哪天。评估回避以此为据，故只终止、不删除。
create table experts.contact (
  id            uuid primary key,
  kind          text not null check (kind in ('expert', 'supervisor')),
  person_id     uuid not null references directory.person,
  area_code     text not null references directory.area,  -- 创建点所在街镇
  point_id      uuid not null references programme.point,
  institution   text not null,                            -- 高校、科研院所或单位
  title         text not null default '',                 -- 职称、职务
  projects      text[] not null default '{}',             -- 联系的课题或项目
  from_date     date not null,
  to_date       date,
  end_reason    text not null default '',
  recorded_by   uuid not null,
  recorded_name text not null,
  recorded_at   timestamptz not null,
  version       integer not null default 1,
  constraint contact_dates check (to_date is null or to_date >= from_date)
);
create index contact_of_point on experts.contact (point_id, from_date);
create index contact_of_person on experts.contact (person_id);
create unique index one_open_contact on experts.contact (person_id, point_id, kind) where to_date is null;

-- 走访：由专家本人记下，记后不改。
create table experts.visit (
  id          uuid primary key,
  contact_id  uuid not null references experts.contact,
  area_code   text not null references directory.area,
  point_id    uuid not null,
  visited_on  date not null,
  place       text not null,
  findings    text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null
);
create index visit_of_contact on experts.visit (contact_id, visited_on desc);

-- 意见：提出 → 采纳或不采纳（写明理由）→ 采纳的写明结果。
create table experts.advice (
  id            uuid primary key,
  contact_id    uuid not null references experts.contact,
  visit_id      uuid references experts.visit,
  area_code     text not null references directory.area,
  point_id      uuid not null,
  given_on      date not null,
  topic         text not null,
  body          text not null,
  answer_due    date not null,
  state         text not null check (state in ('given', 'adopted', 'declined', 'done')),
  answer        text not null default '',                 -- 打算怎么做，或为什么不采纳
  answered_on   date,
  answered_name text,
  result        text not null default '',
  result_on     date,
  given_by      uuid not null,
  given_at      timestamptz not null,
  version       integer not null default 1,
  constraint answered_has_words check ((state = 'given') = (answered_on is null) and (state = 'given') = (answer = '')),
  constraint done_has_result check ((state = 'done') = (result_on is not null) and (state = 'done') = (result <> ''))
);
create index advice_in_area on experts.advice (area_code, given_on desc);
create index advice_of_contact on experts.advice (contact_id, given_on desc);

select platform.append_only('experts.visit');

alter table experts.contact enable row level security;
alter table experts.contact force row level security;
create policy in_sight on experts.contact
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()));
do $$ declare one text;
begin
  foreach one in array array['visit', 'advice'] loop
    execute format('alter table experts.%I enable row level security', one);
    execute format('alter table experts.%I force row level security', one);
    execute format('create policy in_sight on experts.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
        or contact_id in (select id from experts.contact where person_id = (select platform.own_person())))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
        or contact_id in (select id from experts.contact where person_id = (select platform.own_person())))', one);
  end loop;
end $$;

create view experts.pub_tie with (security_invoker = true) as
  select person_id, point_id, kind, from_date, to_date from experts.contact;
create view experts.pub_contact with (security_invoker = true) as
  select id, kind, point_id, area_code, institution, from_date, to_date from experts.contact;
create view experts.pub_advice with (security_invoker = true) as
  select id, point_id, area_code, given_on, state from experts.advice;
