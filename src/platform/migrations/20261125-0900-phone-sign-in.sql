-- 手机验证码登录（docs/decisions/0060-phone-sign-in.md）。号码只存盲索引与遮盖后的样子。
alter table platform.account
  add column phone_blind bytea unique,
  add column masked_phone text;

-- 发出的验证码：只存带密钥的摘要，应用角色读不到。行留一天，供按号码、按地址计数，之后清除。
create table auth.phone_code (
  id          uuid primary key,
  phone_blind bytea not null,
  code_digest bytea not null,
  address     text not null,
  sent_at     timestamptz not null,
  expires_at  timestamptz not null,
  tries       integer not null default 0,
  ended_at    timestamptz
);
create index phone_code_of_phone on auth.phone_code (phone_blind, sent_at);
create index phone_code_of_address on auth.phone_code (address, sent_at);
create index phone_code_age on auth.phone_code (sent_at);
grant select, insert, update, delete on auth.phone_code to wushe_auth;

-- 短信发件箱：正文与号码加密；送达或过期后密文清空，只留遮盖的号码和结果。
create table platform.outbox (
  id           uuid primary key,
  masked_phone text not null,
  title        text not null,
  sealed       bytea,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  attempts     integer not null default 0,
  sent_at      timestamptz,
  last_problem text
);
create index outbox_by_time on platform.outbox (created_at desc, id desc);
create index outbox_to_clear on platform.outbox (expires_at) where sealed is not null;
grant insert on platform.outbox to wushe_auth;

-- The account of a phone: found, or made with the self post of a resident. Two at once get one and the same.
create function platform.auth_open_phone_account(new_id uuid, post_id uuid, blind bytea, masked text, moment timestamptz, today date)
  returns table (id uuid, name text, status text, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  insert into platform.account (id, username, display_name, phone_blind, masked_phone, created_at)
    values (new_id, 'm-' || new_id, '居民', blind, masked, moment) on conflict (phone_blind) do nothing;
  if found then
    insert into platform.post (id, account_id, role, valid_from, created_at) values (post_id, new_id, 'resident', today, moment);
    insert into auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "username", "twoFactorEnabled")
      values (new_id::text, '居民', new_id::text || '@wushe.invalid', false, moment, moment, 'm-' || new_id, false);
  end if;
  return query select a.id, a.display_name, a.status, a.id = new_id from platform.account a where a.phone_blind = blind;
end $$;
revoke execute on function platform.auth_open_phone_account(uuid, uuid, bytea, text, timestamptz, date) from public;
grant execute on function platform.auth_open_phone_account(uuid, uuid, bytea, text, timestamptz, date) to wushe_auth;
