import type { Page } from '#ui/page.ts'

export const expertsPages: Page[] = [
  {
    path: '/experts',
    title: '专家联系点',
    needs: 'experts.expert.read',
    menu: { group: '推广', order: 50 },
    hint: '哪位专家联系哪个创建点，走访看到什么、提了什么意见，街镇采纳没有、结果怎样，一条条跟到底。',
    load: async () => (await import('./ExpertsPage.tsx')).ExpertsPage,
  },
  {
    path: '/experts/:contactId',
    title: '专家联系点详情',
    needs: 'experts.expert.read',
    load: async () => (await import('./ContactPage.tsx')).ContactPage,
  },
]
