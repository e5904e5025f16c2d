import type { Page } from '#ui/page.ts'

export const hardshipPages: Page[] = [
  {
    path: '/hardship',
    title: '困难群众',
    needs: 'hardship.register.count',
    menu: { group: '联动', order: 60 },
    hint: '名册只保存部门认定的结果，平台不重新认定；离开名册填日期，不删除。每次查看名册都记入审计。',
    load: async () => (await import('./HardshipPage.tsx')).HardshipPage,
  },
  {
    path: '/hardship/:listedId',
    title: '困难群众登记',
    needs: 'hardship.register.read',
    load: async () => (await import('./ListedPage.tsx')).ListedPage,
  },
]
