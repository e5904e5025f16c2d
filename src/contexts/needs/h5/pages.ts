import type { PhonePage } from '#ui/phone/page.ts'

export const needsPhonePages: PhonePage[] = [
  {
    path: '/m/needs',
    title: '我的需求',
    needs: 'sign-in',
    load: async () => (await import('./NeedsPage.tsx')).NeedsPage,
  },
  {
    path: '/m/needs/new',
    title: '说说我的难处',
    needs: 'sign-in',
    load: async () => (await import('./TellPage.tsx')).TellPage,
  },
  {
    path: '/m/needs/:needId',
    title: '我的一件需求',
    needs: 'sign-in',
    load: async () => (await import('./MyNeedPage.tsx')).MyNeedPage,
  },
]
