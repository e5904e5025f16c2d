import type { Page } from '#ui/page.ts'

export const officePages: Page[] = [
  {
    path: '/api-docs',
    title: '接口文档',
    needs: 'sign-in',
    menu: { group: '系统', order: 90 },
    hint: '供其他系统对接时查阅：每个接口谁能用、提交什么、返回什么。',
    load: async () => (await import('./ApiDocsPage.tsx')).ApiDocsPage,
  },
]
