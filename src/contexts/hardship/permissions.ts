import { permissions } from '#platform/access/permission.ts'

export const hardshipPermissions = permissions('hardship', {
  'register.read': { label: '查看困难群众名册', sensitive: true },
  'register.count': { label: '查看困难群众计数' },
  'register.record': { label: '登记困难群众名册' },
})
