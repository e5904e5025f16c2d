import type { PhonePage } from '#ui/phone/page.ts'

export const activitiesPhonePages: PhonePage[] = [
  {
    path: '/m/activities',
    title: '找活动',
    needs: 'nothing',
    tab: { label: '找活动', order: 1, icon: 'find' },
    load: async () => (await import('./FindPage.tsx')).FindPage,
  },
  {
    path: '/m/activities/:activityId',
    title: '活动',
    needs: 'nothing',
    load: async () => (await import('./ActivityPage.tsx')).ActivityPage,
  },
  {
    path: '/m/mine',
    title: '我的活动',
    needs: 'sign-in',
    tab: { label: '我的活动', order: 2, icon: 'mine' },
    load: async () => (await import('./MyActivitiesPage.tsx')).MyActivitiesPage,
  },
  {
    path: '/m/in/:code',
    title: '签到',
    needs: 'nothing',
    load: async () => (await import('./CheckInPage.tsx')).CheckInPage,
  },
  {
    path: '/m/lead',
    title: '带队',
    needs: 'sign-in',
    tab: {
      label: '带队',
      order: 5,
      icon: 'lead',
      when: async (accountId) => (await import('./lead/leading.ts')).leadsSomething(accountId),
    },
    load: async () => (await import('./lead/LeadPage.tsx')).LeadPage,
  },
  {
    path: '/m/lead/:activityId',
    title: '我带的活动',
    needs: 'sign-in',
    load: async () => (await import('./lead/LedActivityPage.tsx')).LedActivityPage,
  },
  {
    path: '/m/lead/:activityId/code',
    title: '签到码',
    needs: 'sign-in',
    load: async () => (await import('./lead/CodePage.tsx')).CodePage,
  },
  {
    path: '/m/lead/:activityId/roll',
    title: '点名',
    needs: 'sign-in',
    load: async () => (await import('./lead/RollCallPage.tsx')).RollCallPage,
  },
  {
    path: '/m/lead/:activityId/hours',
    title: '确认时长',
    needs: 'sign-in',
    load: async () => (await import('./lead/ConfirmHoursPage.tsx')).ConfirmHoursPage,
  },
  {
    path: '/m/poster/:activityId',
    title: '签到海报',
    needs: 'sign-in',
    load: async () => (await import('./lead/PosterPage.tsx')).PosterPage,
  },
]
