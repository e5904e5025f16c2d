import type { Page } from '#ui/page.ts'

export const grantsPages: Page[] = [
  {
    path: '/fund/grants',
    title: '资助',
    needs: 'grants.call.read',
    menu: { group: '基金', order: 50 },
    hint: '资助从征集到结项一步一留痕；付款须制单、复核、批准三个人，公示期满、签订协议之后才能付。',
    load: async () => (await import('./GrantsPage.tsx')).GrantsPage,
  },
  {
    path: '/fund/grants/new',
    title: '代为登记资助申请',
    needs: 'grants.application.apply',
    load: async () => (await import('./ApplyPage.tsx')).ApplyPage,
  },
  {
    path: '/fund/grants/new-call',
    title: '发布资助征集',
    needs: 'grants.call.publish',
    load: async () => (await import('./CallFormPage.tsx')).CallFormPage,
  },
  {
    path: '/fund/scores',
    title: '评审打分',
    needs: 'grants.application.score',
    menu: { group: '基金', order: 52 },
    hint: '委员各自独立打分，交了不能改；提请表决之前看不到别人的分。与申请人有关联关系的须回避。',
    load: async () => (await import('./ScoresPage.tsx')).ScoresPage,
  },
  {
    path: '/fund/grants/:grantId/revise',
    title: '修改退回的申请',
    needs: 'grants.application.apply',
    load: async () => (await import('./RevisePage.tsx')).RevisePage,
  },
  {
    path: '/fund/grants/:grantId/report',
    title: '登记结项报告',
    needs: 'grants.application.apply',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
  {
    path: '/fund/grants/:grantId',
    title: '资助详情',
    needs: 'grants.call.read',
    load: async () => (await import('./GrantPage.tsx')).GrantPage,
  },
  {
    path: '/fund/wishes',
    title: '微心愿',
    needs: 'grants.call.read',
    menu: { group: '基金', order: 55 },
    hint: '微心愿只公开遮盖后的称呼；不收现金心愿，由认领人或基金购买物品送达，本人确认收到。',
    load: async () => (await import('./WishesPage.tsx')).WishesPage,
  },
]
