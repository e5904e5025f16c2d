import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { privacy } from '#platform/privacy/keys.ts'
import type { Secrets } from './people.ts'

/**
 * The whole phone numbers of some people, by person id, wherever they live. For leaders alone, of people who agreed to it
 * (domain 2.2): the caller settles that the asker leads them before it asks.
 */
export async function phonesOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select id, sealed from directory.people_sealed(${personIds}::uuid[])`.execute(tx)
  return new Map(
    rows.flatMap(({ id, sealed }) => {
      const { phone } = JSON.parse(privacy().open(sealed)) as Secrets
      return phone ? [[id, phone] as const] : []
    }),
  )
}
