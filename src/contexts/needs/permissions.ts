import { permissions } from '#platform/access/permission.ts'

export const needsPermissions = permissions('needs', {
  'need.read': { label: '查看需求' },
  'need.report': { label: '提出需求' },
  'need.record': { label: '代为登记需求' },
  'need.verify': { label: '核实与分类需求' },
  'need.assign': { label: '交办与转介需求' },
  'need.work': { label: '办理需求' },
  'contact.reveal': { label: '查看需求联系人', sensitive: true },
})
