import { permissions } from '#platform/access/permission.ts'

export const officePermissions = permissions('office', {
  'file.upload': { label: '上传附件' },
  'file.read': { label: '查看附件' },
})
