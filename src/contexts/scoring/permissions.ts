import { permissions } from '#platform/access/permission.ts'

export const scoringPermissions = permissions('scoring', {
  'table.read': { label: '查看评分表' },
  'table.record': { label: '制定评分表' },
  'table.approve': { label: '审定评分表' },
})
