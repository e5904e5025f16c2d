import { permissions } from '#platform/access/permission.ts'

export const incubationPermissions = permissions('incubation', {
  'organisation.read': { label: '查看社区社会组织' },
  'organisation.check': { label: '初审社区社会组织' },
  'organisation.file': { label: '备案社区社会组织' },
  'organisation.nurture': { label: '培育社区社会组织' },
  'organisation.lead': { label: '办理本组织事务' },
})
