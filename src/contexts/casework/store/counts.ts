import { sql } from 'kysely'
import type { TargetCode } from '#contexts/hardship/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { CaseLine, CaseState } from '../vocabulary.ts'

/** The place a post covers, and the places right below it. */
export type Top = { code: string; path: string; name: string }
export async function topOf(tx: Tx, path: string): Promise<Top | undefined> {
  const { rows } = await sql<Top>`select code, path, name from directory.area where path = ${path}`.execute(tx)
  return rows[0]
}

const below = (path: string) =>
  sql`casework.pub_case c join directory.area a on a.code = c.area_code where (a.path = ${path} or starts_with(a.path, ${`${path}.`}))`

/** Counts only; the view behind them has nobody in it. */
export async function tallies(tx: Tx, path: string) {
  const of = async <K>(key: ReturnType<typeof sql.raw>) =>
    (
      await sql<
        K & { count: number }
      >`select ${key}, count(*)::int as count from ${below(path)} group by 1 order by 1`.execute(tx)
    ).rows
  return {
    byLine: await of<{ line: CaseLine }>(sql.raw('c.line')),
    byState: await of<{ state: CaseState }>(sql.raw('c.state')),
    byGroup: await of<{ group: TargetCode }>(sql.raw('unnest(c.groups) as "group"')),
  }
}

export async function talliesOfPlaces(tx: Tx, code: string) {
  const { rows } = await sql<{ areaCode: string; name: string; count: number }>`
    select p.code as area_code, p.name, count(c.id)::int as count
    from directory.area p join directory.area a on a.path = p.path or starts_with(a.path, p.path || '.')
    join casework.pub_case c on c.area_code = a.code
    where p.parent_code = ${code} group by p.code, p.name order by p.code`.execute(tx)
  return rows
}

/** Where cases sit and how they stand, without anybody in them. */
export async function labelsOfCases(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; state: CaseState; areaPath: string }>`
    select c.id, c.state, a.path as area_path from casework.pub_case c join directory.area a on a.code = c.area_code
    where c.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}
