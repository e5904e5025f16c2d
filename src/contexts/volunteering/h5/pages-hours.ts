import type { PhonePage } from '#ui/phone/page.ts'

/** A volunteer's own hours on the phone. Leaders confirm from the pages of their activity. */
export const hoursPhonePages: PhonePage[] = [
  {
    path: '/m/hours',
    title: '我的时长',
    needs: 'sign-in',
    tab: { label: '我的时长', order: 3, icon: 'hours' },
    load: async () => (await import('./HoursPage.tsx')).HoursPage,
  },
  {
    path: '/m/hours/missing',
    title: '申请补记',
    needs: 'sign-in',
    load: async () => (await import('./HoursMissingPage.tsx')).HoursMissingPage,
  },
  {
    path: '/m/hours/:id',
    title: '一次服务',
    needs: 'sign-in',
    load: async () => (await import('./HoursOnePage.tsx')).HoursOnePage,
  },
]
