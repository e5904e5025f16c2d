-- Sign-in's own tables, named as better-auth names them (docs/decisions/0050-sign-in.md). Neither the app role nor any
-- report can read a password hash, a session token or a TOTP secret here; it changes them only through the functions below.
create schema auth;

create table auth."user" (
  "id" text primary key,                           -- = platform.account.id
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "twoFactorEnabled" boolean
);
create table auth."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade
);
create table auth."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create table auth."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create table auth."twoFactor" (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null unique references auth."user" on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index session_of_user on auth."session" ("userId");
create index account_of_user on auth."account" ("userId");
create index verification_by_identifier on auth."verification" ("identifier");
create index verification_age on auth."verification" ("expiresAt");

grant usage on schema auth, platform to wushe_auth;
grant select, insert, update, delete on all tables in schema auth to wushe_auth;
grant select on platform.account, platform.post to wushe_auth;
grant update (failed_sign_ins, locked_until) on platform.account to wushe_auth;

-- What the app may do to credentials, always in its own transaction: made, changed and ended together with the account.
create function platform.auth_put_credential(holder uuid, name text, username text, hash text, moment timestamptz)
  returns void language sql security definer set search_path = pg_catalog as $$
  insert into auth."user" ("id", "name", "email", "emailVerified", "createdAt", "updatedAt", "username", "twoFactorEnabled")
    values (holder::text, name, holder::text || '@wushe.invalid', false, moment, moment, username, false);
  insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "createdAt", "updatedAt")
    values (holder::text, holder::text, 'credential', holder::text, hash, moment, moment);
$$;

-- A new password also ends every sign-in that waits for its second step.
create function platform.auth_set_password(holder uuid, hash text, moment timestamptz)
  returns void language sql security definer set search_path = pg_catalog as $$
  update auth."account" set "password" = hash, "updatedAt" = moment
    where "userId" = holder::text and "providerId" = 'credential';
  delete from auth."verification" where "value" = holder::text;
$$;

-- Ends one session (`one`), or all but one (`but`), or all; says how many.
create function platform.auth_end_sessions(holder uuid, one text, but text)
  returns bigint language sql security definer set search_path = pg_catalog as $$
  with ended as (
    delete from auth."session" where "userId" = holder::text
      and (one is null or "id" = one) and (but is null or "id" <> but) returning 1)
  select count(*) from ended;
$$;

-- The second factor: a sealed secret, on trial until its first code is right; a null secret takes it away.
create function platform.auth_put_second_factor(holder uuid, sealed text, proven boolean)
  returns void language sql security definer set search_path = pg_catalog as $$
  delete from auth."twoFactor" where "userId" = holder::text and sealed is distinct from "secret";
  insert into auth."twoFactor" ("id", "secret", "backupCodes", "userId", "verified", "failedVerificationCount")
    select holder::text, sealed, '', holder::text, proven, 0 where sealed is not null
    on conflict ("userId") do update set "verified" = excluded."verified";
  update auth."user" set "twoFactorEnabled" = (proven and sealed is not null) where "id" = holder::text;
$$;

revoke execute on function platform.auth_put_credential(uuid, text, text, text, timestamptz),
  platform.auth_set_password(uuid, text, timestamptz), platform.auth_end_sessions(uuid, text, text),
  platform.auth_put_second_factor(uuid, text, boolean) from public;

-- Where an account's unit sits: decides which administrators may manage it. Without one, none may.
alter table platform.account add column area_code text, add column area_path text;
create index account_in_area on platform.account (area_path text_pattern_ops);

-- A post may be ended before its first day: then its period is empty.
alter table platform.post drop constraint post_check;
alter table platform.post add constraint post_period check (valid_to is null or valid_to >= valid_from - 1);
create index post_of_role on platform.post (role);
