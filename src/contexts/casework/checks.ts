import type { Check } from '#platform/context.ts'

export const caseworkChecks: Check[] = [
  {
    name: '个案的状态等于最后一份文书之后的状态',
    rowsThatBreakIt: `select c.id, c.state from casework.case c
      where exists (select from casework.paper p where p.case_id = c.id)
        and c.state <> (select p.state from casework.paper p where p.case_id = c.id order by p.seq desc limit 1)`,
  },
  {
    name: '有服务计划的个案有知情同意书，开始服务的个案有审定的计划，结案的个案有评估、督导和负责人的签署',
    rowsThatBreakIt: `select c.id from casework.case c where exists (select from casework.paper p where p.case_id = c.id) and (
        (c.plan_state <> 'none' and not exists (select from casework.paper p where p.case_id = c.id and p.kind = 'consent'))
        or (c.state in ('in_service', 'reviewed') and not exists (select from casework.paper p where p.case_id = c.id and p.kind = 'plan-approved'))
        or (c.state in ('closed', 'followed_up') and (select count(distinct p.kind) from casework.paper p
              where p.case_id = c.id and p.kind in ('evaluation', 'supervisor-sign', 'lead-sign')) < 3))`,
  },
  {
    name: '迟记的过程记录都标明迟记',
    rowsThatBreakIt: `select k.id from casework.contact k
      where k.is_late <> ((k.recorded_at at time zone 'Asia/Shanghai')::date > k.due_on)`,
  },
  {
    name: '强制报告的告知不早于发现',
    rowsThatBreakIt: `select s.id from casework.report_step s join casework.report r on r.id = s.report_id where s.told_at < r.found_at`,
  },
]
