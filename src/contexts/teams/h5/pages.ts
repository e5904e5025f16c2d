import type { PhonePage } from '#ui/phone/page.ts'

export const teamsPhonePages: PhonePage[] = [
  {
    path: '/m/teams',
    title: '身边的队伍',
    needs: 'sign-in',
    load: async () => (await import('./TeamsNearPage.tsx')).TeamsNearPage,
  },
  {
    path: '/m/teams/:teamId',
    title: '志愿队伍',
    needs: 'sign-in',
    load: async () => (await import('./TeamPage.tsx')).TeamPage,
  },
  {
    path: '/m/merits',
    title: '我的培训与表彰',
    needs: 'sign-in',
    load: async () => (await import('./MeritsPage.tsx')).MeritsPage,
  },
]
