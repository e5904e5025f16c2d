import type { PhonePage } from '#ui/phone/page.ts'

export const caseworkPhonePages: PhonePage[] = [
  {
    path: '/m/cases',
    title: '我的个案',
    needs: 'sign-in',
    tab: {
      label: '个案',
      order: 6,
      icon: 'mine',
      when: async (accountId) => (await import('./kept.ts')).hasCases(accountId),
    },
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/m/cases/:caseId',
    title: '个案',
    needs: 'sign-in',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
  {
    path: '/m/cases/:caseId/contact',
    title: '记录接触',
    needs: 'sign-in',
    load: async () => (await import('./ContactPage.tsx')).ContactPage,
  },
  {
    path: '/m/cases/:caseId/consent',
    title: '知情同意书',
    needs: 'sign-in',
    load: async () => (await import('./ConsentPage.tsx')).ConsentPage,
  },
]
