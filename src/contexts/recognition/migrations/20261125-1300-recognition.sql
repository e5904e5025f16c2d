create schema recognition;

-- 志愿服务记录证明：谁组织、谁记录、谁证明（令67第十四至十七条，民发〔2015〕149号）。一份证明只由一个社区或街镇出具。
-- 申请 requested → 出具 issued → 撤回 revoked；或不予出具 refused。出具后所载内容不再改动。
create table recognition.certificate (
  id               uuid primary key,
  person_id        uuid not null,                -- 名录中的人
  issuer_area_code text not null,                -- 组织并记录这些服务的社区或街镇
  from_date        date not null,
  to_date          date not null,
  chosen_records   uuid[],                       -- 申请人选定的服务记录；空为期间内全部
  purpose          text not null default '',
  posting_consent  boolean not null default false, -- 本人同意在单位内公示（打码）
  asked_via        text not null check (asked_via in ('phone', 'desk')),
  asked_by         uuid not null,
  asked_at         timestamptz not null,
  due_on           date not null,
  state            text not null default 'requested' check (state in ('requested', 'issued', 'revoked', 'refused')),
  number           text unique,                  -- ZYFW-区划6位-年-流水6位-校验
  verify_sealed    bytea,                        -- 查验码，加密；打印二维码时取出
  verify_blind     bytea unique,                 -- 查验码的盲索引，查验时据此找到
  holder_name      text,
  volunteer_no     text,
  issuer_name      text,
  responsible_name text,                         -- 单位负责人
  handler_name     text,                         -- 经办人
  contact          text,
  notes            text,
  total_minutes    integer check (total_minutes > 0),
  line_count       integer check (line_count > 0),
  issued_on        date,
  issued_by        uuid,
  posted_until     date,                         -- 单位内公示到这一天（含）
  closed_on        date,
  closed_reason    text,
  closed_by        uuid,                         -- 撤回而无经办人：所载记录作废，由平台自动撤回
  version          integer not null default 1,
  check (to_date >= from_date),
  check ((state in ('issued', 'revoked')) = (number is not null and verify_blind is not null and issued_on is not null and total_minutes is not null)),
  check ((state in ('refused', 'revoked')) = (closed_reason is not null and closed_on is not null)),
  check (posted_until is null or posting_consent)
);
create unique index one_request_at_a_time on recognition.certificate (person_id, issuer_area_code) where state = 'requested';
create index certificate_in_area on recognition.certificate (issuer_area_code, state, asked_at desc, id);
create index certificate_of_person on recognition.certificate (person_id, asked_at desc);

create function recognition.certificate_keeps_what_it_says() returns trigger language plpgsql as $$
begin
  if old.number is not null and
     (old.person_id, old.issuer_area_code, old.number, old.verify_blind, old.verify_sealed, old.holder_name, old.volunteer_no, old.issuer_name, old.responsible_name,
      old.handler_name, old.contact, old.notes, old.total_minutes, old.line_count, old.issued_on, old.from_date, old.to_date)
     is distinct from
     (new.person_id, new.issuer_area_code, new.number, new.verify_blind, new.verify_sealed, new.holder_name, new.volunteer_no, new.issuer_name, new.responsible_name,
      new.handler_name, new.contact, new.notes, new.total_minutes, new.line_count, new.issued_on, new.from_date, new.to_date) then
    raise exception 'a certificate that was issued is revoked, never changed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger keeps_what_it_says before update on recognition.certificate
  for each row execute function recognition.certificate_keeps_what_it_says();

-- 证明所载的每次服务，出具时抄录，此后不变。只可新增。
create table recognition.certificate_line (
  certificate_id uuid not null references recognition.certificate,
  position       integer not null,
  record_id      uuid not null,                  -- volunteering.service_record
  area_code      text not null,                  -- 志愿者登记的社区：时长变动的通知按它到来
  served_on      date not null,
  started_at     timestamptz,
  ended_at       timestamptz,
  minutes        integer not null check (minutes > 0),
  activity       text not null,
  content        text not null,
  place          text not null,
  organiser      text not null,
  leader_name    text not null,
  source         text not null,                  -- qr、roll-call、paper、correction；import 为导入
  primary key (certificate_id, position),
  unique (certificate_id, record_id)
);
create index line_of_record on recognition.certificate_line (record_id);
create index line_in_area on recognition.certificate_line (area_code, certificate_id);
select platform.append_only('recognition.certificate_line');

