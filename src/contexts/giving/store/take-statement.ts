import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { stagedRows } from '#platform/exchange/staging.ts'
import type { Doer } from './sql.ts'

export type Period = {
  fundId: string
  account: string
  fromOn: string
  untilOn: string
  openingFen: number
  closingFen: number
  rowCount: number
}
export type Earlier = { id: string; fromOn: string; untilOn: string; openingFen: number; closingFen: number }

/** Statements of one account are taken in one after the other. */
export const holdAccount = (tx: Tx, fundId: string, account: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`giving statement ${fundId} ${account}`}, 0))`.execute(tx)

/** The statement of exactly this period, and the last one of the account. */
export async function earlierOf(tx: Tx, { fundId, account, fromOn, untilOn }: Period) {
  const { rows } = await sql<Earlier>`
    select id, from_on, until_on, opening_fen, closing_fen from giving.statement where fund_id = ${fundId} and account = ${account} order by until_on desc`.execute(
    tx,
  )
  const overlapping = rows.find((one) => one.fromOn <= untilOn && one.untilOn >= fromOn)
  const same = rows.find((one) => one.fromOn === fromOn && one.untilOn === untilOn)
  return { same, overlapping, last: rows[0] }
}

/** How many rows are staged and what they come to, in fen. */
export async function sumOfStaged(tx: Tx, batchId: string): Promise<{ rows: number; inFen: number; outFen: number }> {
  const { rows } = await sql<{ rows: number; inFen: number; outFen: number }>`
    select count(*)::int as rows, coalesce(sum((data->>'fen')::bigint) filter (where (data->>'fen')::bigint > 0), 0)::bigint as in_fen,
      coalesce(-sum((data->>'fen')::bigint) filter (where (data->>'fen')::bigint < 0), 0)::bigint as out_fen
    from ${stagedRows(batchId)} as staged`.execute(tx)
  return rows[0] ?? { rows: 0, inFen: 0, outFen: 0 }
}

/** Serial numbers staged that the statement taken before does not have, or has otherwise. */
export async function differingFrom(tx: Tx, batchId: string, statementId: string): Promise<string[]> {
  const { rows } = await sql<{ serial: string }>`
    select data->>'serial' as serial from ${stagedRows(batchId)} as staged
    left join giving.statement_row r on r.statement_id = ${statementId} and r.serial = data->>'serial'
      and r.fen = (data->>'fen')::bigint and r.happened_on = (data->>'happenedOn')::date and r.balance_fen = (data->>'balanceFen')::bigint
    where r.id is null order by row_no limit 1`.execute(tx)
  return rows.map(({ serial }) => serial)
}

/** Serial numbers staged that the account has in another statement. */
export async function serialsThere(tx: Tx, batchId: string, { fundId, account }: Period): Promise<string[]> {
  const { rows } = await sql<{ serial: string }>`
    select r.serial from ${stagedRows(batchId)} as staged join giving.statement_row r on r.serial = data->>'serial'
      and r.fund_id = ${fundId} and r.account = ${account} order by row_no limit 1`.execute(tx)
  return rows.map(({ serial }) => serial)
}

type Taken = Period & { areaCode: string; batchId: string; inFen: number; outFen: number }

/** Enters a statement and its rows. */
export async function addStatement(tx: Tx, one: Taken, by: Doer): Promise<{ id: string; rows: number }> {
  const id = randomUUID()
  await sql`insert into giving.statement (id, area_code, fund_id, account, from_on, until_on, opening_fen, closing_fen, row_count, in_fen, out_fen, batch_id,
      imported_by, imported_name, imported_at)
    values (${id}, ${one.areaCode}, ${one.fundId}, ${one.account}, ${one.fromOn}, ${one.untilOn}, ${one.openingFen}, ${one.closingFen}, ${one.rowCount},
      ${one.inFen}, ${one.outFen}, ${one.batchId}, ${by.accountId}, ${by.name}, ${by.now})`.execute(tx)
  const { numAffectedRows } = await sql`
    insert into giving.statement_row (id, statement_id, area_code, fund_id, account, position, serial, happened_on, fen, balance_fen, sealed, payer_blind,
      payer_shown, note, state)
    select gen_random_uuid(), ${id}, ${one.areaCode}, ${one.fundId}, ${one.account}, row_number() over (order by row_no), data->>'serial',
      (data->>'happenedOn')::date, (data->>'fen')::bigint, (data->>'balanceFen')::bigint, decode(data->>'sealed', 'base64'),
      decode(data->>'payerBlind', 'hex'), data->>'payerShown', coalesce(data->>'note', ''),
      case when (data->>'fen')::bigint < 0 then 'outgoing' else 'open' end
    from ${stagedRows(one.batchId)} as staged`.execute(tx)
  return { id, rows: Number(numAffectedRows ?? 0n) }
}

/**
 * Rows whose serial number, amount and day somebody recorded by hand before the statement came: they belong together without
 * a word. Counts them.
 */
export async function joinRecorded(tx: Tx, statementId: string, by: Doer): Promise<number> {
  const { numAffectedRows } = await sql`
    with found as (
      select r.id as row_id, g.id as gift_id from giving.statement_row r join giving.gift g on g.fund_id = r.fund_id and g.serial = r.serial
        and g.fen = r.fen and g.received_on = r.happened_on and g.row_id is null and g.settlement_no is null and g.state <> 'voided'
      where r.statement_id = ${statementId} and r.state = 'open'),
    gifts as (update giving.gift g set row_id = f.row_id, version = version + 1 from found f where g.id = f.gift_id)
    update giving.statement_row r set state = 'matched', reason = '流水号、金额、日期与登记一致', settled_by = ${by.accountId}, settled_name = ${by.name},
      settled_at = ${by.now}, version = version + 1
    from found f where r.id = f.row_id`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
