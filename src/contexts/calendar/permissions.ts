import { permissions } from '#platform/access/permission.ts'

export const calendarPermissions = permissions('calendar', {
  'calendar.read': { label: '查看日程' },
  'plan.record': { label: '拟定年度计划' },
  'plan.approve': { label: '审定年度计划' },
})
