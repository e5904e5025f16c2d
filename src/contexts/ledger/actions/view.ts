import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call } from '#platform/http/pipeline.ts'
import type { Doer } from '../doer.ts'
import { ledgerErrors } from '../errors.ts'
import { poolName } from '../rules/words.ts'
import { type BookRow, findBook } from '../store/books.ts'
import { listPools } from '../store/lists.ts'

export const doerOf = ({ actor, now }: { actor: Actor; now: Date }): Doer => ({
  ...{ accountId: actor.accountId, personId: actor.personId, name: actor.name, now },
})
export const handOf = ({ actor, now }: { actor: Actor; now: Date }) => ({
  ...{ by: actor.accountId, byName: actor.name, now },
})

/** The book the call is about, its permission settled. */
export async function allowedBook({ tx, allow, about }: Call, fundId: string): Promise<BookRow> {
  const book = await findBook(tx, fundId)
  if (!book) throw ledgerErrors.noBook()
  allow({ areaPath: book.areaPath })
  about('ledger.book', fundId)
  return book
}

/** Names of a fund's pools by id. */
export const poolNames = async (tx: Tx, fundId: string): Promise<Map<string, string>> =>
  new Map((await listPools(tx, fundId)).map((pool) => [pool.id, poolName(pool)]))
