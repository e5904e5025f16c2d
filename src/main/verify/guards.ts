import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { findMigrations } from '#platform/db/migrate.ts'

/** A guard that the migrations put in place and that is missing, weakened or switched off in this database. */
export type Fault = { guard: string; on: string; fault: string }

/** What the migrations say must be guarded: taken from them and not from the database, which may have been tampered with. */
export function wantedGuards(migrations = findMigrations()) {
  const text = migrations.map((file) => file.sql.replace(/--.*$/gm, '')).join('\n')
  const all = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))].sort()
  return {
    appendOnly: all(/select\s+platform\.append_only\('([\w.]+)'/gi),
    rowSecurity: [...all(/alter table\s+(\w+\.\w+)\s+enable row level security/gi), ...fromLoops(text)].sort(),
  }
}

/** Tables that a `do` block goes through by name: foreach one in array array['a', 'b'] loop … format('alter table s.%I enable …'). */
function fromLoops(text: string): string[] {
  const blocks = text.match(/\bdo \$\$[\s\S]*?\$\$/gi) ?? []
  return blocks.flatMap((block) => {
    const [, schema] = /alter table (\w+)\.%I enable row level security/i.exec(block) ?? []
    const [, list = ''] = /array\s*\[([^\]]*)\]/i.exec(block) ?? []
    return schema ? [...list.matchAll(/'(\w+)'/g)].map(([, table]) => `${schema}.${table}`) : []
  })
}

/** Every guard that does not hold: append-only triggers and grants, row-level security, the app role's rights. */
export async function faultsOfGuards(tx: Tx, wanted = wantedGuards()): Promise<Fault[]> {
  return [
    ...(await faultsOfAppendOnly(tx, wanted.appendOnly)),
    ...(await faultsOfRowSecurity(tx, wanted.rowSecurity)),
    ...(await faultsOfAppRole(tx)),
  ]
}

async function faultsOfAppendOnly(tx: Tx, tables: readonly string[]): Promise<Fault[]> {
  const { rows } = await sql<Fault>`
    with wanted as (select name, to_regclass(name) as relation from unnest(${tables}::text[]) as name)
    select '只可新增的表' as guard, name as "on", fault from (
      select name, '表不存在' as fault from wanted where relation is null
      union all
      select name, '触发器 ' || trigger || ' 缺失或已停用' from wanted, unnest(array['never_changed', 'never_emptied']) as trigger
        where relation is not null and not exists (
          select from pg_trigger t where t.tgrelid = relation and t.tgname = trigger and t.tgenabled in ('O', 'A'))
      union all
      select name, '应用角色有 ' || privilege || ' 权限' from wanted, unnest(array['update', 'delete', 'truncate']) as privilege
        where relation is not null and has_table_privilege('wushe_app', relation, privilege)
      union all
      select name, '未登记在 platform.append_only_table' from wanted
        where not exists (select from platform.append_only_table a where a.name = wanted.name)
    ) as faults order by 2, 3`.execute(tx)
  return rows
}

async function faultsOfRowSecurity(tx: Tx, tables: readonly string[]): Promise<Fault[]> {
  const { rows } = await sql<Fault>`
    with wanted as (select name, to_regclass(name) as relation from unnest(${tables}::text[]) as name)
    select '行级权限' as guard, name as "on", fault from (
      select name, '表不存在' as fault from wanted where relation is null
      union all
      select name, '行级权限已关闭' from wanted join pg_class c on c.oid = relation where not c.relrowsecurity
      union all
      select name, '没有任何策略' from wanted
        where relation is not null and not exists (select from pg_policy p where p.polrelid = relation)
      union all
      select name, '策略 ' || p.polname || ' 对所有行放行' from wanted join pg_policy p on p.polrelid = relation
        where pg_get_expr(p.polqual, p.polrelid) = 'true'
    ) as faults order by 2, 3`.execute(tx)
  return rows
}

async function faultsOfAppRole(tx: Tx): Promise<Fault[]> {
  const { rows } = await sql<Fault>`
    select '应用角色' as guard, "on", fault from (
      select rolname::text as "on", '不得有超级用户、越过行级权限、建库或建角色的权限' as fault from pg_roles
        where rolname = 'wushe_app' and (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole)
      union all
      select nspname::text, '应用角色可在该模式中建表' from pg_namespace
        where nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege('wushe_app', oid, 'create')
      union all
      select c.oid::regclass::text, '表归应用角色所有' from pg_class c join pg_roles r on r.oid = c.relowner
        where r.rolname = 'wushe_app' and c.relnamespace not in (select oid from pg_namespace where nspname ~ '^pg_')
      union all
      select r.rolname::text, '应用角色是该角色的成员' from pg_auth_members m
        join pg_roles r on r.oid = m.roleid join pg_roles a on a.oid = m.member where a.rolname = 'wushe_app'
    ) as faults order by 2, 3`.execute(tx)
  return rows
}

/** Commands that took effect and left no trace of who did it: command and audit row are written in one transaction. */
export async function unwitnessedCommands(tx: Tx): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`
    select done.account_id, done.what, done.created_at from platform.idempotency done
    where done.answer is not null and not exists (
      select from platform.audit a
      where a.account_id::text = done.account_id and a.what = done.what and a.happened_at = done.created_at)
    order by done.created_at`.execute(tx)
  return rows
}
