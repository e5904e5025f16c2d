import type { PhonePage } from '#ui/phone/page.ts'

export const evaluationPhonePages: PhonePage[] = [
  {
    path: '/m/evaluation',
    title: '我的评估',
    needs: 'sign-in',
    load: async () => (await import('./SeatsPage.tsx')).SeatsPage,
  },
  {
    path: '/m/evaluation/:seatId',
    title: '评分',
    needs: 'sign-in',
    load: async () => (await import('./SheetPage.tsx')).SheetPage,
  },
]
