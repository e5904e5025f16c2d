-- The account whose own rows a transaction may see, for people who have no directory entry yet (see transact in platform/db/database.ts).
create function platform.own_account() returns uuid stable language sql as
  $$ select nullif(current_setting('wushe.account', true), '')::uuid $$;

-- 号码本身加密存放：本人登记时用作联系方式，不必再填一遍。
alter table platform.account add column sealed_phone bytea;

drop function platform.auth_open_phone_account(uuid, uuid, bytea, text, timestamptz, date);
create function platform.auth_open_phone_account(new_id uuid, post_id uuid, blind bytea, masked text, sealed bytea, moment timestamptz, today date)
  returns table (id uuid, name text, status text, is_new boolean)
  language plpgsql security definer set search_path = pg_catalog as $$
#variable_conflict use_column
begin
  insert into platform.account (id, username, display_name, phone_blind, masked_phone, sealed_phone, created_at)
    values (new_id, 'm-' || new_id, '居民', blind, masked, sealed, moment) on conflict (phone_blind) do nothing;
  if found then
    insert into platform.post (id, account_id, role, valid_from, created_at) values (post_id, new_id, 'resident', today, moment);
    insert into auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "username", "twoFactorEnabled")
      values (new_id::text, '居民', new_id::text || '@wushe.invalid', false, moment, moment, 'm-' || new_id, false);
  end if;
  return query select a.id, a.display_name, a.status, a.id = new_id from platform.account a where a.phone_blind = blind;
end $$;
revoke execute on function platform.auth_open_phone_account(uuid, uuid, bytea, text, bytea, timestamptz, date) from public;
grant execute on function platform.auth_open_phone_account(uuid, uuid, bytea, text, bytea, timestamptz, date) to wushe_auth;
