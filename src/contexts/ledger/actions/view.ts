import type { Actor } from '#platform/access/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Call } from '#platform/http/pipeline.ts'
import { RESTRICTION_KINDS, USE_NAMES } from '../contract-parts.ts'
import type { Doer } from '../doer.ts'
import { ledgerErrors } from '../errors.ts'
import { type BookRow, findBook } from '../store/books.ts'
import { listPools, type PoolLine } from '../store/lists.ts'

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

/** 南市街道 · 限定用途：困难群体支持性服务（助餐） */
export function poolName({ earmarkName, kind, use, text, until }: PoolLine): string {
  const said = [use && USE_NAMES[use], text, until && `至${until}`].filter(Boolean).join('，')
  const restriction = kind === 'none' ? RESTRICTION_KINDS.none : `${RESTRICTION_KINDS[kind]}：${said}`
  return `${earmarkName ?? '全基金'} · ${restriction}`
}

/** Names of a fund's pools by id. */
export const poolNames = async (tx: Tx, fundId: string): Promise<Map<string, string>> =>
  new Map((await listPools(tx, fundId)).map((pool) => [pool.id, poolName(pool)]))
