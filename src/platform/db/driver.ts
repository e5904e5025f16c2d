import { AsyncLocalStorage } from 'node:async_hooks'
import type { Socket } from 'node:net'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  PostgresDialect,
  PostgresDriver,
  sql,
  type TransactionSettings,
} from 'kysely'
import pg from 'pg'

/** What `transact` wants said together with `begin`, in the same message. */
export const saidAtBegin = new AsyncLocalStorage<string | undefined>()

class QuickDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const more = saidAtBegin.getStore()
    if (more === undefined) return super.beginTransaction(connection, settings)
    // Not waited for: the first statement of the work follows it on the wire. Where it fails the connection is lost, and
    // that statement fails with it.
    connection.executeQuery(CompiledQuery.raw(`begin; ${more}`)).catch(() => {})
  }
}

/** Kysely's PostgreSQL, with a transaction that begins and takes its sight on the way to its first statement. */
export class QuickDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    return new QuickDriver({ pool: this.#pool })
  }
}

const MOST_NAMED = 400
const LONGEST_NAMED = 1_500
/** These are planned each time, for what they are asked: how many rows they find depends on it. */
const PLANNED_EACH_TIME = /\b(limit|with|group by|unnest|jsonb_to_recordset|starts_with)\b/i
/** Put behind `select` (`modifyFront`) where a list is so short that its plan is always the same. */
export const plannedOnce = sql`/* planned once */`
const MARK = 'planned once'
const names = new Map<string, string | undefined>()

/**
 * The name under which a connection keeps a statement and its plan, so that looking one record up by its key is parsed
 * and planned once: that is two thirds of its cost. Undefined for all that are better planned anew.
 */
export function nameOf(text: string): string | undefined {
  if (names.has(text)) return names.get(text)
  if (names.size >= MOST_NAMED) return undefined
  const isLookUp = text.length <= LONGEST_NAMED && /^\s*select\b/i.test(text) && !PLANNED_EACH_TIME.test(text)
  const name = isLookUp || text.includes(MARK) ? `lookup_${names.size}` : undefined
  names.set(text, name)
  return name
}

type Asked = (...words: unknown[]) => unknown

/** A connection that names the look-ups it is given. */
export class NamingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    // Statements that do not wait for one another's answer travel together.
    super({ ...config, pipeline: true })
    const ask = super.query.bind(this) as Asked
    const { stream } = (this as unknown as { connection: { stream: Socket } }).connection
    this.query = ((text: unknown, values: unknown, ...rest: unknown[]) => {
      // One write for all that is asked before anybody waits: writing costs more than what is written.
      stream.cork()
      process.nextTick(() => stream.uncork())
      const isPlain =
        typeof text === 'string' &&
        Array.isArray(values) &&
        values.length > 0 &&
        (text.includes(MARK) || !values.some(Array.isArray))
      const name = isPlain ? nameOf(text) : undefined
      return name ? ask({ name, text, values }, ...rest) : ask(text, values, ...rest)
    }) as typeof this.query
  }
}
