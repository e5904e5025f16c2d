import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export type AuditSearch = {
  /** Subtrees the reviewer may see; an entry without a place of its own sits where its actor's unit does. */
  reach: readonly string[]
  from?: Date | undefined
  /** Not included. */
  until?: Date | undefined
  person?: string | undefined
  words?: string | undefined
  outcome?: string | undefined
  within?: string | undefined
}
export type AuditEntry = {
  id: number
  happenedAt: Date
  actorName: string
  username: string | null
  roles: string[]
  what: string
  title: string
  outcome: 'done' | 'read' | 'refused' | 'failed'
  reason: string | null
  told: string | null
  areaName: string | null
  recordKind: string | null
  recordId: string | null
  ip: string | null
  input: unknown
}

const PLACE = sql`coalesce(entry.area_path, account.area_path, (select path from directory.area where parent_code is null order by code limit 1))`
const placedIn = (tops: readonly string[]) =>
  sql<boolean>`exists (select from unnest(${tops}::text[]) as top where ${PLACE} = top or starts_with(${PLACE}, top || '.'))`
const tried = (person: string) =>
  sql<boolean>`(strpos(entry.actor_name, ${person}) > 0 or strpos(coalesce(account.username, entry.input->>'username', ''), ${person.toLowerCase()}) > 0)`
const mentions = (words: string) =>
  sql<boolean>`(strpos(entry.title, ${words}) > 0 or strpos(entry.what, ${words}) > 0)`

const search = (tx: Tx, { reach, from, until, person, words, outcome, within }: AuditSearch) =>
  tx
    .selectFrom('platform.audit as entry')
    .leftJoin('platform.account as account', 'account.id', 'entry.accountId')
    .where(placedIn(reach))
    .$if(from !== undefined, (query) => query.where('entry.happenedAt', '>=', from ?? new Date(0)))
    .$if(until !== undefined, (query) => query.where('entry.happenedAt', '<', until ?? new Date(0)))
    .$if(Boolean(person), (query) => query.where(tried(person ?? '')))
    .$if(Boolean(words), (query) => query.where(mentions(words ?? '')))
    .$if(outcome !== undefined, (query) => query.where('entry.outcome', '=', outcome ?? ''))
    .$if(within !== undefined, (query) => query.where(placedIn([within ?? ''])))

/** Newest first, `before` an id: ids rise in the order of writing. */
export const listAudit = (
  tx: Tx,
  filter: AuditSearch,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<AuditEntry[]> =>
  search(tx, filter)
    .leftJoin('directory.area as area', 'area.path', 'entry.areaPath')
    .select([
      'entry.id',
      'entry.happenedAt',
      'entry.actorName',
      'account.username',
      'entry.roles',
      'entry.what',
      'entry.title',
      'entry.outcome',
      'entry.reason',
      'entry.told',
      'area.name as areaName',
      'entry.recordKind',
      'entry.recordId',
      'entry.ip',
      'entry.input',
    ])
    .$if(before !== undefined, (query) => query.where('entry.id', '<', before ?? 0))
    .orderBy('entry.id', 'desc')
    .limit(limit)
    .$castTo<AuditEntry>()
    .execute()

export async function countAudit(tx: Tx, filter: AuditSearch): Promise<number> {
  const { count } = await search(tx, filter)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
