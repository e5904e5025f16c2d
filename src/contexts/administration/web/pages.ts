import type { Page } from '#ui/page.ts'

export const administrationPages: Page[] = [
  {
    path: '/accounts',
    title: '用户与岗位',
    needs: 'administration.account.read',
    menu: { group: '系统', order: 10 },
    hint: '系统管理员建账号，安全管理员任命岗位：岗位决定一个人能办什么、在哪个区划办。三员须由不同的人担任。',
    load: async () => (await import('./AccountsPage.tsx')).AccountsPage,
  },
  {
    path: '/accounts/:accountId',
    title: '账号详情',
    needs: 'administration.account.read',
    load: async () => (await import('./AccountPage.tsx')).AccountPage,
  },
  {
    path: '/audit',
    title: '审计',
    needs: 'administration.audit.read',
    menu: { group: '系统', order: 20 },
    hint: '每一次办理、每一次查看个人信息、每一次被拒绝都记在这里，任何人都不能修改或删除。',
    load: async () => (await import('./AuditPage.tsx')).AuditPage,
  },
  {
    path: '/outbox',
    title: '短信发件箱',
    needs: 'administration.outbox.read',
    menu: { group: '系统', order: 30 },
    hint: '没有接入短信网关时，居民的登录验证码留在这里，5分钟内可见，由您当面或电话告知本人。每次查看都记入审计。',
    load: async () => (await import('./OutboxPage.tsx')).OutboxPage,
  },
]
