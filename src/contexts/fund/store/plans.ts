import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { mustHaveChanged } from '#platform/http/errors.ts'
import type { Doer } from './sql.ts'

export type Plan = {
  id: string
  fundId: string
  areaPath: string
  fromDate: string
  toDate: string
  text: string
  incomeFen: number
  spendingFen: number
  state: 'voting' | 'voted' | 'approved' | 'rejected'
  resolutionId: string | null
  byAccount: string
  byName: string
  madeAt: Date
  approvedOn: string | null
  version: number
}

const select = (where: ReturnType<typeof sql>) => sql<Plan>`
  select p.*, a.path as area_path from fund.plan p join fund.fund f on f.id = p.fund_id join directory.area a on a.code = f.area_code
  where ${where} order by p.from_date desc, p.made_at desc`
export const plansOf = async (tx: Tx, fundId: string): Promise<Plan[]> =>
  (await select(sql`p.fund_id = ${fundId}`).execute(tx)).rows
export const findPlan = async (tx: Tx, id: string): Promise<Plan | undefined> =>
  (await select(sql`p.id = ${id}`).execute(tx)).rows[0]

export async function insertPlan(
  tx: Tx,
  plan: Pick<Plan, 'fundId' | 'fromDate' | 'toDate' | 'text' | 'incomeFen' | 'spendingFen'>,
  by: Doer,
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('fund.plan')
    .values({ id, ...plan, byAccount: by.accountId, byName: by.name, madeAt: by.now })
    .execute()
  return id
}

export async function setResolution(tx: Tx, id: string, resolutionId: string): Promise<void> {
  await tx.updateTable('fund.plan').set({ resolutionId }).where('id', '=', id).execute()
}
/** What the committee's vote makes of a plan that waits for it. */
export async function settleVote(tx: Tx, id: string, state: 'voted' | 'rejected'): Promise<void> {
  await sql`update fund.plan set state = ${state}, version = version + 1 where id = ${id} and state = 'voting'`.execute(
    tx,
  )
}
/** Errors: access.stale. */
export async function approvePlan(tx: Tx, id: string, version: number, by: Doer, day: string): Promise<void> {
  mustHaveChanged(
    await tx
      .updateTable('fund.plan')
      .set({ state: 'approved', approvedBy: by.accountId, approvedOn: day, version: version + 1 })
      .where('id', '=', id)
      .where('version', '=', version)
      .where('state', '=', 'voted')
      .executeTakeFirstOrThrow(),
  )
}
