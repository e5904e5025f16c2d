import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { Probe } from '../jobs/probe.ts'

export type Link = { id: string; link: string; areaCode: string }

/** Links never checked or not since that moment, the longest unchecked first. */
export const linksToCheck = async (tx: Tx, since: Date, limit: number): Promise<Link[]> =>
  (
    await sql<Link>`select id, link, area_code from learning.publicity
      where voided_at is null and link <> '' and (link_checked_at is null or link_checked_at < ${since})
      order by link_checked_at nulls first, id limit ${limit}`.execute(tx)
  ).rows

/** What a link answered; where nothing was heard, it keeps its state and only the note says so. */
export async function noteLink(tx: Tx, id: string, { state, note }: Probe, now: Date): Promise<void> {
  await sql`update learning.publicity set link_checked_at = ${now}, link_note = ${note},
      link_state = case when ${state} = 'unreachable' then link_state else ${state} end,
      link_failures = case when ${state} = 'alive' then 0 else link_failures + 1 end
    where id = ${id} and voided_at is null`.execute(tx)
}
