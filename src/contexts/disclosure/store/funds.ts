import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { all, inCodes } from '#platform/db/lists.ts'

/** A fund as its disclosure sees it. `from`: the day it operates from; `until`: the day it ended, null while it lives. */
export type PublicFund = {
  id: string
  areaCode: string
  areaPath: string
  townName: string
  name: string
  state: string
  charityName: string
  from: string | null
  until: string | null
  managementFeeBp: number
}

const select = (where: RawBuilder<unknown>) => sql<PublicFund>`
  select f.id, f.area_code, a.path as area_path, a.name as town_name, f.name, f.state, f.charity_name, f.operating_from as "from",
    f.ended_on as until, coalesce(f.management_fee_bp, 0) as management_fee_bp
  from fund.pub_fund f join directory.area a on a.code = f.area_code where ${where} order by f.area_code, f.operating_from, f.id`

/** Funds that have begun to operate, by town; `codes` null: everywhere. */
export const listFunds = async (tx: Tx, codes: readonly string[] | null): Promise<PublicFund[]> =>
  (await select(all([sql`f.operating_from is not null`, inCodes(sql`f.area_code`, codes)])).execute(tx)).rows

export const findPublicFund = async (tx: Tx, id: string): Promise<PublicFund | undefined> =>
  (await select(sql`f.id = ${id}`).execute(tx)).rows[0]
