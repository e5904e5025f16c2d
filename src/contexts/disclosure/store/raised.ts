import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { RaisedItem } from '../rules/raised.ts'

/** An item of the amount raised with what it opens to. The name is the one the giver wished to be called by. */
export type RaisedRow = RaisedItem & { no: string; who: string; recordKind: string }

/**
 * Everything of a fund that might count as raised: gifts, goods, refunds, interest, transfers. Gifts that were
 * voided and goods that were refused never were; they are not told.
 */
export async function raisedItems(tx: Tx, fundId: string): Promise<RaisedRow[]> {
  const { rows } = await sql<RaisedRow>`
    select * from (
      select g.id, g.no, 'gift' as kind, g.fen, g.received_on as day, g.state in ('confirmed', 'receipted', 'refunded')
          and not exists (select from ledger.pub_entry t where t.reverses_id = g.entry_id) as is_confirmed, g.source_class,
        c.is_counted, c.title as class_title, c.basis as class_basis, null as valuation, r.shown_name as who, 'giving.gift' as record_kind
      from giving.pub_gift g join giving.pub_source_class c on c.code = g.source_class join giving.pub_giver r on r.id = g.giver_id
      where g.fund_id = ${fundId} and g.state <> 'voided'
      union all
      select l.id, l.no, 'goods', coalesce(l.value_fen, 0), l.handed_over_on, l.state in ('stocked', 'finished'), l.source_class,
        c.is_counted, c.title, c.basis, l.valuation, r.shown_name, 'goods.lot'
      from goods.pub_lot l join giving.pub_source_class c on c.code = l.source_class join giving.pub_giver r on r.id = l.giver_id
      where l.fund_id = ${fundId} and l.state <> 'refused'
      union all
      select f.id, g.no, 'refund', f.fen, f.refunded_on, true, g.source_class, c.is_counted, c.title, c.basis, null, r.shown_name, 'giving.gift'
      from giving.pub_refund f join giving.pub_gift g on g.id = f.gift_id join giving.pub_source_class c on c.code = g.source_class
      join giving.pub_giver r on r.id = g.giver_id where g.fund_id = ${fundId}
      union all
      select e.id, e.no, e.kind, e.fen, e.happened_on, true, e.kind, false, '', '', null, e.memo, 'ledger.entry'
      from ledger.pub_entry e where e.fund_id = ${fundId} and e.kind in ('interest', 'transfer-in', 'proceeds')) as row
    order by day nulls last, no, id`.execute(tx)
  return rows
}
