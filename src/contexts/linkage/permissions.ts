import { permissions } from '#platform/access/permission.ts'

export const linkagePermissions = permissions('linkage', {
  'linkage.read': { label: '查看五社联动' },
  'linkage.lead': { label: '牵头联动项目' },
  'resource.offer': { label: '登记资源与服务' },
  'meeting.hold': { label: '召开联席会议' },
  'task.do': { label: '办理联动任务' },
})
