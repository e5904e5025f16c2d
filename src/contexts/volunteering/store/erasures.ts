import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'

export type ErasureState = 'asked' | 'erased' | 'refused'
export type Erasure = {
  id: string
  personId: string
  accountId: string | null
  areaCode: string
  areaPath: string
  areaName: string
  townName: string | null
  name: string
  state: ErasureState
  note: string
  askedAt: Date
  dueOn: string
  answer: string | null
  decidedAt: Date | null
  version: number
}

export type NewErasure = {
  personId: string
  accountId: string
  areaCode: string
  note: string
  askedAt: Date
  dueOn: string
}

/** The id of a new request; undefined when one of the same person is open. */
export async function insertErasure(tx: Tx, erasure: NewErasure): Promise<string | undefined> {
  const made = await tx
    .insertInto('volunteering.erasure')
    .values({ id: randomUUID(), ...erasure })
    .onConflict((same) => same.column('personId').where('state', '=', 'asked').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id
}

/** With people looked up for the rows of the page alone. */
const withNames = (rows: RawBuilder<unknown>) => sql<Erasure>`
  with page as materialized (${rows})
  select page.*, a.path as area_path, a.name as area_name, town.name as town_name, p.name
  from page
  join directory.people_shown(array(select person_id from page)) as p on p.id = page.person_id
  join directory.area a on a.code = page.area_code
  left join directory.area town on town.code = a.parent_code
  order by page.due_on, page.id`
const columns = sql`e.id, e.person_id, e.account_id, e.area_code, e.state, e.note, e.asked_at, e.due_on, e.answer, e.decided_at, e.version`

export async function findErasure(tx: Tx, id: string): Promise<Erasure | undefined> {
  const { rows } = await withNames(sql`select ${columns} from volunteering.erasure e where e.id = ${id}`).execute(tx)
  return rows[0]
}

export async function lastErasureOf(tx: Tx, personId: string): Promise<Erasure | undefined> {
  const { rows } = await withNames(
    sql`select ${columns} from volunteering.erasure e where e.person_id = ${personId} order by e.asked_at desc limit 1`,
  ).execute(tx)
  return rows[0]
}

/** Those due first come first; `after` is the `next` of the page before (day_id). */
export async function listErasures(
  tx: Tx,
  search: { codes: string[] | null; state: ErasureState | 'all'; after?: string | undefined; limit: number },
) {
  const { codes, state, after, limit } = search
  const [day, id] = after?.split('_') ?? []
  const all: RawBuilder<unknown>[] = [
    sql`true`,
    ...(codes ? [sql`e.area_code = any(${codes}::text[])`] : []),
    ...(state === 'all' ? [] : [sql`e.state = ${state}`]),
    ...(id ? [sql`(e.due_on, e.id) > (${day}::date, ${id}::uuid)`] : []),
  ]
  const { rows } = await withNames(sql`select ${columns} from volunteering.erasure e
    where ${sql.join(all, sql` and `)} order by e.due_on, e.id limit ${limit + 1}`).execute(tx)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > limit && last ? `${last.dueOn}_${last.id}` : null }
}

export type Decision = {
  id: string
  version: number
  state: 'erased' | 'refused'
  answer: string
  by: string
  now: Date
}

/** Errors: access.stale. An answer of erasure keeps no free text of the person's. */
export async function decideErasure(tx: Tx, { id, version, state, answer, by, now }: Decision): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('volunteering.erasure')
      .set({
        ...{ state, answer, decidedAt: now, decidedBy: by, version: version + 1 },
        ...(state === 'erased' && { note: '', accountId: null }),
      })
      .where('id', '=', id)
      .where('version', '=', version)
      .executeTakeFirst(),
  )
}
