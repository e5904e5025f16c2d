import { sql } from 'kysely'

/** The books with the name of their fund and its host. */
export const fundsNamed = sql`(
  select b.fund_id, b.area_code, town.name || '社区基金' as name, null::text as charity_name
  from ledger.book b join directory.area town on town.code = b.area_code)`
