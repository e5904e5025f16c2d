import type { Check } from '#platform/context.ts'

export const fieldworkChecks: Check[] = [
  {
    name: '已探访的计划指向一次探访同一人的记录',
    rowsThatBreakIt: `select p.id from fieldwork.visit_plan p left join fieldwork.visit v on v.id = p.visit_id
      where p.state = 'done' and (v.id is null or v.person_id <> p.person_id or v.outcome <> 'met')`,
  },
  {
    name: '发现需求的探访都登记了需求',
    rowsThatBreakIt: 'select id from fieldwork.visit where has_need <> (need_id is not null)',
  },
  {
    name: '小组与社区活动的节数等于有效的每节记录数',
    rowsThatBreakIt: `select g.id, g.sessions_held from fieldwork.group_work g
      where g.sessions_held <> (select count(*) from fieldwork.session_now s where s.group_id = g.id and not s.is_voided)`,
  },
  {
    name: '小组与社区活动的状态等于经过的最后一步',
    rowsThatBreakIt: `select g.id, g.state from fieldwork.group_work g where exists (select from fieldwork.step s where s.group_id = g.id)
      and g.state <> (select s.state from fieldwork.step s where s.group_id = g.id order by s.seq desc limit 1)`,
  },
  {
    name: '小组的出席只有入组的组员，日期与那一节相同',
    rowsThatBreakIt: `select t.session_id, t.person_id from fieldwork.attendance t join fieldwork.session s on s.id = t.session_id
      join fieldwork.group_work g on g.id = s.group_id
      where t.on_date <> s.held_on or t.group_id <> s.group_id or (g.kind = 'group' and not exists (
        select from fieldwork.member m where m.group_id = g.id and m.person_id = t.person_id and m.screening = 'accepted'))`,
  },
  {
    name: '到场人数不少于逐人签到的人数',
    rowsThatBreakIt: `select s.id from fieldwork.session s where s.people_count <
      (select count(*) from fieldwork.attendance t where t.session_id = s.id and t.state in ('present', 'late'))`,
  },
  {
    name: '已归档的档案有每节记录和评估',
    rowsThatBreakIt: `select id from fieldwork.group_work where state = 'archived' and (sessions_held = 0 or evaluation is null)`,
  },
]
