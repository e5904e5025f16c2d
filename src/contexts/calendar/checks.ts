import type { Check } from '#platform/context.ts'

export const calendarChecks: Check[] = [
  {
    name: '审定的年度计划有拟定和审定两个人，并且有事项',
    rowsThatBreakIt: `select p.id from calendar.plan p where p.state = 'approved' and (p.decided_by is null or p.decided_by = p.recorded_by
      or not exists (select from calendar.plan_item i where i.plan_id = p.id))`,
  },
]
