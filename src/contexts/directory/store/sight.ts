import { type RawBuilder, sql } from 'kysely'
import { normaliseCode } from '#kernel/identity.ts'
import type { Tx } from '#platform/db/database.ts'
import { blindOf } from './people.ts'

/**
 * Codes of the areas in reach and, if one is named, at or below it; null when that is every area and no filter is needed.
 * Lists compare with `= any(codes)`, which an index answers where a subquery would not.
 */
export async function codesWithin(
  tx: Tx,
  reach: readonly string[],
  areaCode?: string | undefined,
): Promise<string[] | null> {
  if (areaCode === undefined && reach.some((top) => !top.includes('.'))) return null
  const { rows } = await sql<{ code: string }>`
    with named as (select path from directory.area where code = ${areaCode ?? null}),
    tops as (
      select case when named.path is null or starts_with(top || '.', named.path || '.') then top else named.path end as path
      from unnest(${reach}::text[]) as top left join named on true
      where ${areaCode ?? null}::text is null or starts_with(top || '.', named.path || '.') or starts_with(named.path || '.', top || '.'))
    select a.code from tops join directory.area a on a.path = tops.path
    union
    select a.code from tops join directory.area a on a.path ~>=~ (tops.path || '.') and a.path ~<~ (tops.path || '/')`.execute(
    tx,
  )
  return rows.map(({ code }) => code)
}

export type Wanted = { name?: string | undefined; idNumber?: string | undefined; phone?: string | undefined }

/** The ids of people with exactly this ID number, phone or whole name, wherever they live; undefined when nobody is named. */
export function peopleFound({ name, idNumber, phone }: Wanted): RawBuilder<string> | undefined {
  if (!name && !idNumber && !phone) return undefined
  const idBlind = idNumber ? blindOf('id', normaliseCode(idNumber)) : null
  const phoneBlind = phone ? blindOf('phone', normaliseCode(phone)) : null
  return sql`(select directory.people_found(${name || null}::text, ${idBlind}::bytea, ${phoneBlind}::bytea))`
}
