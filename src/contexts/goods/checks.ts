import type { Check } from '#platform/context.ts'

export const goodsChecks: Check[] = [
  {
    name: '物资库存等于出入库之和，每行的结存由上一行得来',
    rowsThatBreakIt: `select l.id, l.stock from goods.lot l left join goods.movement m on m.lot_id = l.id
      group by l.id having l.stock <> coalesce(sum(m.quantity), 0) or l.stock < 0 or min(m.stock_after) < 0`,
  },
  {
    name: '已分配未发的数量等于各次分配未发之和',
    rowsThatBreakIt: `select l.id, l.allocated from goods.lot l left join goods.allocation x on x.lot_id = l.id
      group by l.id having l.allocated <> coalesce(sum(x.quantity - x.handed) filter (where x.state = 'open'), 0)`,
  },
  {
    name: '每次分配已发的数量等于发放名单之和',
    rowsThatBreakIt: `select x.id, x.handed from goods.allocation x left join goods.handout h on h.allocation_id = x.id
        and not exists (select from goods.take_back_decision d where d.handout_id = h.id and d.outcome = 'approved')
      group by x.id having x.handed <> coalesce(sum(h.quantity), 0)`,
  },
  {
    name: '物资在库价值等于出入库价值之和',
    rowsThatBreakIt: `select l.id, l.left_fen from goods.lot l left join goods.movement m on m.lot_id = l.id
      group by l.id having l.left_fen <> coalesce(sum(m.fen), 0)`,
  },
  {
    name: '物资在库价值等于基金账上该批剩余',
    rowsThatBreakIt: `select l.id, l.left_fen, t.left_fen as in_ledger from goods.lot l left join ledger.pub_lot t on t.id = l.ledger_lot_id
      where l.left_fen <> coalesce(t.left_fen, 0) or (l.value_fen > 0 and t.fen is distinct from l.value_fen)`,
  },
  {
    name: '无凭据的物资（V0）只记数量，不入账',
    rowsThatBreakIt: `select l.id from goods.lot l where l.valuation = 'V0' and (l.value_fen <> 0 or l.ledger_lot_id is not null)`,
  },
  {
    name: '入库的物资经两人验收、两人估值、第三人批准',
    rowsThatBreakIt: `select l.id from goods.lot l where l.state in ('stocked', 'finished') and (
      not exists (select from goods.inspection i join goods.inspection_answer n on n.inspection_id = i.id
        where i.lot_id = l.id and n.agrees and i.faults = '{}')
      or not exists (select from goods.valuation v
        join goods.valuation_step c on c.valuation_id = v.id and c.kind = 'checked'
        join goods.valuation_step p on p.valuation_id = v.id and p.kind = 'approved'
        where v.lot_id = l.id and v.value_fen = l.value_fen and p.by_account not in (v.valued_by, c.by_account)))`,
  },
  {
    name: '冲回的发放在基金账上有一张红字凭证，并且只此一张',
    rowsThatBreakIt: `select d.take_back_id, d.entry_id from goods.take_back_decision d join goods.handout h on h.id = d.handout_id
      left join ledger.pub_entry r on r.id = d.entry_id
      where d.outcome = 'approved' and (r.reverses_id is distinct from h.entry_id or (h.entry_id is not null and r.fen is distinct from -h.fen))`,
  },
  {
    name: '变卖的净收入都有一张收入凭证，金额一致，并入原批物资的限定',
    rowsThatBreakIt: `select t.id, t.proceeds_fen, e.fen from goods.disposal t join goods.disposal_decision d on d.disposal_id = t.id and d.outcome = 'approved'
      left join ledger.pub_entry e on e.id = d.proceeds_entry_id
      where t.proceeds_fen <> coalesce(e.fen, 0) or (e.id is not null and (e.kind <> 'proceeds' or e.source_id <> t.id::text))`,
  },
  {
    name: '发放有价值的物资都记入基金账，金额与用途一致',
    rowsThatBreakIt: `select h.id from goods.handout h join goods.allocation x on x.id = h.allocation_id
      left join ledger.pub_entry e on e.id = h.entry_id
      where h.fen > 0 and (e.fen is distinct from h.fen or e.use is distinct from x.use or e.source_id is distinct from h.id::text)`,
  },
]
