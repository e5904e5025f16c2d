import { type RawBuilder, sql } from 'kysely'

/** True where an area's path lies in one of the given subtrees. */
export const inside = (path: string, subtrees: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`exists (select from unnest(${subtrees}::text[]) as top where ${sql.ref(path)} = top or starts_with(${sql.ref(path)}, top || '.'))`

/** True where a row's area code lies in one of the given subtrees; the set of codes is found once a query. */
export const inAreas = (code: string, subtrees: readonly string[]): RawBuilder<boolean> =>
  sql<boolean>`${sql.ref(code)} in (select reached.code from directory.area as reached, unnest(${subtrees}::text[]) as top where reached.path = top or starts_with(reached.path, top || '.'))`
