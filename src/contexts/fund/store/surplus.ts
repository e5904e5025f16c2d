import { randomUUID } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { State } from '../rules/states.ts'
import type { Basis } from '../rules/surplus.ts'
import type { Doer } from './sql.ts'

/** Where what is left goes; fen. `entryId`: the entry of the ledger that took it there, null while it waits. */
export type Disposal = {
  id: string
  fundId: string
  fundState: State
  areaPath: string
  basis: Basis
  recipientKind: 'project' | 'charity'
  recipient: string
  purpose: string
  announcedAt: string
  fen: number
  laidDownBy: string
  laidDownName: string
  laidDownOn: string
  entryId: string | null
}

const select = (where: RawBuilder<unknown>) => sql<Disposal>`
  select d.id, d.fund_id, f.state as fund_state, a.path as area_path, d.basis, d.recipient_kind, d.recipient, d.purpose, d.announced_at, d.fen,
    d.laid_down_by, d.laid_down_name, d.laid_down_on, e.id as entry_id
  from fund.surplus_disposal d join fund.fund f on f.id = d.fund_id join directory.area a on a.code = f.area_code
  left join ledger.pub_entry e on e.source_kind = 'fund.surplus-disposal' and e.source_id = d.id::text and e.reverses_id is null
  where ${where} order by d.laid_down_at, d.id`

export const disposalsOf = async (tx: Tx, fundId: string): Promise<Disposal[]> =>
  (await select(sql`d.fund_id = ${fundId}`).execute(tx)).rows
export const findDisposals = async (tx: Tx, ids: readonly string[]): Promise<Disposal[]> =>
  (await select(sql`d.id = any(${ids}::uuid[])`).execute(tx)).rows
export const surplusDisposal = async (tx: Tx, id: string): Promise<Disposal | undefined> =>
  (await findDisposals(tx, [id]))[0]
/** The one that waits for its entry, of a fund that ends. */
export const waitingDisposal = async (tx: Tx, fundId: string): Promise<Disposal | undefined> =>
  (await disposalsOf(tx, fundId)).find(({ entryId, fundState }) => entryId === null && fundState === 'terminating')

type NewDisposal = Pick<
  Disposal,
  'fundId' | 'basis' | 'recipientKind' | 'recipient' | 'purpose' | 'announcedAt' | 'fen'
>
export async function addDisposal(tx: Tx, one: NewDisposal, today: string, by: Doer): Promise<string> {
  const id = randomUUID()
  await sql`
    insert into fund.surplus_disposal (id, fund_id, basis, recipient_kind, recipient, purpose, announced_at, fen, laid_down_by, laid_down_name,
      laid_down_on, laid_down_at)
    values (${id}, ${one.fundId}, ${one.basis}, ${one.recipientKind}, ${one.recipient}, ${one.purpose}, ${one.announcedAt}, ${one.fen},
      ${by.accountId}, ${by.name}, ${today}, ${by.now})`.execute(tx)
  return id
}

/** What the book of a fund holds, as the ledger publishes it. */
export async function heldBy(tx: Tx, fundId: string): Promise<{ cashFen: number; goodsFen: number }> {
  const { rows } = await sql<{ cashFen: number; goodsFen: number }>`
    select coalesce(sum(cash_fen), 0)::bigint as cash_fen, coalesce(sum(goods_fen), 0)::bigint as goods_fen
    from ledger.pub_pool where fund_id = ${fundId}`.execute(tx)
  return rows[0] ?? { cashFen: 0, goodsFen: 0 }
}
