import type { PhonePage } from '#ui/phone/page.ts'

export const grantsPhonePages: PhonePage[] = [
  {
    path: '/m/grants',
    title: '社区基金资助',
    needs: 'sign-in',
    load: async () => (await import('./GrantsPage.tsx')).GrantsPage,
  },
  {
    path: '/m/wishes',
    title: '微心愿',
    needs: 'sign-in',
    load: async () => (await import('./WishesPage.tsx')).WishesPage,
  },
]
