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

type Explain = (problem: unknown) => unknown
/** Statements whose answer nobody waits for, and what to make of their failure. */
const riders = new WeakMap<CompiledQuery, Explain>()
const nothing = CompiledQuery.raw('')

/**
 * Sends a statement with whatever the transaction says next, its `commit` at the latest: one message instead of two. It
 * runs before that; where it fails, nothing after it in the transaction is done, and what was said next fails with the
 * rider's problem, or with what `explain` makes of it. For statements whose answer is not needed, only that they were done.
 */
export async function rideAlong(
  tx: { executeQuery(query: CompiledQuery): Promise<unknown> },
  query: CompiledQuery,
  explain: Explain = (problem) => problem,
): Promise<void> {
  riders.set(query, explain)
  await tx.executeQuery(query)
}

/** Waits until everything that rides along is done. Errors: the first problem of a rider. */
export async function rideEnded(tx: { executeQuery(query: CompiledQuery): Promise<unknown> }): Promise<void> {
  await tx.executeQuery(nothing)
}

type Send = DatabaseConnection['executeQuery']
const onTheWay = new WeakMap<DatabaseConnection, Promise<unknown>[]>()

/** Teaches a connection to send riders without waiting, and to look at what became of them before it answers anything else. */
function letRide(connection: DatabaseConnection): DatabaseConnection {
  if (onTheWay.has(connection)) return connection
  onTheWay.set(connection, [])
  const send: Send = connection.executeQuery.bind(connection)
  connection.executeQuery = (async (query, ...rest) => {
    const explain = riders.get(query)
    if (!explain) return afterRiders(connection, query === nothing ? noRows : send(query, ...rest))
    const riding = send(query, ...rest).catch((problem: unknown) => {
      throw explain(problem)
    })
    // Looked at with the next statement.
    riding.catch(() => {})
    onTheWay.get(connection)?.push(riding)
    return { rows: [] }
  }) as Send
  return connection
}

const noRows = Promise.resolve({ rows: [] })

async function afterRiders<T>(connection: DatabaseConnection, answer: Promise<T>): Promise<T> {
  const riding = onTheWay.get(connection) ?? []
  if (riding.length === 0) return answer
  onTheWay.set(connection, [])
  const ends = await Promise.allSettled([...riding, answer])
  const failed = ends.find(({ status }) => status === 'rejected')
  if (failed?.status === 'rejected') throw failed.reason
  return answer
}

class QuickDriver extends PostgresDriver {
  override async acquireConnection(
    ...options: Parameters<PostgresDriver['acquireConnection']>
  ): Promise<DatabaseConnection> {
    return letRide(await super.acquireConnection(...options))
  }

  /** What rode along is undone too, and how it ended is of no interest any more. */
  override async rollbackTransaction(connection: Parameters<PostgresDriver['rollbackTransaction']>[0]): Promise<void> {
    onTheWay.set(connection, [])
    await super.rollbackTransaction(connection)
  }

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
