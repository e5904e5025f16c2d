import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** Days ahead that people are reminded, by the programme's dated parameter; undefined before one is loaded. */
export async function remindDaysOn(tx: Tx, day: string): Promise<number | undefined> {
  const { rows } = await sql<{ days: number }>`
    select (p.one->>'value')::int as days from programme.pub_programme g, jsonb_array_elements(g.package->'parameters') as p(one)
    where p.one->>'code' = 'calendar.remind-days' order by p.one->>'from' <= ${day} desc, p.one->>'from' desc limit 1`.execute(
    tx,
  )
  return rows[0]?.days
}

export type Reminder = { kind: string; itemId: string; dueOn: string; accountId: string }
/** Writes them down and gives those that had not been. */
export async function noteReminders(tx: Tx, all: readonly Reminder[], now: Date): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`
    insert into calendar.reminded (account_id, kind, item_id, due_on, at)
    select distinct x.account_id, x.kind, x.item_id, x.due_on, ${now}::timestamptz
    from unnest(${all.map(({ accountId }) => accountId)}::uuid[], ${all.map(({ kind }) => kind)}::text[],
      ${all.map(({ itemId }) => itemId)}::text[], ${all.map(({ dueOn }) => dueOn)}::date[]) as x(account_id, kind, item_id, due_on)
    join platform.account c on c.id = x.account_id and c.status = 'active'
    on conflict do nothing returning account_id, kind, item_id, due_on`.execute(tx)
  return rows
}

/** Accounts of these people that are in use, by person. */
export async function accountsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ personId: string; id: string }>`
    select person_id, id from platform.account where person_id = any(${personIds}::uuid[]) and status = 'active'`.execute(
    tx,
  )
  return new Map(rows.map(({ personId, id }) => [personId, id]))
}

/** Paths of areas by code. */
export async function pathsOf(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; path: string }>`
    select code, path from directory.area where code = any(${codes}::text[])`.execute(tx)
  return new Map(rows.map(({ code, path }) => [code, path]))
}
