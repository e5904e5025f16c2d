<<<<<<< HEAD
-- 注册申请：本人在手机上提出，或由工作人员据纸质表代办。核验本人证件后才成为注册志愿者。
-- 证件号、电话、住址在待核验期间加密存放；办结即清空，只留遮盖后的样子。
create table volunteering.application (
  id            uuid primary key,
  account_id    uuid,                            -- 提出申请的手机账号；代办的没有
  area_code     text not null,                   -- 申请注册的社区
  source        text not null check (source in ('phone', 'paper')),
  state         text not null default 'applied' check (state in ('applied', 'registered', 'refused', 'withdrawn')),
  name          text not null,
  sealed        bytea,                           -- 证件号、电话、住址
  sealed_more   bytea,                           -- 监护人、紧急联系人
=======
-- 注册申请：手机上提出，或由工作人员凭纸质表代办。证件号、电话、住址加密；办结后清空，留在名录里的只有核验通过的人。
create table volunteering.application (
  id            uuid primary key,
  account_id    uuid,                           -- 手机账号；纸质代办的为空
  area_code     text not null references directory.area,
  source        text not null check (source in ('phone', 'paper')),
  state         text not null default 'applied' check (state in ('applied', 'registered', 'refused', 'withdrawn')),
  name          text not null,
  sealed        bytea,
  sealed_more   bytea,                          -- 监护人、紧急联系人
>>>>>>> main
  id_blind      bytea,
  phone_blind   bytea,
  masked_id     text,
  masked_phone  text,
<<<<<<< HEAD
  sex           smallint,
  birth_date    date,
  skills        text[] not null default '{}',
  categories    text[] not null default '{}',    -- 国家服务类别代码
  available     text[] not null default '{}',    -- 可服务时间
  is_minor      boolean not null default false,  -- 须监护人同意
  own_income    boolean not null default false,  -- 16、17周岁以自己的劳动收入为主要生活来源
  consents      jsonb not null,                  -- 同意的内容与时间：[{kind, text, at}]
  moves_from    uuid references volunteering.volunteer,  -- 迁居：原来的登记
  scan_file_id  uuid,
  paper_signed_on date,
  applied_at    timestamptz not null,
  recorded_by   uuid,
  decided_at    timestamptz,
  decided_by    uuid,
=======
  sex           smallint check (sex in (0, 1, 2, 9)),
  birth_date    date,
  skills        text[] not null default '{}',
  categories    text[] not null default '{}',
  available     text[] not null default '{}',
  is_minor      boolean not null default false,
  own_income    boolean not null default false,
  consents      jsonb not null,                 -- 同意的原文和时间：《个人信息保护法》第十四、二十九、三十一条
  moves_from    text references directory.area, -- 迁居：原登记社区
  scan_file_id  uuid,
  paper_signed_on date,
  recorded_by   uuid,
  applied_at    timestamptz not null,
  decided_by    uuid,
  decided_at    timestamptz,
>>>>>>> main
  reason        text,
  person_id     uuid,
  volunteer_id  uuid references volunteering.volunteer,
  version       integer not null default 1,
<<<<<<< HEAD
  check ((state = 'registered') = (volunteer_id is not null)),
  check (state <> 'refused' or reason is not null),
  constraint nobody_verifies_their_own check (decided_by is distinct from account_id or state = 'withdrawn')
);
create unique index application_open_once on volunteering.application (account_id) where state = 'applied';
create index application_in_area on volunteering.application (area_code, state, applied_at, id);
create index application_of_account on volunteering.application (account_id, applied_at desc);
create index application_by_id on volunteering.application (id_blind) where state = 'applied';
create index application_of_person on volunteering.application (person_id) where person_id is not null;
create index application_of_volunteer on volunteering.application (volunteer_id) where volunteer_id is not null;

-- 删除个人信息的请求：办结期限是有日期的参数（person.erase-days，工作日）。
create table volunteering.erasure (
  id         uuid primary key,
  person_id  uuid not null,
  account_id uuid,
  area_code  text not null,
=======
  check ((state = 'applied') = (decided_at is null)),
  check ((state = 'registered') = (volunteer_id is not null)),
  check (state = 'applied' or (sealed is null and id_blind is null))
);
create unique index application_open_once on volunteering.application (account_id) where state = 'applied';
create index application_in_area on volunteering.application (area_code, state, applied_at, id);
create index application_by_id on volunteering.application (id_blind) where id_blind is not null;
create index application_of_person on volunteering.application (person_id) where person_id is not null;
create index application_of_account on volunteering.application (account_id, applied_at desc);

-- 删除个人信息的请求（《个人信息保护法》第四十七条），按期答复。
create table volunteering.erasure (
  id         uuid primary key,
  person_id  uuid not null references directory.person,
  account_id uuid,
  area_code  text not null references directory.area,
>>>>>>> main
  state      text not null default 'asked' check (state in ('asked', 'erased', 'refused')),
  note       text not null default '',
  asked_at   timestamptz not null,
  due_on     date not null,
  answer     text,
<<<<<<< HEAD
  decided_at timestamptz,
  decided_by uuid,
=======
  decided_by uuid,
  decided_at timestamptz,
>>>>>>> main
  version    integer not null default 1,
  check ((state = 'asked') = (decided_at is null))
);
create unique index erasure_open_once on volunteering.erasure (person_id) where state = 'asked';
<<<<<<< HEAD
create index erasure_in_area on volunteering.erasure (area_code, state, due_on, id);
=======
create index erasure_in_area on volunteering.erasure (area_code, state, due_on);
>>>>>>> main

do $$ declare one text; begin
  foreach one in array array['application', 'erasure'] loop
    execute format('alter table volunteering.%I enable row level security', one);
    execute format('alter table volunteering.%I force row level security', one);
<<<<<<< HEAD
    execute format($policy$create policy in_sight on volunteering.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
        or account_id = (select platform.own_account()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes())
        or account_id = (select platform.own_account()) or person_id = (select platform.own_person()))$policy$, one);
  end loop;
end $$;

-- 本人可以结束自己的登记。
drop policy in_sight on volunteering.volunteer;
create policy in_sight on volunteering.volunteer
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
  with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()));
=======
    execute format('create policy in_sight on volunteering.%I
      using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))
      with check ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()))', one);
  end loop;
end $$;
>>>>>>> main
