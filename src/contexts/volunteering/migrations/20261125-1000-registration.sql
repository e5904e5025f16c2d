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
  id_blind      bytea,
  phone_blind   bytea,
  masked_id     text,
  masked_phone  text,
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
  reason        text,
  person_id     uuid,
  volunteer_id  uuid references volunteering.volunteer,
  version       integer not null default 1,
  check ((state = 'registered') = (volunteer_id is not null)),
  check (state <> 'refused' or reason is not null),
  constraint nobody_verifies_their_own check (account_id is null or decided_by is distinct from account_id or state = 'withdrawn')
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
  state      text not null default 'asked' check (state in ('asked', 'erased', 'refused')),
  note       text not null default '',
  asked_at   timestamptz not null,
  due_on     date not null,
  answer     text,
  decided_at timestamptz,
  decided_by uuid,
  version    integer not null default 1,
  check ((state = 'asked') = (decided_at is null))
);
create unique index erasure_open_once on volunteering.erasure (person_id) where state = 'asked';
create index erasure_in_area on volunteering.erasure (area_code, state, due_on, id);

do $$ declare one text; begin
  foreach one in array array['application', 'erasure'] loop
    execute format('alter table volunteering.%I enable row level security', one);
    execute format('alter table volunteering.%I force row level security', one);
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
