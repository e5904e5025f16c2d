import type { PhonePage } from '#ui/phone/page.ts'

export const grantsPhonePages: PhonePage[] = [
  {
    path: '/m/grants',
    title: '社区基金资助',
    needs: 'sign-in',
    load: async () => (await import('./GrantsPage.tsx')).GrantsPage,
  },
  {
    path: '/m/grants/score',
    title: '给申请打分',
    needs: 'sign-in',
    load: async () => (await import('./ScorePage.tsx')).ScorePage,
  },
  {
    path: '/m/grants/calls/:callId',
    title: '申请资助',
    needs: 'sign-in',
    load: async () => (await import('./ApplyPage.tsx')).ApplyPage,
  },
  {
    path: '/m/grants/:grantId',
    title: '我的申请',
    needs: 'sign-in',
    load: async () => (await import('./MyGrantPage.tsx')).MyGrantPage,
  },
  {
    path: '/m/grants/:grantId/edit',
    title: '接着填申请',
    needs: 'sign-in',
    load: async () => (await import('./ApplyPage.tsx')).DraftPage,
  },
  {
    path: '/m/grants/:grantId/report',
    title: '结项报告',
    needs: 'sign-in',
    load: async () => (await import('./ReportPage.tsx')).ReportPage,
  },
  {
    path: '/m/wishes',
    title: '微心愿',
    needs: 'sign-in',
    load: async () => (await import('./WishesPage.tsx')).WishesPage,
  },
]
