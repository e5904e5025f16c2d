import type { PhonePage } from '#ui/phone/page.ts'

export const pointsPhonePages: PhonePage[] = [
  {
    path: '/m/points',
    title: '我的积分',
    needs: 'sign-in',
    load: async () => (await import('./PointsPage.tsx')).PointsPage,
  },
  {
    path: '/m/points/items',
    title: '换东西',
    needs: 'sign-in',
    load: async () => (await import('./ItemsPage.tsx')).ItemsPage,
  },
  {
    path: '/m/points/mine',
    title: '我的兑换',
    needs: 'sign-in',
    load: async () => (await import('./RedemptionsPage.tsx')).RedemptionsPage,
  },
]