-- 编号流水：一区一年一列，出具时加一；出具未成则一并退回，不跳号。
create table recognition.number_series (
  district_code text not null,
  year          integer not null,
  last          integer not null check (last between 1 and 999999),
  primary key (district_code, year)
);

-- 星级：申请 applied → 初审、公示 public → 评定 granted；不予评定 refused；撤销 revoked。本人申请，不自动授予。
create table recognition.star (
  id           uuid primary key,
  person_id    uuid not null,
  area_code    text not null,                    -- 申请时登记的社区：由那里初审
  level        smallint not null check (level between 1 and 5),
  minutes      integer not null,                 -- 申请时的正式时长
  applied_via  text not null check (applied_via in ('phone', 'desk')),
  applied_by   uuid not null,
  applied_at   timestamptz not null,
  state        text not null default 'applied' check (state in ('applied', 'public', 'granted', 'refused', 'revoked')),
  checked_by   uuid,
  checked_at   timestamptz,
  public_from  date,
  public_until date,                             -- 公示到这一天（含）
  granted_by   uuid,
  granted_on   date,
  doubted_on   date,                             -- 时长冲销后低于标准，待人工决定是否撤销
  closed_on    date,
  closed_reason text,
  closed_by    uuid,
  version      integer not null default 1,
  constraint two_hands check (granted_by is null or granted_by is distinct from checked_by),
  check (state in ('applied', 'refused') or (checked_by is not null and public_until is not null)),
  check ((state in ('granted', 'revoked')) = (granted_on is not null)),
  check ((state in ('refused', 'revoked')) = (closed_reason is not null))
);
create unique index star_held_once on recognition.star (person_id, level) where state in ('applied', 'public', 'granted');
create unique index star_one_application on recognition.star (person_id) where state in ('applied', 'public');
create index star_in_area on recognition.star (area_code, state, applied_at desc, id);
create index star_in_public on recognition.star (public_until) where state = 'public';

-- 公示期间的异议。答复之前不评定。
create table recognition.star_objection (
  id          uuid primary key,
  star_id     uuid not null references recognition.star,
  words       text not null,
  raised_via  text not null check (raised_via in ('phone', 'desk')),
  raised_by   uuid not null,                     -- 提出或代为登记的账号；不向被反映人显示
  raised_at   timestamptz not null,
  answer      text,
  upheld      boolean,
  answered_by uuid,
  answered_at timestamptz,
  version     integer not null default 1,
  check ((answer is null) = (upheld is null) and (answer is null) = (answered_at is null))
);
create index objection_of_star on recognition.star_objection (star_id, raised_at);
create unique index objection_once on recognition.star_objection (star_id, raised_by) where answered_at is null and raised_via = 'phone';

do $$ declare one text; begin
  foreach one in array array['certificate', 'certificate_line', 'star', 'star_objection'] loop
    execute format('alter table recognition.%I enable row level security', one);
    execute format('alter table recognition.%I force row level security', one);
  end loop;
end $$;
create policy in_sight on recognition.certificate
  using ((select platform.sees_all()) or issuer_area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()));
create policy in_sight on recognition.certificate_line
  using ((select platform.sees_all()) or exists (select from recognition.certificate c where c.id = certificate_id));
create policy in_sight on recognition.star
  using ((select platform.sees_all()) or area_code in (select directory.reachable_area_codes()) or person_id = (select platform.own_person()));
-- 本人看不到谁提了什么异议：只有辖区内的经办人看得到。
create policy in_sight on recognition.star_objection
  using ((select platform.sees_all()) or exists (
    select from recognition.star s where s.id = star_id and s.area_code in (select directory.reachable_area_codes())));

create view recognition.pub_certificate with (security_invoker = true) as
  select id, person_id, issuer_area_code, number, state, from_date, to_date, total_minutes, issued_on from recognition.certificate
  where state in ('issued', 'revoked');
create view recognition.pub_star with (security_invoker = true) as
  select id, person_id, area_code, level, granted_on, state = 'revoked' as is_revoked, closed_on as revoked_on from recognition.star
  where state in ('granted', 'revoked');
