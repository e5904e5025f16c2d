import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { Refusal } from '#platform/http/errors.ts'

/**
 * Does one of many: what a refusal leaves half done is undone, and the rest of the transaction goes on. Anything but a
 * refusal ends the whole.
 */
export async function oneOfMany<T>(tx: Tx, work: () => Promise<T>): Promise<T | Refusal> {
  await sql`savepoint one_of_many`.execute(tx)
  try {
    const done = await work()
    await sql`release savepoint one_of_many`.execute(tx)
    return done
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    await sql`rollback to savepoint one_of_many`.execute(tx)
    return problem
  }
}
