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
    select a.code from directory.area a
    where exists (select from unnest(${reach}::text[]) as top where a.path = top or starts_with(a.path, top || '.'))
      and (${areaCode ?? null}::text is null
           or exists (select from directory.area f where f.code = ${areaCode ?? null} and (a.path = f.path or starts_with(a.path, f.path || '.'))))
    order by a.code`.execute(tx)
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
