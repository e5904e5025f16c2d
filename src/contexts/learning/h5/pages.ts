import type { PhonePage } from '#ui/phone/page.ts'

export const learningPhonePages: PhonePage[] = [
  {
    path: '/m/cases',
    title: '好做法',
    needs: 'nothing',
    load: async () => (await import('./CasesPage.tsx')).CasesPage,
  },
  {
    path: '/m/cases/:caseId',
    title: '好做法',
    needs: 'nothing',
    load: async () => (await import('./CasePage.tsx')).CasePage,
  },
]
