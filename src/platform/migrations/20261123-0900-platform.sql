-- The ground under every context. Owner: wushe_owner. The app (wushe_app) can neither change the schema nor rewrite history.
create schema platform;

create extension if not exists pg_trgm;
create extension if not exists btree_gist;

-- 只可新增的表：任何人不得改、不得删。
create table platform.append_only_table (name text primary key);

create function platform.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: rows are never changed or removed', tg_table_name using errcode = 'restrict_violation';
end $$;

create function platform.append_only(relation regclass) returns void language plpgsql as $$
begin
  execute format('create trigger never_changed before update or delete on %s for each row execute function platform.refuse_change()', relation);
  execute format('create trigger never_emptied before truncate on %s for each statement execute function platform.refuse_change()', relation);
  insert into platform.append_only_table values (relation::text);
end $$;

-- Row-level security reads the sight of the transaction (see transact in platform/db/database.ts). Wrapped in (select …) by every policy.
create function platform.sees_all() returns boolean stable language sql as
  $$ select coalesce(current_setting('wushe.reach', true), '') = '*' $$;
create function platform.reach() returns setof text stable language sql as
  $$ select unnest(string_to_array(nullif(current_setting('wushe.reach', true), ''), ',')) $$;
create function platform.own_person() returns uuid stable language sql as
  $$ select nullif(current_setting('wushe.person', true), '')::uuid $$;

-- Facts: queued in the caller's transaction, so told exactly when they become true. Definer: the queue belongs to the owner.
create function platform.enqueue(name text, payload json, job_key text, run_at timestamptz) returns void
  language sql security definer set search_path = pg_catalog as
  $$ select graphile_worker.add_job(name, payload, job_key => job_key, run_at => run_at, max_attempts => 8) $$;

-- Lends the app role what it needs in every schema of ours, and takes back the right to rewrite append-only tables.
create function platform.lend_to_app() returns void language plpgsql as $$
declare one text;
begin
  for one in select nspname from pg_namespace
             where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'auth', 'graphile_worker') loop
    execute format('grant usage on schema %I to wushe_app', one);
    execute format('grant select, insert, update, delete on all tables in schema %I to wushe_app', one);
    execute format('grant usage, select on all sequences in schema %I to wushe_app', one);
    execute format('grant execute on all functions in schema %I to wushe_app', one);
  end loop;
  for one in select name from platform.append_only_table loop
    execute format('revoke update, delete, truncate on %s from wushe_app', one);
  end loop;
  revoke execute on function platform.lend_to_app() from public, wushe_app;
  revoke insert, update, delete on platform.append_only_table from wushe_app;
end $$;

create table platform.account (
  id            uuid primary key,
  username      text not null unique,
  display_name  text not null,
  person_id     uuid,
  status        text not null default 'active' check (status in ('active', 'disabled')),
  must_change_password boolean not null default false,
  password_changed_at timestamptz,
  failed_sign_ins integer not null default 0,
  locked_until  timestamptz,
  created_by    uuid,
  created_at    timestamptz not null,
  version       integer not null default 1
);

-- A post: a role over an area's subtree, over one organisation, or over oneself.
create table platform.post (
  id              uuid primary key,
  account_id      uuid not null references platform.account,
  role            text not null,
  area_code       text,
  area_path       text,
  organisation_id uuid,
  valid_from      date not null,
  valid_to        date,
  appointed_by    uuid,
  ended_by        uuid,
  created_at      timestamptz not null,
  version         integer not null default 1,
  check (valid_to is null or valid_to >= valid_from)
);
create index post_of_account on platform.post (account_id);
create index post_in_area on platform.post (area_path text_pattern_ops);

create table platform.audit (
  id          bigint generated always as identity primary key,
  happened_at timestamptz not null,
  request_id  text not null,
  account_id  uuid,
  actor_name  text not null,
  roles       text[] not null default '{}',
  what        text not null,
  title       text not null,
  outcome     text not null check (outcome in ('done', 'read', 'refused', 'failed')),
  reason      text,
  area_path   text,
  record_kind text,
  record_id   text,
  input       jsonb not null default '{}',
  ip          text
);
create index audit_by_time on platform.audit (happened_at desc, id desc);
create index audit_by_account on platform.audit (account_id, happened_at desc);
create index audit_by_record on platform.audit (record_kind, record_id);
select platform.append_only('platform.audit');

-- 同一命令带同一幂等键，只办一次，两次得同一答复。
create table platform.idempotency (
  account_id text not null,
  key        text not null,
  what       text not null,
  input_hash text not null,
  answer     jsonb,
  created_at timestamptz not null,
  primary key (account_id, key)
);
create index idempotency_age on platform.idempotency (created_at);

create table platform.message (
  id         uuid primary key,
  account_id uuid not null references platform.account,
  title      text not null,
  body       text not null default '',
  link       text,
  created_at timestamptz not null,
  read_at    timestamptz
);
create index message_of_account on platform.message (account_id, created_at desc);
