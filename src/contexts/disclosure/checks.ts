import type { Check } from '#platform/context.ts'

export const disclosureChecks: Check[] = [
  {
    name: '已公开的事项有且只有一份公告，未公开的没有',
    rowsThatBreakIt: `select d.id, d.state from disclosure.duty d
      where (select count(*) from disclosure.notice n where n.duty_id = d.id and n.kind <> 'correction') <> (d.state = 'published')::int`,
  },
  {
    name: '更正说明针对同一只基金已发布的公告，且不针对另一份更正说明',
    rowsThatBreakIt: `select n.id from disclosure.notice n join disclosure.notice c on c.id = n.corrects_id
      where c.fund_id <> n.fund_id or c.kind = 'correction' or c.published_at > n.published_at`,
  },
  {
    name: '季度公告各随一份冻结的数据；期末等于期初加收入减支出、管理费与退还',
    rowsThatBreakIt: `select n.id from disclosure.notice n left join disclosure.statement s on s.notice_id = n.id
      where n.kind = 'quarter-statement' and s.id is null
      union all
      select s.id from disclosure.statement s, lateral (select s.content::jsonb as c) j
      where (c->>'closingFen')::bigint <> (c->>'openingFen')::bigint + (c->>'incomeFen')::bigint - (c->>'spendingFen')::bigint
        - (c->>'feeFen')::bigint - (c->>'refundFen')::bigint`,
  },
  {
    name: '公告的编号连续，一街镇一年一串',
    rowsThatBreakIt: `select b.area_code, b.year from disclosure.numbering b
      where b.last_no <> (select count(*) from disclosure.notice n where n.area_code = b.area_code and extract(year from n.published_on) = b.year)`,
  },
]
