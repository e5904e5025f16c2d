import { permissions } from '#platform/access/permission.ts'

export const administrationPermissions = permissions('administration', {
  'account.read': { label: '查看账号与岗位' },
  'account.create': { label: '新建账号' },
  'account.change': { label: '停用、启用、解锁账号，重置密码' },
  'post.appoint': { label: '任命与免去岗位' },
  'audit.read': { label: '查看审计记录', sensitive: true },
  'outbox.read': { label: '查看短信发件箱', sensitive: true },
  'audit.export': { label: '导出审计记录', sensitive: true },
})
