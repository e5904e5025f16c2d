import { CamelCasePlugin, Kysely, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from '#platform/db/types.ts'
import { NamingClient, QuickDialect, saidAtBegin } from './driver.ts'

pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 out of range: ${text}`)
  return value
})
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

export type Database = Kysely<DB>
/** Every function that touches the database takes a Tx first; only `transact` opens one. */
export type Tx = Transaction<DB>

/** A pool of connections as one role. `statementMs` ends a statement that runs away. */
export function connect(connectionString: string, { max = 10, statementMs = 30_000 } = {}): Database {
  const pool = new pg.Pool({
    ...{ connectionString, max, statement_timeout: statementMs, application_name: 'wushe' },
    Client: NamingClient,
  })
  // A connection lost while idle is replaced at the next use; without a listener Node would end the process for it.
  pool.on('error', () => {})
  return new Kysely<DB>({
    dialect: new QuickDialect(pool),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  })
}

/** Whose eyes a transaction has: area subtrees (or all), and the person and the account whose own rows it may see. */
export type Sight = { reach: readonly string[] | 'all'; personId?: string | null; accountId?: string }

/**
 * Opens a transaction whose row-level security (the second lock on personal data) is confined to the given sight.
 * The setting ends with the transaction, so a pooled connection carries nothing over.
 */
export function transact<T>(db: Database, sight: Sight, work: (tx: Tx) => Promise<T>): Promise<T> {
  return saidAtBegin.run(lookingThrough(sight), () =>
    db.transaction().execute((tx) => saidAtBegin.run(undefined, () => work(tx))),
  )
}

function lookingThrough({ reach, personId, accountId }: Sight): string {
  const tops = pg.escapeLiteral(reach === 'all' ? '*' : reach.join(','))
  return `select set_config('wushe.reach', ${tops}, true), set_config('wushe.person', ${pg.escapeLiteral(personId ?? '')}, true), set_config('wushe.account', ${pg.escapeLiteral(accountId ?? '')}, true)`
}

/**
 * Lets one piece of work inside a request see every row, for figures that everybody may read but that are computed from
 * rows only some may; the caller's own sight returns afterwards. What comes back must be counts, never people.
 */
export async function seeingAll<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ reach: string | null }>`
    with before as materialized (select current_setting('wushe.reach', true) as reach)
    select reach, set_config('wushe.reach', '*', true) from before`.execute(tx)
  const result = await work()
  await sql`select set_config('wushe.reach', ${rows[0]?.reach ?? ''}, true)`.execute(tx)
  return result
}
