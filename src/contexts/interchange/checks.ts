import type { Check } from '#platform/context.ts'

export const interchangeChecks: Check[] = [
  {
    name: '对接状态就是该记录的最后一步',
    rowsThatBreakIt: `select s.kind, s.record_id from interchange.sync_state s
      left join lateral (select e.* from interchange.sync_event e where e.kind = s.kind and e.record_id = s.record_id order by e.seq desc limit 1) as last on true
      where (last.step, last.act, last.batch_id, last.line_no, last.fingerprint) is distinct from (s.step, s.act, s.batch_id, s.line_no, s.fingerprint)
         or last.reason is distinct from s.reason`,
  },
  {
    name: '有对接历史的记录都有对接状态',
    rowsThatBreakIt: `select distinct e.kind, e.record_id from interchange.sync_event e
      where not exists (select from interchange.sync_state s where s.kind = e.kind and s.record_id = e.record_id)`,
  },
  {
    name: '批次的行号连续，行数与成文时数出的、写入的、读回的一致',
    rowsThatBreakIt: `select b.id, b.number from interchange.batch b
      left join lateral (select count(*)::int as lines, coalesce(max(e.line_no), 0) as last from interchange.sync_event e where e.batch_id = b.id and e.step = 'sent') as l on true
      where l.lines <> l.last or (b.status in ('ready', 'withdrawn') and (b.declared, b.written, b.read_back) is distinct from (l.lines, l.lines, l.lines))
         or (b.status not in ('ready', 'withdrawn') and l.lines > 0)`,
  },
  {
    name: '缺项记录数与批次所列一致',
    rowsThatBreakIt: `select b.id, b.number from interchange.batch b
      where b.gaps <> (select count(*) from interchange.batch_gap g where g.batch_id = b.id)`,
  },
  {
    name: '回执只对应报送过的行，撤销只对应曾报送的记录',
    rowsThatBreakIt: `select e.seq from interchange.sync_event e
      where e.step <> 'sent' and not exists (select from interchange.sync_event o where o.batch_id = e.batch_id and o.line_no = e.line_no and o.step = 'sent' and o.record_id = e.record_id)
      union all
      select e.seq from interchange.sync_event e where e.act = 'cancel' and e.step = 'sent'
        and not exists (select from interchange.sync_event o where o.kind = e.kind and o.record_id = e.record_id and o.seq < e.seq and o.step = 'sent' and o.act <> 'cancel')`,
  },
  {
    name: '首次受理的志愿者、队伍、项目都有外部编号',
    rowsThatBreakIt: `select s.kind, s.record_id from interchange.sync_state s where s.step = 'accepted' and s.kind <> 'hours'
      and not exists (select from interchange.external_number x where x.kind = s.kind and x.record_id = s.record_id)`,
  },
  {
    name: '外部时长清单的行数与所列一致',
    rowsThatBreakIt: `select s.id from interchange.statement s
      where s.lines <> (select count(*) from interchange.statement_line l where l.statement_id = s.id)`,
  },
]
