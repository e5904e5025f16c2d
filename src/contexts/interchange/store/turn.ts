import { sql } from 'kysely'
import type { Database, Tx } from '#platform/db/database.ts'

/**
 * One batch at a time, and all of it as of one moment: the turn is waited for before the snapshot is taken, so what
 * the batch before has sent is seen as sent. (LOCK TABLE takes no snapshot; any query would.)
 */
export const inTurn = <T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`lock table interchange.turn in exclusive mode`.execute(tx)
      await sql`select set_config('wushe.reach', '*', true), set_config('wushe.person', '', true), set_config('statement_timeout', '600000', true)`.execute(
        tx,
      )
      return work(tx)
    })
