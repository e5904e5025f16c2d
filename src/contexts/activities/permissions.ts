import { permissions } from '#platform/access/permission.ts'

export const activitiesPermissions = permissions('activities', {
  'activity.read': { label: '查看活动' },
  'activity.plan': { label: '筹划活动' },
  'activity.review': { label: '审核活动' },
  'activity.lead': { label: '带队：签到、点名、收尾' },
  'attendance.read': { label: '查看签到' },
})
