import type { PhonePage } from '#ui/phone/page.ts'

export const disclosurePhonePages: PhonePage[] = [
  {
    path: '/m/funds',
    title: '社区基金',
    needs: 'nothing',
    load: async () => (await import('./FundsPage.tsx')).FundsPage,
  },
  {
    path: '/m/funds/statements/:statementId',
    title: '季度公告',
    needs: 'nothing',
    load: async () => (await import('./StatementPage.tsx')).StatementPage,
  },
  {
    path: '/m/funds/:fundId',
    title: '社区基金',
    needs: 'nothing',
    load: async () => (await import('./FundPage.tsx')).FundPage,
  },
  {
    path: '/m/gifts',
    title: '我捐的钱和物去哪了',
    needs: 'sign-in',
    load: async () => (await import('./GiftsPage.tsx')).GiftsPage,
  },
  {
    path: '/m/gifts/:token',
    title: '我捐的钱去哪了',
    needs: 'nothing',
    load: async () => (await import('./GiftPage.tsx')).GiftPage,
  },
]
