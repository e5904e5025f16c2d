import { type RawBuilder, sql } from 'kysely'

/**
 * An id for each row of one `insert … select`: the first half of `seed`, a random UUID made for this statement, and the
 * row's number. PostgreSQL asks the system for every random UUID of its own, and they scatter over an index.
 */
export const nextId = (seed: string): RawBuilder<string> =>
  sql`(${seed.slice(0, 24)} || lpad(to_hex(row_number() over ()), 12, '0'))::uuid`
