import type { PhonePage } from '#ui/phone/page.ts'

export const fundPhonePages: PhonePage[] = [
  {
    path: '/m/fund/votes',
    title: '基金表决',
    needs: 'sign-in',
    load: async () => (await import('./VotesPage.tsx')).VotesPage,
  },
]
