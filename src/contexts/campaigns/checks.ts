import type { Check } from '#platform/context.ts'

export const campaignsChecks: Check[] = [
  {
    name: '募捐活动的方案由一手拟订、另一手审定',
    rowsThatBreakIt: `select id from campaigns.campaign where state <> 'planned' and (approved_by is null or approved_by = planned_by)`,
  },
  {
    name: '非紧急的募捐活动取得备案编号之后才开始',
    rowsThatBreakIt: `select id from campaigns.campaign where not is_emergency and started_on is not null and (filed_on is null or filed_on > started_on)`,
  },
  {
    name: '备案编号与备案经过的最后一步一致',
    rowsThatBreakIt: `select c.id from campaigns.campaign c
      left join lateral (select s.kind, s.happened_on from campaigns.filing_step s where s.campaign_id = c.id order by s.seq desc limit 1) as last on true
      where (c.filing_no is not null) <> (last.kind is not distinct from 'filed') or (c.filed_on is distinct from last.happened_on and c.filing_no is not null)`,
  },
  {
    name: '有合作方的募捐，审定时评估报告和书面协议齐全',
    rowsThatBreakIt: `select c.id from campaigns.campaign c, jsonb_array_elements(c.partners) as p
      where c.state <> 'planned' and (p ->> 'evaluationFileId' is null or p ->> 'agreementFileId' is null or p ->> 'evaluatedOn' is null or p ->> 'agreedOn' is null)`,
  },
  {
    name: '已公开情况的募捐活动有一份全面情况，募得不少于使用与成本之和',
    rowsThatBreakIt: `select c.id from campaigns.campaign c left join campaigns.report r on r.campaign_id = c.id
      where (c.state = 'reported') <> (r.campaign_id is not null) or r.spent_fen + r.cost_fen > r.raised_fen`,
  },
]
