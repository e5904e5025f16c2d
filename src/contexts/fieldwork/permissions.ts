import { permissions } from '#platform/access/permission.ts'

export const fieldworkPermissions = permissions('fieldwork', {
  'visit.read': { label: '查看探访记录', sensitive: true },
  'visit.record': { label: '记录探访' },
  'group.read': { label: '查看小组与社区活动' },
  'group.work': { label: '办理小组与社区活动' },
  'group.approve': { label: '审定小组与社区活动' },
})
