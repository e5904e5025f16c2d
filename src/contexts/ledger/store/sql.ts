import { type RawBuilder, sql } from 'kysely'

/** A number of an entry as it is written: 2024-0007. */
export const numberOf = (year: RawBuilder<unknown>, no: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`${year} || '-' || lpad(${no}::text, greatest(4, length(${no}::text)), '0')`
