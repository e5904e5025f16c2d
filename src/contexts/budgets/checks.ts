import type { Check } from '#platform/context.ts'

export const budgetsChecks: Check[] = [
  {
    name: '预算项目的支出不超过已审定的计划',
    rowsThatBreakIt: `select l.id, l.planned_fen, sum(s.fen) from budgets.pub_line l join budgets.spending s on s.line_id = l.id
      where s.voided_at is null group by l.id, l.planned_fen having sum(s.fen) > l.planned_fen`,
  },
  {
    name: '慈善资金的支出不手工登记',
    rowsThatBreakIt: `select s.id from budgets.spending s join budgets.line l on l.id = s.line_id where l.source = 'charity'`,
  },
  {
    name: '支出记在它的创建点和年度',
    rowsThatBreakIt: `select s.id from budgets.spending s join budgets.line l on l.id = s.line_id
      where l.point_id <> s.point_id or l.area_code <> s.area_code or extract(year from s.spent_on) <> l.year`,
  },
  {
    name: '审定的预算有编制和审定两个人',
    rowsThatBreakIt: `select id from budgets.budget where state in ('approved', 'superseded') and (decided_by is null or decided_by = prepared_by)`,
  },
]
